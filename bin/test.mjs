/**
 * npm test [-- --only=jest,phpunit] [--filter=TEXT]
 *
 * Installs what the tests need, runs every check and adds up what the runners counted. --only names the beginnings of steps,
 * --filter goes to the runners. Only Node's own modules may be imported before the packages are there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureComposer } from './lib/composer.mjs';
import { ensureDovecot } from './lib/dovecot.mjs';
import { green, heading, main, red, say, seconds, warn } from './lib/log.mjs';
import { ensureMariadb } from './lib/mariadb.mjs';
import { readOptions } from './lib/options.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { run } from './lib/process.mjs';
import { fromJest, fromPhpunit, fromPlaywright } from './lib/report.mjs';
import { runInLanes } from './lib/lanes.mjs';
import { wordpress } from './lib/wordpress.mjs';

/** Two cores, two lanes. */
const lanes = 2;
const patience = 40 * 60_000;

await main( async () => {
	const started = Date.now();
	const { only, filter } = readOptions( {
		only: { type: 'string', default: '' },
		filter: { type: 'string' },
	} );
	const work = await mkdtemp( join( tmpdir(), 'switchboard-test-' ) );

	heading( 'Installing' );
	const missing = await prepare();

	const chosen = only ? only.split( ',' ) : [ '' ];
	const steps = allSteps( work, filter ).filter( ( { name } ) =>
		chosen.some( ( beginning ) => name.startsWith( beginning ) )
	);
	const total = { passed: 0, failed: 0, skipped: [] };
	await runInLanes( steps, lanes, async ( step, broken ) => {
		const counts = await runStep( step, missing, broken );
		total.passed += counts.passed;
		total.failed += counts.failed;
		total.skipped.push(
			...counts.skipped.map( ( why ) => `${ step.name } › ${ why }` )
		);
		return counts.failed === 0 && ! counts.unable;
	} );
	await rm( work, { recursive: true } );

	say( `\nAll in ${ seconds( started ) }.` );
	total.skipped.forEach( ( why ) => say( `skipped: ${ why }` ) );
	say(
		`${ total.passed } passed, ${ total.failed } failed` +
			( total.skipped.length
				? `, ${ total.skipped.length } skipped`
				: '' )
	);
	process.exitCode = total.failed ? 1 : 0;
} );

/**
 * Installs what can be installed.
 *
 * @return {Promise<Record<string, string>>} What is missing, and why.
 */
async function prepare() {
	const missing = {};
	const need = async ( what, install ) => {
		try {
			await install();
		} catch ( error ) {
			missing[ what ] = error.message.split( '\n' )[ 0 ];
			warn( `  ${ what }: ${ error.message }` );
		}
	};
	await ensurePackages();
	for ( const db of [ 'sqlite', 'mariadb' ] ) {
		await need( db, async () => {
			if ( ! ( await ensurePhp( [ db ] ) ) ) {
				throw new Error( 'PHP is not installed' );
			}
		} );
	}
	await need( 'mariadb', ensureMariadb );
	await need( 'dovecot', ensureDovecot );
	await need( 'composer', ensureComposer );
	await need( 'latest', () => wordpress( 'latest' ) );
	await need( 'oldest', () => wordpress( 'oldest' ) );
	await need( 'chromium', async () => {
		const { ensureChromium } = await import( './lib/chromium.mjs' );
		await ensureChromium();
	} );
	return missing;
}

/**
 * Every step: what it runs, what it needs on the machine, which step must have gone well before, and who counts.
 *
 * @param {string}           work   Folder for reports.
 * @param {string|undefined} filter
 * @return {Object[]} Steps in order.
 */
function allSteps( work, filter ) {
	const check = ( name, command, more ) => ( {
		name,
		command,
		needs: [],
		filtered: Boolean( filter ),
		...more,
	} );
	const bin = ( file, ...args ) => [
		'node',
		join( root, 'bin', file ),
		...args,
	];
	const vendor = ( file, ...args ) => [
		'php',
		join( root, 'vendor/bin', file ),
		...args,
	];
	const given = ( option ) => ( filter ? [ `${ option }=${ filter }` ] : [] );

	const phpunit = ( wp, db, ...args ) => {
		const name = args.includes( '--network' )
			? `phpunit network ${ db }`
			: `phpunit ${ wp } ${ db }`;
		const report = join( work, `${ name }.log` );
		return check(
			name,
			bin(
				'phpunit.mjs',
				'--name=test',
				`--wp=${ wp }`,
				`--db=${ db }`,
				`--log-teamcity=${ report }`,
				...given( '--filter' ),
				...args
			),
			{
				needs: [ 'composer', db, wp ],
				count: () => fromPhpunit( report ),
			}
		);
	};
	const e2e = ( name, db, ...args ) => {
		const report = join( work, `${ name }.json` );
		return check(
			name,
			bin(
				'e2e.mjs',
				'--name=test',
				`--db=${ db }`,
				`--report=${ report }`,
				...args
			),
			{
				after: 'build',
				needs: [ db, 'latest', 'chromium' ],
				count: () => fromPlaywright( report ),
			}
		);
	};
	const jest = join( work, 'jest.json' );
	const architecture = join( work, 'architecture.log' );

	return [
		check( 'types', [ 'npx', 'tsc', '--noEmit' ] ),
		check( 'types of the schemas', bin( 'types.mjs', '--check' ) ),
		check( 'strings for translators', bin( 'i18n.mjs', '--check' ) ),
		check( 'eslint', [ 'npm', 'run', 'lint:js' ] ),
		check( 'stylelint', [ 'npm', 'run', 'lint:css' ] ),
		check( 'phpcs', vendor( 'phpcs', '-q' ), { needs: [ 'composer' ] } ),
		check(
			'phpstan',
			vendor(
				'phpstan',
				'analyse',
				'--no-progress',
				'--memory-limit=2G'
			),
			{
				needs: [ 'composer' ],
			}
		),
		check(
			'jest',
			[
				'npx',
				'wp-scripts',
				'test-unit-js',
				'--json',
				`--outputFile=${ jest }`,
				'--maxWorkers=1',
				...given( '--testNamePattern' ),
			],
			{ count: () => fromJest( jest ) }
		),
		check( 'build', bin( 'build.mjs' ) ),
		check(
			'architecture',
			vendor(
				'phpunit',
				'--no-configuration',
				'--bootstrap=vendor/autoload.php',
				`--log-teamcity=${ architecture }`,
				'tests/php/Architecture_Test.php',
				'tests/php/Coding_Standard_Test.php'
			),
			{ needs: [ 'composer' ], count: () => fromPhpunit( architecture ) }
		),
		phpunit( 'latest', 'mariadb' ),
		// A mail server answers the same whatever the database is: once is enough.
		phpunit( 'latest', 'sqlite', '--without=dovecot' ),
		phpunit( 'latest', 'mariadb', '--network' ),
		phpunit( 'oldest', 'mariadb', '--group=smoke' ),
		phpunit( 'oldest', 'sqlite', '--group=smoke' ),
		// The server's long silence is left to test:faults: its minute passes while nothing happens.
		check(
			'faults',
			bin(
				'faults.mjs',
				'--name=test',
				'--seed=2026',
				'--kills=15',
				'--mails=200',
				'--only=calm,large,kill,pop3,numbers,cut,slow,refusing,twoAtOnce,smtp'
			),
			{ needs: [ 'mariadb', 'latest', 'dovecot' ] }
		),
		e2e( 'e2e sqlite', 'sqlite', ...given( '--grep' ) ),
		e2e( 'e2e mariadb', 'mariadb', '--grep=@main' ),
		check( 'zip', bin( 'zip.mjs' ), { after: 'build' } ),
		{
			...e2e(
				'e2e zip',
				'sqlite',
				`--zip=${ join( root, 'switchboard.zip' ) }`,
				'--grep=@zip'
			),
			after: 'zip',
		},
	];
}

/**
 * Runs one step and prints its heading, and its output if it failed.
 *
 * @param {Object}                 step
 * @param {Record<string, string>} missing What this machine lacks.
 * @param {boolean}                broken  The step that it builds on failed.
 * @return {Promise<Object>} Counts; `unable` if it did not run.
 */
async function runStep( step, missing, broken ) {
	const lacking = step.needs.find( ( what ) => missing[ what ] );
	if ( lacking || broken ) {
		const why = lacking ? missing[ lacking ] : `"${ step.after }" failed`;
		heading( `${ step.name }: skipped, ${ why }` );
		return { passed: 0, failed: 0, skipped: [ why ], unable: true };
	}
	const started = Date.now();
	const [ program, ...args ] = step.command;
	const { code, output } = await run( program, args, {
		cwd: root,
		quiet: true,
		allowed: true,
		timeout: patience,
		env: { ...process.env, CI: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
	} );
	const counts = await count( step, code );
	const verdict = counts.failed ? red( 'failed' ) : green( 'passed' );
	const numbers = step.count
		? ` (${ counts.passed } of ${ counts.passed + counts.failed })`
		: '';
	heading(
		`${ step.name }: ${ verdict }${ numbers } in ${ seconds( started ) }`
	);
	if ( counts.failed ) {
		say( output );
	}
	return counts;
}

async function count( { count: read, filtered }, code ) {
	const verdict = { passed: code ? 0 : 1, failed: code ? 1 : 0, skipped: [] };
	if ( ! read ) {
		return verdict;
	}
	// A runner that broke down leaves no report: that is one failure.
	const counts = await read().catch( () => ( { ...verdict, passed: 0 } ) );
	if ( filtered ) {
		return { ...counts, skipped: [] };
	}
	const ran = counts.passed + counts.failed + counts.skipped.length;
	const broken = ! ran || ( code && ! counts.failed );
	return broken ? { ...counts, failed: 1 } : counts;
}
