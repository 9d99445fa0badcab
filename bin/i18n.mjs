/**
 * npm run i18n [-- --check]
 *
 * Makes languages/switchboard.pot, and .mo and .json from each .po beside it; --check only says whether every string is in it.
 */
import { outdated, translate } from './lib/i18n.mjs';
import { Explained, main, say } from './lib/log.mjs';
import { readOptions } from './lib/options.mjs';

await main( async () => {
	const { check } = readOptions( {
		check: { type: 'boolean', default: false },
	} );
	if ( ! check ) {
		say( `${ await translate() } strings` );
		return;
	}
	const strings = await outdated();
	if ( strings.length ) {
		throw new Explained(
			[ 'Run npm run i18n. It is about:', ...strings ].join( '\n' )
		);
	}
} );
