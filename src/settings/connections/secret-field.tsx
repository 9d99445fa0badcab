import { BaseControl, Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { CopyButton, TextField, useField } from '../../components';
import { makeUpSecret } from './secrets';

interface SecretFieldProps {
	name: string;
	label: string;
	help: string | undefined;
	isStored: boolean;
	/** The account or server that it was meant for has changed. */
	mustEnter?: boolean;
	canMakeUp?: boolean;
}

// A secret is never shown again; it can only be replaced. One that the site made up is in sight until it is saved.
export function SecretField( {
	name,
	label,
	help,
	isStored,
	mustEnter = false,
	canMakeUp = false,
}: SecretFieldProps ) {
	const { value, error, set } = useField< string >( name );
	const [ isReplacing, setReplacing ] = useState( false );
	if ( isStored && ! isReplacing && ! mustEnter && ! error && ! value ) {
		return (
			<div className="switchboard-connection__secret">
				<BaseControl.VisualLabel>{ label }</BaseControl.VisualLabel>
				<div>
					<span>
						{ __( 'Stored, not shown again', 'switchboard' ) }
					</span>
					<Button
						variant="link"
						onClick={ () => {
							setReplacing( true );
							if ( canMakeUp ) {
								set( makeUpSecret() );
							}
						} }
					>
						{ canMakeUp
							? __( 'Make a new one', 'switchboard' )
							: __( 'Replace', 'switchboard' ) }
					</Button>
				</div>
			</div>
		);
	}
	const field = (
		<TextField
			name={ name }
			label={ label }
			help={
				mustEnter && isStored
					? __(
							'The account or the server has changed: enter it again, for the stored one goes nowhere else.',
							'switchboard'
						)
					: help
			}
			type={ canMakeUp ? 'text' : 'password' }
			dir="ltr"
			autoComplete="new-password"
		/>
	);
	return canMakeUp ? (
		<div className="switchboard-connection__generate">
			{ field }
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ () => set( makeUpSecret() ) }
			>
				{ __( 'Generate', 'switchboard' ) }
			</Button>
			{ value && (
				<CopyButton
					text={ value }
					label={ __( 'Copy the secret', 'switchboard' ) }
				/>
			) }
		</div>
	) : (
		field
	);
}
