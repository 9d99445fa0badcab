import { readFile } from 'node:fs/promises';

/**
 * @typedef {{passed: number, failed: number, skipped: string[]}} Counts Skipped tests are named with their reason.
 */

/**
 * Counts what Jest wrote by --json.
 *
 * @param {string} file
 * @return {Promise<Counts>} Counts.
 */
export async function fromJest( file ) {
	const report = JSON.parse( await readFile( file, 'utf8' ) );
	const tests = report.testResults.flatMap(
		( suite ) => suite.assertionResults
	);
	return {
		passed: report.numPassedTests,
		// A file that could not even be loaded has no test to count.
		failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
		skipped: tests
			.filter( ( { status } ) =>
				[ 'pending', 'todo' ].includes( status )
			)
			.map( ( { fullName, status } ) => `${ fullName }: ${ status }` ),
	};
}

/**
 * Counts what PHPUnit wrote by --log-teamcity.
 *
 * @param {string} file
 * @return {Promise<Counts>} Counts.
 */
export async function fromPhpunit( file ) {
	const log = await readFile( file, 'utf8' );
	const told = ( message ) => [
		...log.matchAll(
			new RegExp(
				`##teamcity\\[${ message } name='((?:[^'|]|\\|.)*)'(.*)`,
				'g'
			)
		),
	];
	const names = ( message ) =>
		new Set( told( message ).map( ( [ , name ] ) => name ) );
	const failed = names( 'testFailed' );
	const ignored = told( 'testIgnored' );
	return {
		passed: told( 'testStarted' ).length - failed.size - ignored.length,
		failed: failed.size,
		skipped: ignored.map( ( [ , name, rest ] ) => {
			const [ , reason ] = /message='((?:[^'|]|\|.)*)'/.exec( rest );
			return `${ name }: ${ reason.replace( /\|(.)/g, '$1' ) }`;
		} ),
	};
}

/**
 * Counts what Playwright's JSON reporter wrote.
 *
 * @param {string} file
 * @return {Promise<Counts>} Counts.
 */
export async function fromPlaywright( file ) {
	const { stats, suites, errors } = JSON.parse(
		await readFile( file, 'utf8' )
	);
	const specs = ( suite ) => [
		...( suite.specs ?? [] ),
		...( suite.suites ?? [] ).flatMap( specs ),
	];
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + errors.length,
		skipped: suites.flatMap( specs ).flatMap( ( { title, tests } ) =>
			tests
				.filter( ( test ) => test.status === 'skipped' )
				.map( ( { annotations } ) => {
					const why = annotations.find(
						( { type } ) => type === 'skip'
					);
					return `${ title }: ${ why?.description ?? 'no reason given' }`;
				} )
		),
	};
}
