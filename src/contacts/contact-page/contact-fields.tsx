import { __ } from '@wordpress/i18n';
import { getBoot, useAll } from '../../api';
import {
	ComboField,
	FieldRow,
	FormSection,
	SelectField,
	TextAreaField,
	TextField,
} from '../../components';
import { CompanyField } from '../parts/company-field';
import { languageOptions } from '../parts/language-options';

export interface ContactValues {
	name: string;
	company: number | null;
	language: string;
	preferred_channel: string;
	timezone: string;
	notes: string;
}

const zones = (): { value: string; label: string }[] =>
	Intl.supportedValuesOf( 'timeZone' ).map( ( zone ) => ( {
		value: zone,
		label: zone.replace( /_/g, ' ' ),
	} ) );

// Everything about a person that the team may change.
export function ContactFields( { values }: { values: ContactValues } ) {
	const channels = useAll( 'channel' ).filter( ( { abilities } ) =>
		abilities.includes( 'send' )
	);
	const { locale } = getBoot().locale;
	return (
		<FormSection>
			<FieldRow>
				<TextField
					name="name"
					label={ __( 'Name', 'switchboard' ) }
					maxLength={ 200 }
					dir="auto"
					isRequired
				/>
				<CompanyField chosen={ values.company } />
				<ComboField
					name="language"
					label={ __( 'Language', 'switchboard' ) }
					placeholder={ __( 'The site’s', 'switchboard' ) }
					options={ languageOptions( values.language, locale ) }
				/>
				<ComboField
					name="timezone"
					label={ __( 'Time zone', 'switchboard' ) }
					placeholder={ __( 'The site’s', 'switchboard' ) }
					options={ zones() }
				/>
				<SelectField
					name="preferred_channel"
					label={ __( 'Likes to be answered by', 'switchboard' ) }
					options={ [
						{
							value: '',
							label: __( 'The way they wrote', 'switchboard' ),
						},
						...channels.map( ( { id, label } ) => ( {
							value: id,
							label,
						} ) ),
					] }
				/>
			</FieldRow>
			<TextAreaField
				name="notes"
				label={ __( 'Notes', 'switchboard' ) }
				help={ __( 'Only your team sees them.', 'switchboard' ) }
				rows={ 3 }
				maxLength={ 20000 }
			/>
		</FormSection>
	);
}
