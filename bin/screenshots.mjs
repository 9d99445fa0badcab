/**
 * npm run screenshots [-- --only=TEXT]: makes the README's pictures from a fresh demo. What is taken is in bin/screenshots/pictures.mjs.
 */
import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDemo } from './lib/demo.mjs';
import { main, step } from './lib/log.mjs';
import { readOptions } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { freePort, serve } from './lib/server.mjs';
import { withSite } from './lib/site.mjs';
import { pictures } from './screenshots/pictures.mjs';

await main( async () => {
	const { only } = readOptions( { only: { type: 'string', default: '' } } );
	await ensurePhp( [ 'sqlite' ] );
	const { CHROMIUM_PATH: executablePath } = await ensureChromium();
	await ensureBuild();
	const place = {
		name: 'screenshots',
		url: `http://127.0.0.1:${ await freePort() }`,
		fresh: true,
	};
	await withSite( place, async ( site ) => {
		await ensureDemo( site );
		await serve( site );
		const browser = await chromium.launch( {
			executablePath,
			args: [ '--no-sandbox', '--disable-gpu', '--hide-scrollbars' ],
		} );
		for ( const picture of pictures.filter( ( { file } ) =>
			file.includes( only )
		) ) {
			await step( picture.file, () =>
				take( browser, site.url, picture )
			);
		}
		await browser.close();
	} );
} );

async function take( browser, url, picture ) {
	const { file, path, user, width = 1440, height = 900, prepare } = picture;
	const page = await browser.newPage( {
		baseURL: url,
		viewport: { width, height },
		reducedMotion: 'reduce',
	} );
	if ( user ) {
		await page.goto( '/wp-login.php' );
		await page.locator( '#user_login' ).fill( user );
		await page.locator( '#user_pass' ).fill( 'password' );
		await page.locator( '#wp-submit' ).click();
		await page.waitForURL( '**/wp-admin/**' );
	}
	await page.goto( path );
	await prepare?.( page );
	const target = join( root, file );
	await mkdir( dirname( target ), { recursive: true } );
	await page.screenshot( { path: target } );
	await page.close();
}
