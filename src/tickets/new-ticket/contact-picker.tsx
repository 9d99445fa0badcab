import { Button, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { close } from '@wordpress/icons';
import { Avatar, ChoiceList } from '../../components';
import { FieldError } from './field-error';
import type { Chosen } from './types';
import { useContactSearch } from './use-contact-search';

interface ContactPickerProps {
	value: Chosen;
	error: string | undefined;
	onChange: ( contact: Chosen ) => void;
}

const NOBODY: Chosen = { id: null, name: '', email: '' };

/** Finds a contact by name or address; an address that nobody has begins a new contact. */
export function ContactPicker( {
	value,
	error,
	onChange,
}: ContactPickerProps ) {
	const [ isNew, setNew ] = useState(
		value.id === null && value.email !== ''
	);
	if ( value.id ) {
		return (
			<div className="switchboard-picked">
				<Avatar name={ value.name } id={ value.id } size={ 28 } />
				<span className="switchboard-picked__text">
					<b dir="auto">{ value.name }</b>
					<span dir="ltr">{ value.email }</span>
				</span>
				<Button
					size="compact"
					icon={ close }
					iconSize={ 20 }
					label={ __( 'Choose somebody else', 'switchboard' ) }
					onClick={ () => onChange( NOBODY ) }
				/>
			</div>
		);
	}
	return isNew ? (
		<div className="switchboard-new-person">
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'E-mail', 'switchboard' ) }
				type="email"
				dir="ltr"
				value={ value.email }
				aria-invalid={ Boolean( error ) }
				onChange={ ( email ) => onChange( { ...value, email } ) }
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Name', 'switchboard' ) }
				dir="auto"
				value={ value.name }
				onChange={ ( name ) => onChange( { ...value, name } ) }
			/>
			<FieldError text={ error } />
			<Button
				variant="link"
				onClick={ () => {
					setNew( false );
					onChange( NOBODY );
				} }
			>
				{ __( 'Search the contacts instead', 'switchboard' ) }
			</Button>
		</div>
	) : (
		<ContactSearch
			error={ error }
			onChange={ onChange }
			onNew={ ( text ) => {
				setNew( true );
				onChange(
					text.includes( '@' )
						? { ...NOBODY, email: text }
						: { ...NOBODY, name: text }
				);
			} }
		/>
	);
}

interface ContactSearchProps {
	error: string | undefined;
	onChange: ( contact: Chosen ) => void;
	onNew: ( text: string ) => void;
}

function ContactSearch( { error, onChange, onNew }: ContactSearchProps ) {
	const { text, setText, found } = useContactSearch();
	return (
		<div>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Customer', 'switchboard' ) }
				placeholder={ __( 'Name or e-mail address', 'switchboard' ) }
				dir="auto"
				autoComplete="off"
				value={ text }
				aria-invalid={ Boolean( error ) }
				onChange={ setText }
			/>
			<FieldError text={ error } />
			{ text.trim() !== '' && (
				<div className="switchboard-found">
					<ChoiceList
						label={ __( 'Contacts', 'switchboard' ) }
						choices={ found.map( ( { id, name, email } ) => ( {
							value: String( id ),
							label: name,
							hint: email ?? '',
							before: (
								<Avatar name={ name } id={ id } size={ 20 } />
							),
						} ) ) }
						selected={ [] }
						onPick={ ( picked ) => {
							const contact = found.find(
								( { id } ) => String( id ) === picked
							);
							if ( contact ) {
								onChange( {
									id: contact.id,
									name: contact.name,
									email: contact.email ?? '',
								} );
							}
						} }
					/>
					<Button
						variant="tertiary"
						size="compact"
						onClick={ () => onNew( text.trim() ) }
					>
						{ __( 'Somebody new', 'switchboard' ) }
					</Button>
				</div>
			) }
		</div>
	);
}
