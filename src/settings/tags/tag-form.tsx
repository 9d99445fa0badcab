import { __, _n, sprintf } from '@wordpress/i18n';
import type { Tag } from '../../api';
import type { Deletion } from '../../components';
import { FormSection, TagPill, TextField } from '../../components';
import { ResourceForm } from '../parts/resource-form';
import { ColorField } from './color-field';

const deletionOf = ( { name, ticket_count: count }: Tag ): Deletion => ( {
	label: __( 'Delete tag', 'switchboard' ),
	/* translators: %s: a tag's name. */
	title: sprintf( __( 'Delete the tag “%s”?', 'switchboard' ), name ),
	text: sprintf(
		/* translators: %d: number of tickets. */
		_n(
			'It is taken off %d ticket; the ticket stays. This can’t be undone.',
			'It is taken off %d tickets; the tickets stay. This can’t be undone.',
			count ?? 0,
			'switchboard'
		),
		count ?? 0
	),
	done: __( 'Tag deleted.', 'switchboard' ),
} );

interface TagValues {
	name: string;
	color: string;
}

const check = ( { name }: TagValues ) => ( {
	...( name.trim() === '' && {
		name: __( 'Give the tag a name.', 'switchboard' ),
	} ),
} );

// One tag: its name and the colour of its dot.
export function TagForm( { tag }: { tag: Tag | null } ) {
	return (
		<ResourceForm
			noun="tag"
			record={ tag }
			section="tags"
			crumb={ __( 'Tags', 'switchboard' ) }
			title={ tag?.name ?? __( 'New tag', 'switchboard' ) }
			done={
				tag
					? __( 'Tag saved.', 'switchboard' )
					: __( 'Tag added.', 'switchboard' )
			}
			saved={
				{
					name: tag?.name ?? '',
					color: tag?.color ?? '#2b6cb0',
				} as TagValues
			}
			check={ check }
			deletion={ tag?.permissions.delete ? deletionOf( tag ) : undefined }
		>
			{ ( { values } ) => (
				<FormSection>
					<TextField
						name="name"
						label={ __( 'Name', 'switchboard' ) }
						help={
							tag
								? __(
										'A new name shows on every ticket that has it.',
										'switchboard'
									)
								: undefined
						}
						maxLength={ 60 }
						dir="auto"
						isRequired
					/>
					<ColorField />
					<div>
						<TagPill
							name={ values.name || __( 'Tag', 'switchboard' ) }
							color={ values.color }
						/>
					</div>
				</FormSection>
			) }
		</ResourceForm>
	);
}
