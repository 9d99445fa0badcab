import { __, sprintf } from '@wordpress/i18n';
import { Bar, Card, Notice } from '../../components';
import { usePreview } from './use-preview';

interface MailPreviewProps {
	id: string;
	subject: string;
	body: string;
}

// What the mail looks like with invented values. It stands in a frame that runs nothing and reaches nothing.
export function MailPreview( { id, subject, body }: MailPreviewProps ) {
	const { mail, error } = usePreview( id, subject, body );
	const unknown = mail?.unknown ?? [];
	return (
		<Card title={ __( 'Preview', 'switchboard' ) }>
			<div className="switchboard-mail__preview">
				{ error && <Notice status="error">{ error }</Notice> }
				{ unknown.length > 0 && (
					<Notice status="warning">
						{ sprintf(
							/* translators: %s: one or more names in double braces. */
							__(
								'There is no such variable: %s',
								'switchboard'
							),
							unknown
								.map( ( name ) => `{{${ name }}}` )
								.join( ', ' )
						) }
					</Notice>
				) }
				{ mail ? (
					<>
						<p className="switchboard-mail__subject" dir="auto">
							{ mail.subject }
						</p>
						<iframe
							title={ __( 'Preview of the mail', 'switchboard' ) }
							sandbox=""
							srcDoc={ mail.html }
						/>
					</>
				) : (
					! error && <Bar width="60%" />
				) }
			</div>
		</Card>
	);
}
