import { Button, Modal, TextControl } from '@wordpress/components';
import { useDebounce } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { fetchPage, toApiError, useActions } from '../../api';
import type { Ticket } from '../../api';
import { ErrorNotice, navigate } from '../../components';

interface MergeDialogProps {
	ticket: Ticket;
	onClose: () => void;
}

const MOST = 6;

/** Finds the ticket that goes on, by number or words. */
export function MergeDialog( { ticket, onClose }: MergeDialogProps ) {
	const { mergeTicket } = useActions();
	const [ text, setText ] = useState( '' );
	const [ found, setFound ] = useState< Ticket[] >( [] );
	const [ isBusy, setBusy ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );
	const search = useDebounce( ( words: string ) => {
		void fetchPage( 'ticket', { search: words, per_page: MOST } ).then(
			( { items } ) =>
				setFound( items.filter( ( { id } ) => id !== ticket.id ) ),
			( thrown ) => setError( toApiError( thrown ).message )
		);
	}, 300 );
	const merge = async ( into: Ticket ) => {
		setBusy( true );
		try {
			await mergeTicket( ticket.id, into.id );
			onClose();
			navigate( `/tickets/${ into.id }` );
		} catch ( thrown ) {
			setError( toApiError( thrown ).message );
			setBusy( false );
		}
	};
	return (
		<Modal
			title={ sprintf(
				/* translators: %d: number of a ticket. */
				__( 'Merge #%d into another ticket', 'switchboard' ),
				ticket.number
			) }
			size="medium"
			onRequestClose={ onClose }
		>
			{ error && <ErrorNotice message={ error } /> }
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'The ticket that goes on', 'switchboard' ) }
				help={ __(
					'Its number, or words of it. All messages move there, this one is closed.',
					'switchboard'
				) }
				value={ text }
				onChange={ ( words ) => {
					setText( words );
					if ( words.trim() ) {
						search( words.trim() );
					}
				} }
			/>
			<ul className="switchboard-dialog__results" aria-live="polite">
				{ found.map( ( other ) => (
					<li key={ other.id }>
						<span className="switchboard-dialog__result" dir="auto">
							#{ other.number } <b>{ other.subject }</b>{ ' ' }
							{ other.contact_name }
						</span>
						<Button
							variant="secondary"
							size="compact"
							disabled={ isBusy }
							onClick={ () => void merge( other ) }
						>
							{ __( 'Merge', 'switchboard' ) }
						</Button>
					</li>
				) ) }
			</ul>
		</Modal>
	);
}
