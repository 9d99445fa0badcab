import { act, renderHook } from '@testing-library/react';
import { uploadAttachment } from '../../../../src/api';
import { useFiles } from '../../../../src/tickets/composer/use-files';
import { boot } from '../../api/fixtures';

jest.mock( '../../../../src/api/upload' );

const upload = uploadAttachment as jest.MockedFunction<
	typeof uploadAttachment
>;

beforeEach( () => {
	window.switchboardBoot = boot();
	upload.mockReset().mockReturnValue( new Promise( () => {} ) );
} );

it( 'tells of a file that the server refuses before it is on its way', () => {
	const { result } = renderHook( () =>
		useFiles(
			() => {},
			() => {}
		)
	);
	const named = ( name: string ) => new File( [ 'x' ], name );
	act( () =>
		result.current.add( [
			named( 'setup.EXE' ),
			named( 'setup.exe.pdf' ),
			named( 'execution.pdf' ),
		] )
	);
	expect( result.current.uploads.map( ( { error } ) => error ) ).toEqual( [
		expect.stringContaining( 'ZIP' ),
		expect.stringContaining( 'ZIP' ),
		null,
	] );
	expect( upload ).toHaveBeenCalledTimes( 1 );
	expect( result.current.isUploading ).toBe( true );
} );
