import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { toApiError, useActions } from '../../api';
import type { Ticket, Update } from '../../api';

type Changes = Update< 'ticket' >;

/** So many at once, as the site takes them. */
const PORTION = 100;

export interface BulkStep {
	ids: number[];
	changes: Changes;
}

/**
 * Adds or takes away a tag on many tickets: those that end with the same tags go in one request.
 *
 * @param tickets Tickets.
 * @param tag     Tag.
 */
export function tagSteps( tickets: Ticket[], tag: number ): BulkStep[] {
	const isOnAll = tickets.every( ( { tags } ) => tags.includes( tag ) );
	const steps = new Map< string, BulkStep >();
	for ( const { id, tags } of tickets ) {
		const others = tags.filter( ( other ) => other !== tag );
		const after = isOnAll ? others : [ ...others, tag ];
		const key = [ ...after ].sort().join();
		const step = steps.get( key ) ?? { ids: [], changes: { tags: after } };
		step.ids.push( id );
		steps.set( key, step );
	}
	return [ ...steps.values() ];
}

const inPortions = ( { ids, changes }: BulkStep ): BulkStep[] =>
	Array.from(
		{ length: Math.ceil( ids.length / PORTION ) },
		( _, index ) => ( {
			ids: ids.slice( index * PORTION, ( index + 1 ) * PORTION ),
			changes,
		} )
	);

export interface Bulk {
	isBusy: boolean;
	error: string | null;
	dismiss: () => void;
	run: ( steps: BulkStep[] ) => Promise< void >;
}

/**
 * Changes on many tickets.
 *
 * @param onDone Called when all of them went well.
 */
export function useBulk( onDone: () => void ): Bulk {
	const { editTickets } = useActions();
	const [ isBusy, setBusy ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );

	const run = async ( steps: BulkStep[] ) => {
		setBusy( true );
		setError( null );
		try {
			const answers = [];
			for ( const { ids, changes } of steps.flatMap( inPortions ) ) {
				answers.push( await editTickets( ids, changes ) );
			}
			const failed = answers.flatMap( ( answer ) => answer.failed );
			const count = answers.flatMap(
				( answer ) => answer.updated
			).length;
			speak(
				sprintf(
					/* translators: %d: tickets. */
					_n(
						'%d ticket changed.',
						'%d tickets changed.',
						count,
						'switchboard'
					),
					count
				)
			);
			if ( failed.length > 0 ) {
				setError( describeFailures( failed ) );
			} else {
				onDone();
			}
		} catch ( thrown ) {
			setError( toApiError( thrown ).message );
		}
		setBusy( false );
	};
	return { isBusy, error, dismiss: () => setError( null ), run };
}

function describeFailures( failed: Array< { message: string } > ): string {
	const reasons = [
		...new Set( failed.map( ( { message } ) => message ) ),
	].join( ' ' );
	return sprintf(
		/* translators: 1: tickets, 2: why, as sentences. */
		__( '%1$d of them did not change: %2$s', 'switchboard' ),
		failed.length,
		reasons
	);
}
