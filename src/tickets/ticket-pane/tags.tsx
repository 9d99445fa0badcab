import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import { useActions, useAll } from '../../api';
import type { Ticket } from '../../api';
import { ChoiceMenu, TagPill } from '../../components';
import { useTagChoices } from '../lib/use-choices';

interface TagsProps {
	ticket: Pick< Ticket, 'tags' >;
	isFixed: boolean;
	onChange: ( tags: number[] ) => void;
}

/** The tags, and a menu that adds and takes away and makes new ones. */
export function Tags( { ticket, isFixed, onChange }: TagsProps ) {
	const { createRecord } = useActions();
	const choices = useTagChoices();
	const tags = useAll( 'tag' ).filter( ( { id } ) =>
		ticket.tags.includes( id )
	);
	const toggle = ( id: number ) =>
		onChange(
			ticket.tags.includes( id )
				? ticket.tags.filter( ( other ) => other !== id )
				: [ ...ticket.tags, id ]
		);
	const create = ( name: string ) =>
		void createRecord( 'tag', { name } ).then(
			( { id } ) => toggle( id ),
			() => {}
		);
	return (
		<span className="switchboard-ticket__tags">
			{ tags.map( ( { id, name, color } ) => (
				<TagPill key={ id } name={ name } color={ color } />
			) ) }
			{ ! isFixed && (
				<ChoiceMenu
					label={ __( 'Tags', 'switchboard' ) }
					choices={ choices }
					selected={ ticket.tags.map( String ) }
					isMulti
					onPick={ ( value ) => toggle( Number( value ) ) }
					onCreate={ create }
					renderToggle={ ( { onToggle, isOpen } ) => (
						<Button
							size="small"
							icon={ plus }
							iconSize={ 16 }
							label={ __( 'Change the tags', 'switchboard' ) }
							aria-expanded={ isOpen }
							onClick={ onToggle }
						/>
					) }
				/>
			) }
		</span>
	);
}
