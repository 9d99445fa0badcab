import domReady from '@wordpress/dom-ready';
import { createRoot } from '@wordpress/element';
import { getBoot, setUpStore } from './api';
import { App } from './app';
import { setTimeSettings } from './components';

domReady( () => {
	const root = document.getElementById( 'switchboard-app' );
	if ( ! root ) {
		return;
	}
	const { locale, timezone } = getBoot().locale;
	setTimeSettings( locale, timezone );
	setUpStore();
	createRoot( root ).render( <App /> );
} );
