import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useActions } from '../../api';
import type { Template } from '../../api';
import { Badge, FormPage, useForm, useSay } from '../../components';
import { pathTo } from '../place';
import { MailPreview } from './mail-preview';
import { Restore } from './restore';
import { WordsFields } from './words-fields';
import './style.scss';

export interface MailValues {
	subject: string;
	body: string;
	enabled: boolean;
}

function check( { subject, body }: MailValues ) {
	const needed = __( 'A mail needs a subject and a text.', 'switchboard' );
	return {
		...( subject.trim() === '' && { subject: needed } ),
		...( body.trim() === '' && { body: needed } ),
	};
}

// The words of one mail, beside what becomes of them.
export function MailForm( { template }: { template: Template } ) {
	const { updateRecord } = useActions();
	const say = useSay();
	const { id, subject, body, enabled } = template;
	const form = useForm< MailValues >( {
		saved: { subject, body, enabled },
		check,
		save: async ( changes ) => {
			await updateRecord( 'template', id, changes );
			say( __( 'Mail saved.', 'switchboard' ) );
		},
	} );
	return (
		<FormPage
			form={ form }
			title={ template.label }
			crumb={ {
				label: __( 'Mails', 'switchboard' ),
				to: pathTo( 'mails' ),
			} }
			actions={
				template.always_sent ? (
					<Badge tone="success">
						{ __( 'Always sent', 'switchboard' ) }
					</Badge>
				) : (
					<ToggleControl
						__nextHasNoMarginBottom
						className="switchboard-form-page__switch"
						label={ __( 'Sent', 'switchboard' ) }
						checked={ form.values.enabled }
						onChange={ ( isOn ) => form.set( 'enabled', isOn ) }
					/>
				)
			}
			side={
				<MailPreview
					id={ id }
					subject={ form.values.subject }
					body={ form.values.body }
				/>
			}
			isSideWide
			below={
				<Restore template={ template } onRestored={ form.discard } />
			}
		>
			<WordsFields form={ form } variables={ template.variables } />
		</FormPage>
	);
}
