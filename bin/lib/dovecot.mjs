import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { canInstall, install, withoutServices } from './debian.mjs';
import { Explained, step, warn } from './log.mjs';
import { run, start, until, which } from './process.mjs';
import { freePort } from './server.mjs';

/** Sees to Dovecot and OpenSSL, without a service that would start by itself. */
export async function ensureDovecot() {
	const missing = [
		...( which( 'dovecot' ) ? [] : [ 'dovecot-imapd', 'dovecot-pop3d' ] ),
		...( which( 'openssl' ) ? [] : [ 'openssl' ] ),
	];
	if ( ! missing.length ) {
		return;
	}
	if ( ! canInstall() ) {
		throw new Explained(
			`Dovecot is not installed. Please install: ${ missing.join( ', ' ) }.`
		);
	}
	await withoutServices( () => install( missing ) );
}

const answers = ( port ) =>
	new Promise( ( resolve ) => {
		const connection = createConnection( port, '127.0.0.1' );
		connection.once( 'data', () => resolve( true ) );
		connection.once( 'error', () => resolve( false ) );
		connection.once( 'close', () => resolve( false ) );
		connection.setTimeout( 1000, () => resolve( false ) );
	} );

/**
 * Starts a mail server of one's own on loopback: IMAP and POP3, in clear with STARTTLS and encrypted, with a certificate for
 * mail.example.test and localhost. Any user gets in with the password `secret`, or with a token that is signed with the key; each has a Maildir
 * below the folder `mail`, made when somebody logs in or puts a message there.
 *
 * @return {Promise<Record<string, string>>} Where everything is, as the tests read it from the environment.
 */
export async function startDovecot() {
	// Its processes change to users that can't enter a home.
	const dir = await mkdtemp( join( tmpdir(), 'switchboard-dovecot-' ) );
	await chmod( dir, 0o755 );
	const mail = join( dir, 'mail' );
	await mkdir( mail );
	await chmod( mail, 0o777 );
	const tokenKey = randomBytes( 32 ).toString( 'hex' );
	const keys = join( dir, 'keys/default/HS256' );
	await mkdir( keys, { recursive: true } );
	await writeFile(
		join( keys, 'default' ),
		Buffer.from( tokenKey ).toString( 'base64' )
	);
	await makeCertificates( dir );
	const ports = {
		imap: await freePort(),
		imaps: await freePort(),
		pop3: await freePort(),
		pop3s: await freePort(),
	};
	await writeFile( join( dir, 'oauth2.conf' ), oauth2( dir ) );
	const { output: group } = await run( 'id', [ '-gn' ], { quiet: true } );
	await writeFile(
		join( dir, 'dovecot.conf' ),
		config( dir, mail, ports, group.trim() )
	);
	const log = join( dir, 'log' );
	const server = start(
		'dovecot',
		[ '-F', '-c', join( dir, 'dovecot.conf' ) ],
		{ log }
	);
	await step( 'Dovecot', async () => {
		const up = await until(
			async () =>
				! server.running() ||
				( ( await answers( ports.imap ) ) &&
					( await answers( ports.pop3 ) ) ),
			20_000
		);
		if ( ! up || ! server.running() ) {
			await server.stop();
			throw new Explained( `Dovecot did not start, see ${ log }` );
		}
	} );
	process.once( 'exit', () =>
		rmSync( dir, { recursive: true, force: true } )
	);
	return {
		DOVECOT_IMAP: String( ports.imap ),
		DOVECOT_IMAPS: String( ports.imaps ),
		DOVECOT_POP3: String( ports.pop3 ),
		DOVECOT_POP3S: String( ports.pop3s ),
		DOVECOT_AUTHORITY: join( dir, 'authority.pem' ),
		DOVECOT_TOKEN_KEY: tokenKey,
		DOVECOT_MAIL: mail,
	};
}

/**
 * The same, for tests that are skipped without it and say why.
 *
 * @return {Promise<Record<string, string>>} Where everything is, or DOVECOT_MISSING.
 */
export const tryDovecot = () =>
	ensureDovecot()
		.then( startDovecot )
		.catch( ( error ) => {
			warn( `  ${ error.message }` );
			return { DOVECOT_MISSING: error.message.split( '\n' )[ 0 ] };
		} );

/** An authority, and a server's certificate that it signed. */
async function makeCertificates( dir ) {
	const openssl = ( ...args ) =>
		run( 'openssl', args, { cwd: dir, quiet: true } );
	const key = [ '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256' ];
	await openssl(
		...[ 'req', '-x509', ...key, '-nodes', '-days', '30' ],
		...[ '-subj', '/CN=Authority for tests' ],
		...[ '-keyout', 'authority.key', '-out', 'authority.pem' ]
	);
	await openssl(
		...[ 'req', ...key, '-nodes', '-subj', '/CN=mail.example.test' ],
		...[ '-keyout', 'server.key', '-out', 'server.csr' ]
	);
	await writeFile(
		join( dir, 'server.ext' ),
		'subjectAltName = DNS:mail.example.test, DNS:localhost\n'
	);
	await openssl(
		...[ 'x509', '-req', '-in', 'server.csr', '-days', '30' ],
		...[ '-CA', 'authority.pem', '-CAkey', 'authority.key' ],
		...[ '-CAcreateserial', '-extfile', 'server.ext' ],
		...[ '-out', 'server.pem' ]
	);
}

const oauth2 = ( dir ) => `
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${ dir }/keys/
username_attribute = sub
`;

/** Dovecot insists on users that aren't root; who isn't root runs all of it as himself. */
function config( dir, mail, ports, ownGroup ) {
	const root = userInfo().uid === 0;
	const me = userInfo().username;
	const group = root ? 'dovecot' : ownGroup;
	const service = ( name, clear, encrypted ) => `
service ${ name }-login {
  chroot =
  inet_listener ${ name } {
    port = ${ ports[ clear ] }
  }
  inet_listener ${ name }s {
    port = ${ ports[ encrypted ] }
    ssl = yes
  }
}`;
	return `
protocols = imap pop3
listen = 127.0.0.1
base_dir = ${ dir }/run
state_dir = ${ dir }/run
log_path = ${ dir }/log
default_internal_user = ${ root ? 'dovecot' : me }
default_internal_group = ${ group }
default_login_user = ${ root ? 'dovenull' : me }
ssl = yes
ssl_cert = <${ dir }/server.pem
ssl_key = <${ dir }/server.key
ssl_dh =
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mail_uid = ${ root ? 'dovecot' : me }
mail_gid = ${ group }
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${ dir }/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain login
  args = password=secret
}
userdb {
  driver = static
  args = home=${ mail }/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Archive {
    auto = create
    special_use = \\Archive
  }
}
service anvil {
  chroot =
  # No waiting after a wrong password.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
${ service( 'imap', 'imap', 'imaps' ) }
${ service( 'pop3', 'pop3', 'pop3s' ) }
`;
}
