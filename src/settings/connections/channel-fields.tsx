import { __ } from '@wordpress/i18n';
import {
	Fold,
	FormSection,
	ListField,
	NumberField,
	SelectField,
	TextField,
	ToggleField,
} from '../../components';
import { Access } from './access';
import {
	isSecretStored,
	mustEnterAgain,
	nameOfSetting,
} from './connection-values';
import type { Settings, SettingsField } from './conditions';
import { CopyField } from './copy-field';
import { FolderField, FoldersField } from './folder-fields';
import { fieldGroups, summaryOf } from './groups';
import { PostTo } from './post-to';
import type { Preset } from './presets';
import { SecretField } from './secret-field';
import { useSetup } from './setup';
import { Trial } from './trial';

// One field as the channel describes it.
function ChannelField( { field }: { field: SettingsField } ) {
	const { connection, counting, saved, typed } = useSetup();
	const { key, label, type } = field;
	const common = {
		name: nameOfSetting( key ),
		label,
		help: field.help || undefined,
		placeholder: field.placeholder || undefined,
	};
	switch ( type ) {
		case 'number':
			return <NumberField { ...common } />;
		case 'checkbox':
			return <ToggleField { ...common } />;
		case 'select':
			return (
				<SelectField
					{ ...common }
					options={ counting.optionsOf( field ) }
				/>
			);
		case 'secret': {
			const stored = ( connection?.settings ?? {} ) as Settings;
			return (
				<SecretField
					{ ...common }
					isStored={ isSecretStored( stored[ key ] ) }
					mustEnter={ mustEnterAgain( field, saved, typed ) }
					canMakeUp={ field.generate }
				/>
			);
		}
		case 'list':
			return (
				<ListField
					{ ...common }
					addLabel={ __( 'Add', 'switchboard' ) }
				/>
			);
		case 'folders':
			return <FoldersField { ...common } />;
		case 'folder':
			return <FolderField { ...common } />;
		case 'date':
			return <TextField { ...common } type="date" dir="ltr" />;
		case 'email':
			return <TextField { ...common } type="email" dir="ltr" />;
		case 'test':
			return field.tests ? (
				<Trial what={ field.tests } label={ label } />
			) : null;
		case 'access':
			return <Access connection={ connection } />;
		case 'copy':
			return (
				<CopyField
					label={ label }
					help={ common.help }
					text={ field.placeholder }
				/>
			);
		case 'post_to':
			return <PostTo label={ label } />;
	}
	return <TextField { ...common } dir="auto" />;
}

const isTool = ( { type }: SettingsField ): boolean =>
	type === 'test' || type === 'access';

// Fields side by side, as wide as each says.
function Fields( { fields }: { fields: SettingsField[] } ) {
	return (
		<div className="switchboard-connection__fields">
			{ fields.map( ( field ) => (
				<div key={ field.key } className={ `is-${ field.width }` }>
					<ChannelField field={ field } />
				</div>
			) ) }
		</div>
	);
}

// What the channel asks for, under its headings; what a preset has filled in is there for whoever opens it.
export function ChannelFields( { preset }: { preset: Preset | null } ) {
	const { channel, counting, form } = useSetup();
	const isFaulty = ( { key }: SettingsField ): boolean =>
		nameOfSetting( key ) in form.errors;
	return (
		<>
			{ fieldGroups( channel.settings_fields, counting, preset ).map(
				( { label, shown, folded } ) => (
					<FormSection key={ label } title={ label || channel.label }>
						<Fields
							fields={ shown.filter(
								( field ) => ! isTool( field )
							) }
						/>
						{ folded.length > 0 && (
							<Fold
								label={ __( 'More settings', 'switchboard' ) }
								of={ label }
								summary={ summaryOf( folded, counting ) }
								mustBeOpen={ folded.some( isFaulty ) }
							>
								<Fields fields={ folded } />
							</Fold>
						) }
						{ shown.filter( isTool ).map( ( field ) => (
							<ChannelField key={ field.key } field={ field } />
						) ) }
					</FormSection>
				)
			) }
		</>
	);
}
