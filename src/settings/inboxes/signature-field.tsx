import { BaseControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { helpOf, LazyRichText, useField } from '../../components';

// What stands under each reply.
export function SignatureField() {
	const { value, error, set } = useField< string >( 'signature' );
	const label = __( 'Signature', 'switchboard' );
	return (
		<div>
			<BaseControl.VisualLabel>{ label }</BaseControl.VisualLabel>
			<LazyRichText
				label={ label }
				value={ value }
				onChange={ set }
				minLines={ 3 }
			/>
			<div className="components-base-control__help">
				{ helpOf(
					error,
					__( 'Stands under each reply.', 'switchboard' )
				) }
			</div>
		</div>
	);
}
