import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	ListField,
	NumberField,
	SelectField,
	TextField,
	ToggleField,
} from '../../components';
import { isSecretStored, nameOfSetting } from './connection-values';
import type { SettingsField } from './connection-values';

interface SecretFieldProps {
	name: string;
	label: string;
	help: string | undefined;
	isStored: boolean;
}

// A secret is never shown again; it can only be replaced.
function SecretField( { name, label, help, isStored }: SecretFieldProps ) {
	const [ isReplacing, setReplacing ] = useState( ! isStored );
	if ( isReplacing ) {
		return (
			<TextField
				name={ name }
				label={ label }
				help={ help }
				type="password"
				dir="ltr"
				autoComplete="new-password"
			/>
		);
	}
	return (
		<div className="switchboard-connection__secret">
			<span className="components-base-control__label">{ label }</span>
			<div>
				<span>{ __( 'Stored, not shown again', 'switchboard' ) }</span>
				<Button variant="link" onClick={ () => setReplacing( true ) }>
					{ __( 'Replace', 'switchboard' ) }
				</Button>
			</div>
		</div>
	);
}

interface ChannelFieldProps {
	field: SettingsField;
	isStored: boolean;
}

// One field as the channel describes it.
function ChannelField( { field, isStored }: ChannelFieldProps ) {
	const { key, label, help, type, options = [] } = field;
	const common = { name: nameOfSetting( key ), label, help };
	switch ( type ) {
		case 'number':
			return <NumberField { ...common } />;
		case 'checkbox':
			return <ToggleField { ...common } />;
		case 'select':
			return <SelectField { ...common } options={ options } />;
		case 'secret':
			return <SecretField { ...common } isStored={ isStored } />;
		case 'list':
			return (
				<ListField
					{ ...common }
					addLabel={ __( 'Add', 'switchboard' ) }
				/>
			);
		case 'date':
			return <TextField { ...common } type="date" dir="ltr" />;
		case 'email':
			return <TextField { ...common } type="email" dir="ltr" />;
	}
	return <TextField { ...common } dir="auto" />;
}

interface ChannelFieldsProps {
	fields: SettingsField[];
	stored: Record< string, unknown >;
}

export function ChannelFields( { fields, stored }: ChannelFieldsProps ) {
	return (
		<>
			{ fields.map( ( field ) => (
				<ChannelField
					key={ field.key }
					field={ field }
					isStored={ isSecretStored( stored[ field.key ] ) }
				/>
			) ) }
		</>
	);
}
