import wordpress from '@wordpress/eslint-plugin';
import { readdirSync } from 'node:fs';

/** Folders of src/ that know nothing of the rooms. */
const ground = [ 'api', 'components', 'styles' ];

const rooms = readdirSync( new URL( './src', import.meta.url ), {
	withFileTypes: true,
} )
	.filter( ( entry ) => entry.isDirectory() )
	.map( ( entry ) => entry.name )
	.filter( ( name ) => name !== 'app' && ! ground.includes( name ) );

const forbid = ( target, from, message, except = [] ) => ( {
	target: target.map( ( name ) => `./src/${ name }` ),
	from: from.map( ( name ) => `./src/${ name }` ),
	except,
	message,
} );

/** The arrows: app → rooms → api, components. */
const arrows = [
	forbid(
		[ 'api' ],
		[ 'components', 'app', ...rooms ],
		'api knows no screen.'
	),
	forbid(
		[ 'components' ],
		[ 'api', 'app', ...rooms ],
		'A component is given what it shows; it knows no room and fetches nothing.'
	),
	forbid( rooms, [ 'app' ], 'A room does not know the app around it.' ),
	...rooms.map( ( room ) =>
		forbid(
			rooms.filter( ( other ) => other !== room ),
			[ room ],
			'Rooms do not know one another.'
		)
	),
	...[ ...rooms, 'api' ].map( ( room ) => ( {
		...forbid(
			[ 'app', ...rooms, 'index.tsx' ].filter(
				( other ) => other !== room
			),
			[ room ],
			'A room is entered through its index.ts.'
		),
		except: [ './index.ts', './index.tsx' ],
	} ) ),
];

export default [
	{ ignores: [ 'build/', 'vendor/', 'src/api/types.ts' ] },
	...wordpress.configs.recommended,
	{
		languageOptions: {
			parserOptions: { requireConfigFile: false },
		},
		rules: {
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'switchboard' },
			],
			'import/no-restricted-paths': [
				'error',
				{ basePath: import.meta.dirname, zones: arrows },
			],
			// Names and types say what a parameter is; a comment only where there is more to say.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/require-param-description': 'off',
			'jsdoc/require-returns': 'off',
			'jsdoc/require-returns-type': 'off',
			'jsdoc/require-returns-description': 'off',
			'jsdoc/check-param-names': 'off',
			'jsdoc/no-undefined-types': 'off',
		},
	},
	...wordpress.configs[ 'test-unit' ].map( ( config ) => ( {
		...config,
		files: [ 'tests/js/**' ],
	} ) ),
	...wordpress.configs[ 'test-playwright' ].map( ( config ) => ( {
		...config,
		files: [ 'tests/e2e/**' ],
	} ) ),
	{
		files: [ 'bin/**', '*.config.*' ],
		languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
	},
];
