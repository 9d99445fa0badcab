/**
 * npm run test:faults -- [--seed=NUMBER] [--kills=200] [--mails=2000] [--db=mariadb] [--name=NAME] [--only=kill,line]
 *
 * Fetches mail and sends replies while everything goes wrong: processes are killed, servers hang up, are slow, refuse, forget their
 * numbers. Asserts that nothing is lost, nothing doubled, nothing sent twice, and that all ends clean. The seed that is printed makes
 * the same faults again.
 */
import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDovecot, startDovecot } from './lib/dovecot.mjs';
import { green, main, red, say, seconds, step } from './lib/log.mjs';
import { database, readOptions } from './lib/options.mjs';
import { ensurePhp } from './lib/php.mjs';
import { withSite } from './lib/site.mjs';
import { fetching } from '../tests/faults/fetching.mjs';
import { sending } from '../tests/faults/sending.mjs';
import { Stage } from '../tests/faults/stage.mjs';

const scenarios = { ...fetching, ...sending };

await main( async () => {
	const options = readOptions( {
		seed: { type: 'string', default: String( randomInt( 1e9 ) ) },
		kills: { type: 'string', default: '200' },
		mails: { type: 'string', default: '2000' },
		db: { type: 'string', default: 'mariadb' },
		name: { type: 'string', default: 'mine' },
		only: { type: 'string', default: Object.keys( scenarios ).join() },
	} );
	const db = database( options.db );
	const started = Date.now();
	say( `seed ${ options.seed }` );
	await ensurePhp( [ db ] );
	await ensureDovecot();
	const dovecot = await startDovecot();
	const place = {
		name: `faults-${ options.name }-${ db }`,
		db,
		url: 'http://example.org',
		fresh: true,
		mustUse: false,
	};
	await withSite( place, async ( site ) => {
		const tmp = join( site.dir, 'tmp' );
		await mkdir( tmp, { recursive: true } );
		let failed = 0;
		const only = options.only.split( ',' );
		// In their own order: what replies leave behind would be taken for a fault of fetching.
		for ( const name of Object.keys( scenarios ).filter( ( one ) =>
			only.includes( one )
		) ) {
			const stage = new Stage( site, dovecot, tmp, {
				name,
				seed: options.seed,
				kills: Number( options.kills ),
				mails: Number( options.mails ),
			} );
			await step( name, () => scenarios[ name ]( stage ) );
			stage.facts.forEach( ( fact ) => say( `      ${ fact }` ) );
			stage.faults.forEach( ( fault ) =>
				say( red( `      ${ fault }` ) )
			);
			failed += stage.faults.length ? 1 : 0;
		}
		say(
			failed
				? red(
						`${ failed } of them went wrong; seed ${ options.seed }`
					)
				: green(
						`0 lost, 0 doubled, 0 sent twice, in ${ seconds( started ) }`
					)
		);
		process.exitCode = failed ? 1 : 0;
	} );
} );
