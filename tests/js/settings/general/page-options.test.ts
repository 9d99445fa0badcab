import { pageOptions } from '../../../../src/settings/general/page-options';

const page = ( id: number, raw: string, status = 'publish' ) => ( {
	id,
	title: { raw },
	status,
} );

describe( 'pageOptions', () => {
	it( 'says which page visitors can’t see, and names the nameless', () => {
		const pages = [ page( 1, 'Help' ), page( 2, '', 'draft' ) ];
		expect( pageOptions( pages, 0 ).map( ( { label } ) => label ) ).toEqual(
			[ 'None', 'Help', 'Page 2 (not published)' ]
		);
	} );

	it( 'keeps a chosen page that is not among the first hundred', () => {
		expect( pageOptions( [ page( 1, 'Help' ) ], 400 ) ).toContainEqual( {
			value: '400',
			label: 'Page 400',
		} );
	} );
} );
