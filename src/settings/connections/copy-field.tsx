import { TextControl } from '@wordpress/components';
import { sprintf, __ } from '@wordpress/i18n';
import { CopyButton } from '../../components';

interface CopyFieldProps {
	label: string;
	help: string | undefined;
	text: string;
}

// A text that is needed elsewhere.
export function CopyField( { label, help, text }: CopyFieldProps ) {
	return (
		<div className="switchboard-connection__post">
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ label }
				help={ help }
				value={ text }
				onChange={ () => {} }
				onFocus={ ( event ) => event.currentTarget.select() }
				dir="ltr"
				readOnly
			/>
			<CopyButton
				text={ text }
				label={ sprintf(
					/* translators: %s: what is copied, such as "Redirect address". */
					__( 'Copy: %s', 'switchboard' ),
					label
				) }
			/>
		</div>
	);
}
