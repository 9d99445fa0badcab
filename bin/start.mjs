/**
 * npm start [-- --fresh] [--db=mariadb] [--name=NAME] [--no-build]
 *
 * Brings up a WordPress with the plugin and its demo, and keeps its data for the next time. PORT chooses the port; sites of
 * different names can run side by side. Only Node's own modules may be imported before the packages are there.
 */
import { Explained, bold, heading, main, say } from './lib/log.mjs';
import { database, readOptions } from './lib/options.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ensurePhp } from './lib/php.mjs';
import { stopAll } from './lib/process.mjs';

await main( async () => {
	const options = readOptions( {
		fresh: { type: 'boolean', default: false },
		db: { type: 'string', default: 'sqlite' },
		name: { type: 'string' },
		'no-build': { type: 'boolean', default: false },
	} );
	const db = database( options.db );
	const url = `http://127.0.0.1:${ process.env.PORT || 9400 }`;
	const name = options.name ?? `demo-${ db }`;

	heading( 'Switchboard' );
	await ensurePackages();
	const native = await ensurePhp( [ db ] );
	const { ensureBuild } = await import( './lib/build.mjs' );
	if ( ! options[ 'no-build' ] ) {
		await ensureBuild();
	}

	const { fresh } = options;
	const server = native
		? await serveNatively( { name, db, url, fresh } )
		: await servePlayground( { name, db, url, fresh } );

	say( `
  ${ bold( 'Site' ) }       ${ url }/
  ${ bold( 'Helpdesk' ) }   ${ url }/wp-admin/admin.php?page=switchboard
  ${ bold( 'Mail' ) }       ${ url }/wp-admin/tools.php?page=demo-mail
  ${ bold( 'Log in' ) }     admin / password
             devon (manager), tomas, mara (agents), aiko (light agent), priya (customer): the same password

  Ctrl-C stops it; the data is kept. npm start -- --fresh begins again.
` );
	await server.exited;
} );
await stopAll();

async function serveNatively( options ) {
	const { makeSite } = await import( './lib/site.mjs' );
	const { ensureDemo } = await import( './lib/demo.mjs' );
	const { serve } = await import( './lib/server.mjs' );
	const site = await makeSite( options );
	await ensureDemo( site );
	return serve( site );
}

async function servePlayground( { db, ...options } ) {
	if ( db !== 'sqlite' ) {
		throw new Explained(
			'There is no PHP here, and Playground knows SQLite only.'
		);
	}
	const playground = await import( './lib/playground.mjs' );
	return playground.servePlayground( options );
}
