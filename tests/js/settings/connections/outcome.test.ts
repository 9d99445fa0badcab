import type { MailFetch, MailFolder } from '../../../../src/api';
import {
	countsOf,
	outcomeOf,
} from '../../../../src/settings/connections/outcome';

const fetch: MailFetch = {
	id: 1,
	started_at: '2026-11-22T10:00:00Z',
	ended_at: '2026-11-22T10:00:02Z',
	found: 0,
	taken: 0,
	failed: 0,
	error: null,
};

const folder: MailFolder = {
	path: 'INBOX',
	name: 'INBOX',
	on_server: 12304,
	here: 12304,
	older: 0,
	given_up: 0,
	since: null,
	counted_at: '2026-11-22T10:00:00Z',
	fetched_at: '2026-11-22T10:00:00Z',
	error: null,
};

it( 'says what came of a fetch', () => {
	expect( outcomeOf( fetch ) ).toBe( 'Nothing new' );
	expect( outcomeOf( { ...fetch, found: 3, taken: 2, failed: 1 } ) ).toBe(
		'2 new, 1 failed, is tried again'
	);
	expect( outcomeOf( { ...fetch, error: 'No such mailbox' } ) ).toBe(
		'No such mailbox'
	);
	expect( outcomeOf( { ...fetch, ended_at: null } ) ).toBe(
		'Interrupted, or still going on'
	);
} );

it( 'compares a folder with its server', () => {
	expect( countsOf( folder ) ).toEqual( [
		'12,304 on the server, 12,304 here',
	] );
	expect( countsOf( { ...folder, older: 7, given_up: 1 } ) ).toEqual( [
		'12,304 on the server, 12,304 here',
		'7 older, left alone',
		'1 can’t be fetched, is tried again each day',
	] );
	expect( countsOf( { ...folder, counted_at: null } ) ).toEqual( [
		'Not counted yet',
	] );
} );
