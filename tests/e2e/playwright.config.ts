import { defineConfig } from '@playwright/test';

// A container has no sandbox of Chromium's, and nothing that it would ask for in the background.
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Avatars and the like: a name that can't be looked up fails at once and holds no page up.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const report = process.env.SWITCHBOARD_REPORT;

export default defineConfig( {
	testDir: '.',
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean( report ),
	reporter: report
		? [ [ 'list' ], [ 'json', { outputFile: report } ] ]
		: [ [ 'list' ] ],
	use: {
		baseURL: process.env.SWITCHBOARD_URL,
		locale: 'en-US',
		timezoneId: 'UTC',
		viewport: { width: 1280, height: 800 },
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH,
			args: flags,
		},
	},
} );
