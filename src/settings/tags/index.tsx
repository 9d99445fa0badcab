import { __ } from '@wordpress/i18n';
import { ResourcePage } from '../parts/resource-page';
import { pathTo } from '../place';
import type { SectionProps } from '../sections';
import { TagForm } from './tag-form';
import { TagList } from './tag-list';

// Settings › Tags.
export function TagsSection( { id }: SectionProps ) {
	if ( id === null ) {
		return <TagList />;
	}
	const crumb = { label: __( 'Tags', 'switchboard' ), to: pathTo( 'tags' ) };
	return (
		<ResourcePage noun="tag" id={ id } crumb={ crumb }>
			{ ( tag ) => <TagForm tag={ tag } /> }
		</ResourcePage>
	);
}
