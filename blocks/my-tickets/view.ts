import { settingsOf } from '../shared/dom';
import { Portal } from './portal';
import { Door, receiveArrival } from './session';
import type { Settings } from './types';

// Before anything else: a secret must not stay in the address.
const arrival = receiveArrival();
const blocks = document.querySelectorAll< HTMLElement >(
	'[data-switchboard-portal]'
);
const [ first ] = blocks;

if ( first ) {
	const { root } = settingsOf< Settings >( first, 'switchboardPortal' );
	const door = new Door( root, arrival.token );
	blocks.forEach( ( element ) => new Portal( element, door, arrival ) );
}
