import { __ } from '@wordpress/i18n';
import { ResourcePage } from '../parts/resource-page';
import { pathTo } from '../place';
import type { SectionProps } from '../sections';
import { FieldForm } from './field-form';
import { FieldList } from './field-list';

// Settings › Fields.
export function FieldsSection( { id }: SectionProps ) {
	if ( id === null ) {
		return <FieldList />;
	}
	const crumb = {
		label: __( 'Fields', 'switchboard' ),
		to: pathTo( 'fields' ),
	};
	return (
		<ResourcePage noun="field" id={ id } crumb={ crumb }>
			{ ( field ) => <FieldForm field={ field } /> }
		</ResourcePage>
	);
}
