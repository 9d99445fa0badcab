/** npm run build: makes build/ from src/ and blocks/. */
import { build } from './lib/build.mjs';
import { main, step } from './lib/log.mjs';

await main( () => step( 'building scripts and styles', build ) );
