/** npm run i18n: makes languages/switchboard.pot, and .mo and .json from each .po beside it. */
import { translate } from './lib/i18n.mjs';
import { main, say } from './lib/log.mjs';

await main( async () => say( `${ await translate() } strings` ) );
