import { sectionsFor } from '../../../src/settings/sections';

const may = ( ...capabilities: string[] ) => ( {
	manage_settings: capabilities.includes( 'manage_settings' ),
	manage: capabilities.includes( 'manage' ),
	reply: true,
	note: true,
} );

const paths = ( ...capabilities: string[] ) =>
	sectionsFor( may( ...capabilities ) ).map(
		( section ) => section.paths[ 0 ]
	);

describe( 'sections by capability', () => {
	it( 'shows an agent only what is the agent’s own', () => {
		expect( paths() ).toEqual( [ 'notifications' ] );
	} );

	it( 'shows a manager the helpdesk, but no server and no mail', () => {
		expect( paths( 'manage' ) ).toEqual( [
			'inboxes',
			'agents',
			'statuses',
			'fields',
			'tags',
			'blocked',
			'notifications',
		] );
	} );

	it( 'shows an administrator all', () => {
		expect( paths( 'manage', 'manage_settings' ) ).toHaveLength( 10 );
	} );
} );
