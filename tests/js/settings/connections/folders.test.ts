import type { MailboxFolder } from '../../../../src/api';
import {
	chosenFolders,
	roleLabel,
	toggleFolder,
} from '../../../../src/settings/connections/folders';

const folder = (
	path: string,
	name = path,
	role: MailboxFolder[ 'role' ] = null
): MailboxFolder => ( { path, name, role, selectable: true } );

const folders = [
	folder( 'INBOX', 'INBOX', 'inbox' ),
	folder( 'Best&AOQ-tigungen', 'Bestätigungen' ),
	folder( '[Gmail]/Gesendet', '[Gmail]/Gesendet', 'sent' ),
];

describe( 'folders that are read', () => {
	it( 'are the inbox when none was chosen', () => {
		expect( chosenFolders( folders, [] ).chosen ).toEqual( [ 'INBOX' ] );
		expect( chosenFolders( [], [ ' ' ] ).chosen ).toEqual( [ 'INBOX' ] );
	} );

	it( 'are found by what a person typed by hand', () => {
		expect( chosenFolders( folders, [ 'Bestätigungen' ] ) ).toEqual( {
			chosen: [ 'Best&AOQ-tigungen' ],
			list: folders,
		} );
	} );

	it( 'stay in sight when they are gone from the server', () => {
		const { chosen, list } = chosenFolders( folders, [ 'Old', 'INBOX' ] );
		expect( chosen ).toEqual( [ 'Old', 'INBOX' ] );
		expect( list[ 0 ] ).toEqual( folder( 'Old' ) );
		expect( list ).toHaveLength( 4 );
	} );

	it( 'are picked and left, but never all', () => {
		expect( toggleFolder( [ 'INBOX' ], 'Sent' ) ).toEqual( [
			'INBOX',
			'Sent',
		] );
		expect( toggleFolder( [ 'INBOX', 'Sent' ], 'INBOX' ) ).toEqual( [
			'Sent',
		] );
		expect( toggleFolder( [ 'Sent' ], 'Sent' ) ).toEqual( [ 'INBOX' ] );
	} );
} );

it( 'says what a folder is for where its name does not', () => {
	expect( folders.map( roleLabel ) ).toEqual( [ '', '', 'Sent' ] );
} );
