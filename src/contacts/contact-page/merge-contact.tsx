import { Button, ComboboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { contactName, useActions } from '../../api';
import type { Contact } from '../../api';
import { Confirm, leaveTo, useSay } from '../../components';
import { useFound } from '../parts/use-found';

const choiceOf = ( contact: Contact ) => ( {
	value: String( contact.id ),
	label:
		contact.email && contact.name
			? `${ contact.name } (${ contact.email })`
			: contactName( contact ),
} );

// What becomes of both, in full: nobody can take it back.
function Consequences( { from, into }: { from: Contact; into: Contact } ) {
	return (
		<div className="switchboard-merge__what">
			<p>
				{ sprintf(
					/* translators: 1: name of the contact that ends, 2: name of the one that stays. */
					__( '“%1$s” ends in “%2$s”, who gets:', 'switchboard' ),
					contactName( from ),
					contactName( into )
				) }
			</p>
			<ul>
				<li>
					{ sprintf(
						/* translators: %d: number of tickets. */
						_n(
							'%d ticket',
							'%d tickets',
							from.ticket_count,
							'switchboard'
						),
						from.ticket_count
					) }
				</li>
				{ from.identities.map( ( { id, value } ) => (
					<li key={ id }>
						<bdi>{ value }</bdi>
					</li>
				) ) }
				<li>
					{ __(
						'the notes, and what is not known of them yet',
						'switchboard'
					) }
				</li>
			</ul>
			<p>
				{ __(
					'Whoever writes or signs in by one of these reads the tickets of both. This can’t be undone.',
					'switchboard'
				) }
			</p>
		</div>
	);
}

interface MergeDialogProps {
	contact: Contact;
	onClose: () => void;
}

function MergeDialog( { contact, onClose }: MergeDialogProps ) {
	const { mergeContact } = useActions();
	const say = useSay();
	const [ words, setWords ] = useState( '' );
	const [ into, setInto ] = useState< Contact | null >( null );
	const others = useFound( 'contact', words ).filter(
		( { id } ) => id !== contact.id
	);
	const known =
		into && ! others.some( ( { id } ) => id === into.id )
			? [ into, ...others ]
			: others;
	const merge = async () => {
		if ( into ) {
			await mergeContact( contact.id, into.id );
			say( __( 'Contacts merged.', 'switchboard' ) );
			leaveTo( `/contacts/${ into.id }`, { replace: true } );
		}
	};
	return (
		<Confirm
			title={ sprintf(
				/* translators: %s: a person's name. */
				__( 'Merge %s with another contact', 'switchboard' ),
				contactName( contact )
			) }
			confirmLabel={ __( 'Merge contacts', 'switchboard' ) }
			isDestructive
			canConfirm={ into !== null }
			onConfirm={ merge }
			onClose={ onClose }
		>
			<ComboboxControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'The contact that stays', 'switchboard' ) }
				help={ __(
					'The same person under another name or address.',
					'switchboard'
				) }
				options={ known.map( choiceOf ) }
				value={ into ? String( into.id ) : null }
				onFilterValueChange={ setWords }
				onChange={ ( id ) =>
					setInto(
						known.find( ( other ) => String( other.id ) === id ) ??
							null
					)
				}
			/>
			{ into && <Consequences from={ contact } into={ into } /> }
		</Confirm>
	);
}

// One person who was taken for two.
export function MergeContact( { contact }: { contact: Contact } ) {
	const [ isAsking, setAsking ] = useState( false );
	return (
		<div className="switchboard-merge">
			<Button
				size="compact"
				variant="tertiary"
				onClick={ () => setAsking( true ) }
			>
				{ __( 'Merge with another contact', 'switchboard' ) }
			</Button>
			{ isAsking && (
				<MergeDialog
					contact={ contact }
					onClose={ () => setAsking( false ) }
				/>
			) }
		</div>
	);
}
