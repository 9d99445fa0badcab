import { registerBlockType } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import metadata from './block.json';
import { Edit } from './edit';
import './style.scss';

registerBlockType( metadata.name, {
	...metadata,
	// The inserter's preview shows no placeholders.
	example: {
		attributes: {
			buttonText: __( 'Send', 'switchboard' ),
		},
	},
	edit: Edit,
	save: () => null,
} as never );
