import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Template } from '../../api';

interface VariablesProps {
	variables: Template[ 'variables' ];
	onInsert: ( name: string ) => void;
}

// What can stand in the mail; a press puts it at the caret.
export function Variables( { variables, onInsert }: VariablesProps ) {
	return (
		<div
			className="switchboard-mail__variables"
			role="group"
			aria-label={ __( 'Insert', 'switchboard' ) }
		>
			{ variables.map( ( { name, label } ) => (
				<Button
					key={ name }
					size="small"
					label={ sprintf(
						/* translators: 1: what a variable means, 2: its name. */
						__( 'Insert: %1$s, %2$s', 'switchboard' ),
						label,
						`{{${ name }}}`
					) }
					showTooltip
					// The field keeps its caret.
					onMouseDown={ ( event: React.MouseEvent ) =>
						event.preventDefault()
					}
					onClick={ () => onInsert( name ) }
				>
					{ label }
				</Button>
			) ) }
		</div>
	);
}
