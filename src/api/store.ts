import { createReduxStore, dispatch, register } from '@wordpress/data';
import * as recordActions from './actions';
import { getBoot } from './boot';
import { readUpdates } from './read-updates';
import { reducer } from './reducer';
import * as resolvers from './resolvers';
import * as selectors from './selectors';
import * as ticketActions from './ticket-actions';
import { loadTimeline } from './timeline-actions';

const actions = {
	...recordActions,
	...ticketActions,
	loadTimeline,
	readUpdates,
};

/** All server records of the app. */
export const store = createReduxStore( 'switchboard', {
	reducer,
	actions,
	selectors,
	resolvers,
} );

/** Registers the store and fills it with the boot data; called once, by the entry. */
export function setUpStore(): void {
	register( store );
	dispatch( store ).seed( getBoot() );
}
