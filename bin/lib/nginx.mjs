import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { canInstall, install } from './debian.mjs';
import { Explained, step } from './log.mjs';
import { version } from './php.mjs';
import { start, until, which } from './process.mjs';
import { answers } from './server.mjs';

const fpm = () => `php-fpm${ version() }`;

/** Sees to nginx and php-fpm, as a real site has them. */
export async function ensureNginx() {
	const missing = [
		! which( 'nginx' ) && 'nginx',
		! which( fpm() ) && `php${ version() }-fpm`,
	].filter( Boolean );
	if ( missing.length && ! canInstall() ) {
		throw new Explained( `Please install: ${ missing.join( ', ' ) }.` );
	}
	if ( missing.length ) {
		await install( missing );
	}
}

/**
 * Serves a site with nginx and php-fpm on loopback.
 *
 * @param {Object} site As makeSite() gave it.
 */
export async function serveWithNginx( site ) {
	const dir = join( site.dir, 'nginx' );
	await mkdir( dir, { recursive: true } );
	const root = userInfo().uid === 0;
	await writeFile( join( dir, 'fpm.conf' ), fpmConfig( dir, root ) );
	await writeFile(
		join( dir, 'nginx.conf' ),
		nginxConfig( dir, root, site )
	);
	const log = join( dir, 'log' );
	const servers = [
		start(
			fpm(),
			[
				'--nodaemonize',
				`--fpm-config=${ join( dir, 'fpm.conf' ) }`,
				...( root ? [ '--allow-to-run-as-root' ] : [] ),
			],
			{ log }
		),
		start(
			'nginx',
			[ '-c', join( dir, 'nginx.conf' ), '-e', log, '-g', 'daemon off;' ],
			{ log }
		),
	];
	await step( `nginx and php-fpm on ${ site.url }`, async () => {
		const down = () => servers.some( ( server ) => ! server.running() );
		await until(
			async () => down() || ( await answers( site.url ) ),
			30_000
		);
		if ( down() ) {
			throw new Explained(
				`nginx or php-fpm did not start, see ${ log }`
			);
		}
	} );
}

const fpmConfig = ( dir, root ) => `
[global]
error_log = ${ dir }/fpm.log
[www]
${ root ? 'user = root\ngroup = root' : '' }
listen = ${ dir }/fpm.sock
pm = static
pm.max_children = 4
php_admin_value[memory_limit] = 512M
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.validate_timestamps] = 0
`;

const nginxConfig = ( dir, root, site ) => `
${ root ? 'user root;' : '' }
worker_processes 1;
pid ${ dir }/nginx.pid;
error_log ${ dir }/nginx.log;
events { worker_connections 256; }
http {
	include /etc/nginx/mime.types;
	default_type application/octet-stream;
	access_log off;
	keepalive_requests 100000;
	client_body_temp_path ${ dir }/body;
	proxy_temp_path ${ dir }/proxy;
	fastcgi_temp_path ${ dir }/fastcgi;
	uwsgi_temp_path ${ dir }/uwsgi;
	scgi_temp_path ${ dir }/scgi;
	server {
		listen ${ new URL( site.url ).host };
		root ${ site.www };
		index index.php;
		client_max_body_size 64m;
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ \\.php$ {
			include /etc/nginx/fastcgi_params;
			fastcgi_param HTTP_HOST $http_host;
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_pass unix:${ dir }/fpm.sock;
		}
	}
}
`;
