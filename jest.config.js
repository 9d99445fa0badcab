const wordpress = require( '@wordpress/scripts/config/jest-unit.config' );
const preset = require( '@wordpress/jest-preset-default/jest-preset' );

const [ babel ] = Object.values( wordpress.transform );

// These are published as ES modules only, which Jest can't require(): they are transpiled like our own files.
const modules = [
	'uuid',
	'@wordpress/theme',
	'@wordpress/ui',
	'parsel-js',
	'colorjs.io',
].join( '|' );

module.exports = {
	...wordpress,
	testMatch: [ '<rootDir>/tests/js/**/*.test.{ts,tsx}' ],
	setupFilesAfterEnv: [
		...preset.setupFilesAfterEnv,
		'@testing-library/jest-dom',
	],
	moduleNameMapper: {
		...preset.moduleNameMapper,
		// The same, but bundled for the browser as an ES module.
		'^@wordpress/dataviews/wp$': '@wordpress/dataviews',
	},
	moduleFileExtensions: [ 'ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'json' ],
	transform: { '\\.m?[jt]sx?$': babel },
	transformIgnorePatterns: [
		`/node_modules/(?!(?:.*/node_modules/)?(?:${ modules })/)`,
	],
};
