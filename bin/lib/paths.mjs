import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(
	dirname( fileURLToPath( import.meta.url ) ),
	'../..'
);

/** Everything that is downloaded or made outside the checkout lies here. */
export const cache = join(
	process.env.XDG_CACHE_HOME || join( homedir(), '.cache' ),
	'switchboard'
);
