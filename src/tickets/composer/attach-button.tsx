import { Button } from '@wordpress/components';
import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { paperclip } from '../icons';

/** Opens the browser's choice of files. */
export function AttachButton( {
	onFiles,
}: {
	onFiles: ( files: File[] ) => void;
} ) {
	const input = useRef< HTMLInputElement >( null );
	return (
		<>
			<Button
				size="small"
				className="switchboard-rich-text__tool"
				icon={ paperclip }
				iconSize={ 20 }
				label={ __( 'Attach files', 'switchboard' ) }
				onClick={ () => input.current?.click() }
			/>
			<input
				ref={ input }
				type="file"
				multiple
				hidden
				aria-label={ __( 'Attach files', 'switchboard' ) }
				onChange={ ( { target } ) => {
					onFiles( [ ...( target.files ?? [] ) ] );
					// The same file again shall be a change, too.
					target.value = '';
				} }
			/>
		</>
	);
}
