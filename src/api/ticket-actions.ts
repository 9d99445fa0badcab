import {
	track,
	finishRequest,
	noteError,
	receiveRecords,
	removeRecord,
} from './actions';
import { toApiError } from './errors';
import { request } from './request';
import { requestKeys } from './request-keys';
import { loadTimeline } from './timeline-actions';
import type { Action } from './state';
import type { Thunk } from './thunk';
import type {
	Counters,
	Message,
	MessageCreate,
	Ticket,
	TicketCreate,
	TicketUpdate,
} from './types';

let lastEdit = 0;

export interface BulkAnswer {
	updated: Ticket[];
	failed: Array< { id: number; code: string; message: string } >;
}

/** Reads the numbers beside the views, at once after a change of one's own. */
export const loadCounters =
	(): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		await request< Counters >( 'counters' ).then(
			( counters ) =>
				dispatch( { type: 'RECEIVE_COUNTERS', counters } as Action ),
			() => {}
		);
	};

/**
 * Changes a ticket. The screen shows the change at once; if the site refuses it, the old value
 * comes back and the error lies under `requestKeys.save( 'ticket', id )`.
 *
 * @param id      Ticket.
 * @param changes What changes.
 * @return Whether the site took it.
 */
export const editTicket =
	( id: number, changes: TicketUpdate ): Thunk< Promise< boolean > > =>
	async ( { dispatch } ) => {
		const key = String( ++lastEdit );
		dispatch( { type: 'START_EDIT', id, edit: { key, changes } } );
		try {
			const ticket = await dispatch(
				track( requestKeys.save( 'ticket', id ), () =>
					request< Ticket >( `tickets/${ id }`, {
						method: 'PATCH',
						data: changes,
					} )
				)
			);
			dispatch( receiveRecords( 'ticket', [ ticket ] ) );
			void dispatch( loadTimeline( id ) );
			void dispatch( loadCounters() );
			return true;
		} catch {
			return false;
		} finally {
			dispatch( { type: 'END_EDIT', id, key } );
		}
	};

/**
 * Changes many tickets at once.
 *
 * @param ids     At most 100.
 * @param changes What changes on each.
 * @throws ApiError
 */
export const editTickets =
	( ids: number[], changes: TicketUpdate ): Thunk< Promise< BulkAnswer > > =>
	async ( { dispatch } ) => {
		const answer = await dispatch(
			track( requestKeys.save( 'ticket', 'bulk' ), () =>
				request< BulkAnswer >( 'tickets/bulk', {
					method: 'POST',
					data: { ids, changes },
				} )
			)
		);
		dispatch( receiveRecords( 'ticket', answer.updated ) );
		void dispatch( loadCounters() );
		return answer;
	};

/**
 * Opens a ticket on behalf of a customer.
 *
 * @param data Ticket with its first message.
 * @throws ApiError
 */
export const createTicket =
	( data: TicketCreate ): Thunk< Promise< Ticket > > =>
	async ( { dispatch } ) => {
		const ticket = await dispatch(
			track( requestKeys.save( 'ticket', 'new' ), () =>
				request< Ticket >( 'tickets', { method: 'POST', data } )
			)
		);
		dispatch( receiveRecords( 'ticket', [ ticket ] ) );
		return ticket;
	};

/**
 * Sends a reply or adds a note. Repeating it with the same client_id is safe.
 *
 * @param id   Ticket.
 * @param data Message.
 * @throws ApiError A conflict, read by `getConflict()`, among others.
 */
export const sendMessage =
	( id: number, data: MessageCreate ): Thunk< Promise< Message > > =>
	async ( { dispatch } ) => {
		try {
			const message = await request< Message >(
				`tickets/${ id }/messages`,
				{ method: 'POST', data }
			);
			dispatch( receiveRecords( 'message', [ message ] ) );
			await dispatch( refreshTicket( id ) );
			return message;
		} catch ( thrown ) {
			const error = toApiError( thrown );
			dispatch( noteError( error ) );
			throw error;
		}
	};

/**
 * Reads a ticket and the newest of its messages and events again.
 *
 * @param id Ticket.
 */
export const refreshTicket =
	( id: number ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		const [ ticket ] = await Promise.all( [
			request< Ticket >( `tickets/${ id }` ).catch( () => null ),
			dispatch( loadTimeline( id ) ),
		] );
		if ( ticket ) {
			dispatch( receiveRecords( 'ticket', [ ticket ] ) );
			void dispatch( loadCounters() );
		}
	};

const actOnMessage =
	(
		message: Message,
		verb: 'retry' | 'cancel'
	): Thunk< Promise< boolean > > =>
	async ( { dispatch } ) => {
		const { id, ticket } = message;
		const isDone = await dispatch(
			track( requestKeys.save( 'message', id ), () =>
				request< Message >(
					`tickets/${ ticket }/messages/${ id }/${ verb }`,
					{ method: 'POST' }
				)
			)
		).then(
			( changed ) => {
				dispatch( receiveRecords( 'message', [ changed ] ) );
				return true;
			},
			() => false
		);
		await dispatch( refreshTicket( ticket ) );
		return isDone;
	};

/**
 * Sends a failed reply again, now. Never throws: the error lies under `requestKeys.save( 'message', id )`.
 *
 * @param message Message.
 */
export const retryMessage = ( message: Message ) =>
	actOnMessage( message, 'retry' );

/**
 * Takes a queued reply back. Never throws, as retryMessage.
 *
 * @param message Message.
 * @return Whether it was taken back.
 */
export const cancelMessage = ( message: Message ) =>
	actOnMessage( message, 'cancel' );

/**
 * Marks a ticket as read up to a message. Silent: nobody waits for it.
 *
 * @param ticket   Ticket.
 * @param sequence Newest message that was on the screen.
 */
export const markRead =
	( ticket: Ticket, sequence: number ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		dispatch(
			receiveRecords( 'ticket', [ { ...ticket, unread: false } ] )
		);
		await request( `tickets/${ ticket.id }/read`, {
			method: 'POST',
			data: { sequence },
		} ).catch( () => {} );
	};

/**
 * Joins a ticket into another one.
 *
 * @param id   Ticket that ends.
 * @param into Ticket that goes on.
 * @throws ApiError
 */
export const mergeTicket =
	( id: number, into: number ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		await dispatch(
			track( requestKeys.save( 'ticket', id ), () =>
				request( `tickets/${ id }/merge`, {
					method: 'POST',
					data: { into },
				} )
			)
		);
		await Promise.all( [
			dispatch( refreshTicket( id ) ),
			dispatch( refreshTicket( into ) ),
		] );
	};

/**
 * Takes a merge back.
 *
 * @param ticket Ticket that was merged.
 * @throws ApiError
 */
export const unmergeTicket =
	( { id, merged_into: into }: Ticket ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		await dispatch(
			track( requestKeys.save( 'ticket', id ), () =>
				request( `tickets/${ id }/unmerge`, { method: 'POST' } )
			)
		);
		await Promise.all(
			[ id, into ].map(
				( each ) => each && dispatch( refreshTicket( each ) )
			)
		);
	};

/**
 * Settles a doubt that came with a mail.
 *
 * @param message Mail.
 * @param verb    `join` the suggested ticket, `dismiss` it, or make whoever passed the mail on the `requester`.
 * @return The ticket on which the mail is then.
 * @throws ApiError
 */
export const correctMessage =
	(
		message: Message,
		verb: 'join' | 'dismiss' | 'requester'
	): Thunk< Promise< Ticket > > =>
	async ( { dispatch } ) => {
		const ticket = await dispatch(
			track( requestKeys.save( 'ticket', message.ticket ), () =>
				request< Ticket >(
					`tickets/${ message.ticket }/messages/${ message.id }/${ verb }`,
					{ method: 'POST' }
				)
			)
		);
		await Promise.all(
			[ ...new Set( [ message.ticket, ticket.id ] ) ].map( ( id ) =>
				dispatch( refreshTicket( id ) )
			)
		);
		return ticket;
	};

/**
 * Makes all private links to a ticket useless.
 *
 * @param id Ticket.
 * @throws ApiError
 */
export const revokeLinks =
	( id: number ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		await request( `tickets/${ id }/revoke-links`, { method: 'POST' } );
		await dispatch( loadTimeline( id ) );
	};

/**
 * Deletes a ticket for good.
 *
 * @param id Ticket.
 * @throws ApiError
 */
export const deleteTicket =
	( id: number ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		await dispatch(
			track( requestKeys.save( 'ticket', id ), () =>
				request( `tickets/${ id }`, { method: 'DELETE' } )
			)
		);
		dispatch( removeRecord( 'ticket', id ) );
	};

/**
 * Takes away a failed change's error.
 *
 * @param id Ticket.
 */
export const dismissTicketError = ( id: number ): Action =>
	finishRequest( requestKeys.save( 'ticket', id ) );
