/**
 * The blocks are built as wp-scripts does it; the admin app is one more compilation beside them.
 */
const { existsSync } = require( 'node:fs' );
const { resolve } = require( 'node:path' );
const DependencyExtractionWebpackPlugin = require( '@wordpress/dependency-extraction-webpack-plugin' );
const MiniCSSExtractPlugin = require( 'mini-css-extract-plugin' );
const RtlCssPlugin = require( '@wordpress/scripts/plugins/rtlcss-webpack-plugin' );
const configs = require( '@wordpress/scripts/config/webpack.config' );

// --output-path would hold for all three compilations, so each says its own.
const blocks = configs.map( ( config, index ) => ( {
	...config,
	name: `blocks-${ index }`,
	cache: { type: 'filesystem' },
	output: { ...config.output, path: resolve( __dirname, 'build/blocks' ) },
} ) );

const entry = resolve( __dirname, 'src/index.tsx' );

const admin = {
	...blocks[ 0 ],
	name: 'admin',
	entry: { index: entry },
	output: {
		path: resolve( __dirname, 'build/admin' ),
		filename: '[name].js',
		// A lazy chunk has no version in its address, so its name must change with its content.
		chunkFilename: '[name].[contenthash:12].js',
		publicPath: 'auto',
		clean: true,
	},
	optimization: {
		...blocks[ 0 ].optimization,
		splitChunks: {
			cacheGroups: {
				default: false,
				// All styles go into one file, for WordPress swaps only an enqueued file for its right-to-left twin.
				styles: {
					type: 'css/mini-extract',
					name: 'index',
					chunks: 'all',
					enforce: true,
				},
			},
		},
	},
	plugins: [
		new MiniCSSExtractPlugin( {
			filename: '[name].css',
			ignoreOrder: true,
		} ),
		new RtlCssPlugin(),
		new DependencyExtractionWebpackPlugin(),
	],
};

module.exports = existsSync( entry ) ? [ ...blocks, admin ] : blocks;
