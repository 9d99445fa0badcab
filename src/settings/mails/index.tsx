import { __ } from '@wordpress/i18n';
import { ResourcePage } from '../parts/resource-page';
import { pathTo } from '../place';
import type { SectionProps } from '../sections';
import { MailForm } from './mail-form';
import { MailList } from './mail-list';

// Settings › Mails.
export function MailsSection( { id }: SectionProps ) {
	if ( id === null ) {
		return <MailList />;
	}
	const crumb = {
		label: __( 'Mails', 'switchboard' ),
		to: pathTo( 'mails' ),
	};
	return (
		<ResourcePage noun="template" id={ id } crumb={ crumb }>
			{ ( template ) => (
				<>{ template && <MailForm template={ template } /> }</>
			) }
		</ResourcePage>
	);
}
