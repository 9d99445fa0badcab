import { BaseControl, Button, CheckboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { MailboxFolder } from '../../api';
import {
	helpOf,
	ListField,
	Notice,
	SelectField,
	Skeleton,
	TextField,
	useField,
} from '../../components';
import { chosenFolders, roleLabel, toggleFolder } from './folders';
import { useSetup } from './setup';

interface FieldProps {
	name: string;
	label: string;
	help: string | undefined;
}

// Why the list can't be shown, with the server's own words.
function Failure() {
	const { folders } = useSetup();
	return (
		folders.error && (
			<Notice
				status="error"
				actions={ [
					{
						label: __( 'Try again', 'switchboard' ),
						onClick: folders.load,
					},
				] }
			>
				<span dir="auto">{ folders.error.message }</span>{ ' ' }
				{ folders.error.hint }
			</Notice>
		)
	);
}

interface AskProps {
	label: string;
	onByHand?: () => void;
}

function Ask( { label, onByHand }: AskProps ) {
	const { folders } = useSetup();
	return (
		<div className="switchboard-connection__ask">
			{ folders.state !== 'failed' && (
				<Button
					size="compact"
					variant="secondary"
					isBusy={ folders.state === 'loading' }
					disabled={ folders.state === 'loading' }
					accessibleWhenDisabled
					onClick={ folders.load }
				>
					{ label }
				</Button>
			) }
			{ onByHand && (
				<Button size="compact" variant="tertiary" onClick={ onByHand }>
					{ __( 'Type them by hand', 'switchboard' ) }
				</Button>
			) }
		</div>
	);
}

function Option( {
	id,
	folder,
	isChosen,
	isMissing,
	onToggle,
}: {
	id: string;
	folder: MailboxFolder;
	isChosen: boolean;
	isMissing: boolean;
	onToggle: () => void;
} ) {
	return (
		<label className="switchboard-form__option" htmlFor={ id }>
			<CheckboxControl
				__nextHasNoMarginBottom
				id={ id }
				checked={ isChosen }
				disabled={ ! folder.selectable }
				onChange={ onToggle }
			/>
			<span dir="auto">{ folder.name }</span>
			<span className="switchboard-form__option-detail">
				{ isMissing
					? __( 'Not on the server', 'switchboard' )
					: roleLabel( folder ) }
			</span>
		</label>
	);
}

// The folders that are read, picked from the server's list; typed by hand where it can't be reached.
export function FoldersField( { name, label, help }: FieldProps ) {
	const { id, value, error, set } = useField< string[] >( name );
	const { folders } = useSetup();
	const [ isByHand, setByHand ] = useState( false );
	const { list, chosen } = chosenFolders( folders.folders, value );

	if ( isByHand ) {
		return (
			<div className="switchboard-connection__folders">
				<ListField
					name={ name }
					label={ label }
					help={ __(
						'As the mail program shows them, with the sign between a folder and those in it. Empty: the inbox.',
						'switchboard'
					) }
					addLabel={ __( 'Add folder', 'switchboard' ) }
				/>
				<Button
					size="compact"
					variant="tertiary"
					onClick={ () => setByHand( false ) }
				>
					{ __( 'Choose from the mailbox', 'switchboard' ) }
				</Button>
			</div>
		);
	}
	return (
		<fieldset
			className="switchboard-form__pick switchboard-connection__folders"
			aria-describedby={ `${ id }__help` }
			aria-busy={ folders.state === 'loading' }
		>
			<BaseControl.VisualLabel as="legend">
				{ label }
			</BaseControl.VisualLabel>
			{ folders.state === 'known' ? (
				<div className="switchboard-form__options">
					{ list.map( ( folder ) => (
						<Option
							key={ folder.path }
							id={ `${ id }-${ folder.path }` }
							folder={ folder }
							isChosen={ chosen.includes( folder.path ) }
							isMissing={ ! folders.folders.includes( folder ) }
							onToggle={ () =>
								set( toggleFolder( chosen, folder.path ) )
							}
						/>
					) ) }
					{ list.length === 0 && (
						<p className="switchboard-form__none">
							{ __(
								'The server shows no folders.',
								'switchboard'
							) }
						</p>
					) }
				</div>
			) : (
				<p className="switchboard-connection__chosen" dir="auto">
					{ chosen.join( ', ' ) }
				</p>
			) }
			{ folders.state === 'loading' && <Skeleton rows={ 2 } /> }
			{ folders.state === 'failed' && <Failure /> }
			{ folders.state !== 'known' && (
				<Ask
					label={ __( 'Choose folders', 'switchboard' ) }
					onByHand={ () => setByHand( true ) }
				/>
			) }
			<div
				className="components-base-control__help"
				id={ `${ id }__help` }
			>
				{ helpOf( error, help ) }
			</div>
		</fieldset>
	);
}

// One folder, picked from the server's list once that is known.
export function FolderField( { name, label, help }: FieldProps ) {
	const { value } = useField< string >( name );
	const { folders, channel, counting } = useSetup();
	// Both ask for the same list: its failure is said once.
	const isSaidElsewhere = channel.settings_fields.some(
		( { key, type } ) => type === 'folders' && counting.counts( key )
	);
	const offered = folders.folders.filter(
		( { selectable, role } ) => selectable && role !== 'inbox'
	);
	if ( folders.state !== 'known' || offered.length === 0 ) {
		return (
			<div className="switchboard-connection__folder">
				<TextField
					name={ name }
					label={ label }
					help={ help }
					dir="auto"
				/>
				{ folders.state === 'failed' && ! isSaidElsewhere && (
					<Failure />
				) }
				<Ask label={ __( 'Choose from the mailbox', 'switchboard' ) } />
			</div>
		);
	}
	const isListed = offered.some( ( { path } ) => path === value );
	return (
		<SelectField
			name={ name }
			label={ label }
			help={ help }
			options={ [
				{
					value: '',
					label: __( 'Choose a folder', 'switchboard' ),
				},
				...( value && ! isListed
					? [
							{
								value,
								label: sprintf(
									/* translators: %s: name of a folder. */
									__(
										'%s (not on the server)',
										'switchboard'
									),
									value
								),
							},
						]
					: [] ),
				...offered.map( ( { path, name: folder } ) => ( {
					value: path,
					label: folder,
				} ) ),
			] }
		/>
	);
}
