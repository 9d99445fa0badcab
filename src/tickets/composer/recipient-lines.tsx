import { Button } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import type { Message, Participant, Ticket } from '../../api';
import { formatMoment, Icon } from '../../components';
import { AddressField } from './address-field';
import {
	copiedByDefault,
	customerAddresses,
	NOBODY_ELSE,
	refusalOf,
} from './recipients';
import type { Draft, Recipients } from './types';

interface RecipientLinesProps {
	draft: Draft;
	ticket: Ticket;
	messages: Message[];
	participants: Participant[];
	onChange: ( recipients: Recipients ) => void;
}

/** Whom a reply or forward goes to, and what a forward passes on. */
export function RecipientLines( props: RecipientLinesProps ) {
	const { draft, participants, onChange } = props;
	const isForward = draft.kind === 'forward';
	const recipients = draft.recipients ?? NOBODY_ELSE;
	const cc =
		recipients.cc ?? ( isForward ? [] : copiedByDefault( participants ) );
	const [ opened, setOpened ] = useState( { cc: false, bcc: false } );
	const isCcOpen = opened.cc || cc.length > 0;
	const isBccOpen = opened.bcc || recipients.bcc.length > 0;
	const set = ( changes: Partial< Recipients > ) =>
		onChange( { ...recipients, ...changes } );
	return (
		<div className="switchboard-composer__recipients">
			<div className="switchboard-composer__to">
				{ isForward ? (
					<AddressField
						label={ __( 'To', 'switchboard' ) }
						value={ recipients.to ? [ recipients.to ] : [] }
						most={ 1 }
						onChange={ ( [ to = '' ] ) => set( { to } ) }
					/>
				) : (
					<Customer
						{ ...props }
						to={ recipients.to }
						onTo={ ( to ) => set( { to } ) }
					/>
				) }
				{ ! isCcOpen && (
					<Button
						size="small"
						onClick={ () => setOpened( { ...opened, cc: true } ) }
					>
						{ __( 'Cc', 'switchboard' ) }
					</Button>
				) }
				{ ! isBccOpen && (
					<Button
						size="small"
						onClick={ () => setOpened( { ...opened, bcc: true } ) }
					>
						{ __( 'Bcc', 'switchboard' ) }
					</Button>
				) }
			</div>
			{ isCcOpen && (
				<AddressField
					label={ __( 'Cc', 'switchboard' ) }
					value={ cc }
					onChange={ ( next ) => set( { cc: next } ) }
				/>
			) }
			{ isBccOpen && (
				<AddressField
					label={ __( 'Bcc', 'switchboard' ) }
					value={ recipients.bcc }
					onChange={ ( bcc ) => set( { bcc } ) }
				/>
			) }
			{ isForward && (
				<PassedOn
					{ ...props }
					forwarded={ recipients.forwarded }
					onForwarded={ ( forwarded ) => set( { forwarded } ) }
				/>
			) }
		</div>
	);
}

interface CustomerProps extends RecipientLinesProps {
	to: string;
	onTo: ( address: string ) => void;
}

function Customer( { ticket, participants, to, onTo }: CustomerProps ) {
	const id = useId();
	const addresses = customerAddresses( participants );
	const chosen = to || addresses[ 0 ] || '';
	const refusal = refusalOf( participants, chosen );
	return (
		<>
			<label htmlFor={ id }>{ __( 'To', 'switchboard' ) }</label>
			{ addresses.length > 1 ? (
				<select
					id={ id }
					className="switchboard-composer__choice"
					value={ chosen }
					onChange={ ( { target } ) => onTo( target.value ) }
				>
					{ addresses.map( ( address ) => (
						<option key={ address } value={ address }>
							{ nameWith( ticket.contact_name, address ) }
						</option>
					) ) }
				</select>
			) : (
				<output id={ id } className="switchboard-composer__chip">
					<bdi>{ nameWith( ticket.contact_name, chosen ) }</bdi>
				</output>
			) }
			{ refusal !== null && (
				<p className="switchboard-composer__refused" role="alert">
					<Icon icon={ caution } size={ 16 } />
					<span>
						{ refusal
							? sprintf(
									/* translators: %s: the words of a mail server. */
									__(
										'Mail to this address comes back: %s',
										'switchboard'
									),
									refusal
								)
							: __(
									'Mail to this address comes back: nobody is there.',
									'switchboard'
								) }
					</span>
				</p>
			) }
		</>
	);
}

const nameWith = ( name: string, address: string ): string =>
	address && address !== name ? `${ name } <${ address }>` : name;

interface PassedOnProps extends RecipientLinesProps {
	forwarded: number[] | null;
	onForwarded: ( messages: number[] | null ) => void;
}

/** One message, or all that was said with the customer. */
function PassedOn( { messages, forwarded, onForwarded }: PassedOnProps ) {
	const id = useId();
	const choices = messages.filter(
		( { kind, direction, delivery, id: message } ) =>
			forwarded?.includes( message ) ||
			( kind === 'reply' &&
				( direction === 'in' ||
					! [ 'queued', 'cancelled', 'failed' ].includes(
						delivery?.state ?? ''
					) ) )
	);
	return (
		<div className="switchboard-composer__to">
			<label htmlFor={ id }>{ __( 'Below it', 'switchboard' ) }</label>
			<select
				id={ id }
				className="switchboard-composer__choice"
				value={ forwarded?.[ 0 ] ?? 0 }
				onChange={ ( { target } ) => {
					const chosen = Number( target.value );
					onForwarded( chosen ? [ chosen ] : null );
				} }
			>
				<option value={ 0 }>
					{ __(
						'All that was said with the customer',
						'switchboard'
					) }
				</option>
				{ [ ...choices ].reverse().map( ( message ) => (
					<option key={ message.id } value={ message.id }>
						{ sprintf(
							/* translators: 1: a person, 2: a moment. */
							__( 'The message by %1$s, %2$s', 'switchboard' ),
							message.author.name,
							formatMoment( message.created_at )
						) }
					</option>
				) ) }
			</select>
		</div>
	);
}
