import { act, renderHook } from '@testing-library/react';
import { ApiError, fetchDraft, saveDraft } from '../../../../src/api';
import { useDraft } from '../../../../src/tickets/composer/use-draft';
import { boot } from '../../api/fixtures';

jest.mock( '../../../../src/api/calls' );

const read = fetchDraft as jest.MockedFunction< typeof fetchDraft >;
const save = saveDraft as jest.MockedFunction< typeof saveDraft >;

const onServer = ( html: string, at = '2026-11-22T08:00:00Z' ) => ( {
	ticket: 1,
	kind: 'reply' as const,
	html,
	attachments: [],
	recipients: null,
	updated_at: at,
} );

const settle = ( ms: number ) =>
	act( () => jest.advanceTimersByTimeAsync( ms ) );

beforeEach( () => {
	jest.useFakeTimers();
	window.localStorage.clear();
	window.switchboardBoot = boot();
	read.mockReset().mockResolvedValue( null );
	save.mockReset().mockImplementation( async ( _id, { html } ) =>
		onServer( html )
	);
} );

afterEach( () => jest.useRealTimers() );

const open = () => renderHook( () => useDraft( 1, 3 ) );
const stored = () =>
	JSON.parse(
		window.localStorage.getItem( 'switchboard-2-draft-1' ) ?? 'null'
	);

it( 'keeps every key in the browser and tells the site a second later, once', async () => {
	const { result } = open();
	await settle( 0 );
	act( () => result.current.change( { html: '<p>H</p>' } ) );
	act( () => result.current.change( { html: '<p>He</p>' } ) );
	expect( stored().html ).toBe( '<p>He</p>' );
	await settle( 900 );
	expect( save ).not.toHaveBeenCalled();
	await settle( 200 );
	expect( save ).toHaveBeenCalledTimes( 1 );
	expect( result.current.state ).toBe( 'saved' );
	expect( result.current.draft.isDirty ).toBe( false );
} );

it( 'keeps the text when the site does not answer, and tries again', async () => {
	save.mockRejectedValueOnce( new ApiError( 'fetch_error', 'No.', 0 ) );
	const { result } = open();
	await settle( 0 );
	act( () => result.current.change( { html: '<p>Precious</p>' } ) );
	await settle( 1100 );
	expect( result.current.state ).toBe( 'kept-here' );
	expect( stored() ).toMatchObject( {
		html: '<p>Precious</p>',
		isDirty: true,
	} );
	await settle( 10_100 );
	expect( save ).toHaveBeenCalledTimes( 2 );
	expect( result.current.state ).toBe( 'saved' );
} );

it( 'shows what was written on another device', async () => {
	read.mockResolvedValueOnce( onServer( '<p>From the phone</p>' ) );
	const { result } = open();
	await settle( 0 );
	expect( result.current.draft.html ).toBe( '<p>From the phone</p>' );
	expect( result.current.revision ).toBe( 1 );
} );

it( 'never lays an older copy over what is being typed', async () => {
	let answer: ( draft: ReturnType< typeof onServer > ) => void = () => {};
	read.mockReturnValueOnce(
		new Promise( ( resolve ) => ( answer = resolve ) )
	);
	const { result } = open();
	act( () => result.current.change( { html: '<p>Typed first</p>' } ) );
	answer( onServer( '<p>Late</p>' ) );
	await settle( 0 );
	expect( result.current.draft.html ).toBe( '<p>Typed first</p>' );
} );

it( 'remembers the newest message when the writing began', async () => {
	const { result, rerender } = renderHook(
		( newest: number ) => useDraft( 1, newest ),
		{ initialProps: 3 }
	);
	await settle( 0 );
	act( () => result.current.change( { html: '<p>a</p>' } ) );
	rerender( 5 );
	act( () => result.current.change( { html: '<p>ab</p>' } ) );
	expect( result.current.draft.since ).toBe( 3 );
	act( () => result.current.acknowledge( 5 ) );
	expect( result.current.draft.since ).toBe( 5 );
} );

it( 'does not bother the site with an empty draft that it never had', async () => {
	const { result } = open();
	await settle( 0 );
	act( () => result.current.change( { kind: 'note' } ) );
	await settle( 1100 );
	expect( save ).not.toHaveBeenCalled();
} );

it( 'is gone from the browser after sending', async () => {
	const { result } = open();
	await settle( 0 );
	act( () => result.current.change( { html: '<p>a</p>' } ) );
	await settle( 1100 );
	await act( () => result.current.settle() );
	act( () =>
		result.current.replace( {
			...result.current.draft,
			html: '',
			isDirty: false,
		} )
	);
	expect( stored() ).toBeNull();
} );
