import { canInstall, install } from './debian.mjs';
import { step } from './log.mjs';
import { root } from './paths.mjs';
import { run, which } from './process.mjs';

/**
 * Sees to a Chromium that Playwright can drive: Debian's, else one of its own.
 *
 * @return {Promise<Record<string, string>>} What to set in Playwright's environment.
 */
export async function ensureChromium() {
	if ( ! which( 'chromium' ) && canInstall() ) {
		await install( [ 'chromium' ] );
	}
	const path = which( 'chromium' );
	if ( path ) {
		return { CHROMIUM_PATH: path };
	}
	await step( "Playwright's Chromium", () =>
		run( 'npx', [ 'playwright', 'install', 'chromium' ], {
			quiet: true,
			cwd: root,
		} )
	);
	return {};
}
