<?php
/**
 * What went wrong with a server, in plain words.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Email\Smtp\Smtp_Settings;

/**
 * Sentences about the failures that everybody meets who connects a mailbox: the wrong port, a password that isn't an app password, a
 * certificate of another name. The server's own words stand beside them.
 */
final class Failures {

	/** Hosts whose servers take app passwords only. */
	private const APP_PASSWORDS = '/(^|\.)(gmail\.com|googlemail\.com|google\.com|yahoo\.com|aol\.com|me\.com|icloud\.com|fastmail\.com|messagingengine\.com)$/i';

	/** Hosts that take no password at all. */
	private const NO_PASSWORDS = '/(^|\.)(office365\.com|outlook\.com|hotmail\.com|live\.com)$/i';

	/** Ports that are encrypted from the first byte. */
	private const TLS_PORTS = [ 993, 995, 465 ];

	/** Ports that begin in clear. */
	private const CLEAR_PORTS = [ 143, 110, 587, 25 ];

	/**
	 * About one server.
	 *
	 * @param string $host     Name.
	 * @param int    $port     Port.
	 * @param string $security As Endpoint.
	 * @param string $way      Receiving_Settings::IMAP or POP3, or `smtp`.
	 * @param bool   $by_token Whether one signs in by OAuth 2.
	 */
	public function __construct( private readonly string $host, private readonly int $port, private readonly string $security, private readonly string $way, private readonly bool $by_token ) {
	}

	/**
	 * Access that isn't there.
	 *
	 * @param Refusal                             $refusal Refusal.
	 * @param list<array{ok: bool, text: string}> $steps   What went well before.
	 */
	public static function of_access( Refusal $refusal, array $steps ): Trial_Result {
		// Nobody was asked: the words are our own.
		$is_ours = 'login_required' === $refusal->error;
		$steps[] = [
			'ok'   => false,
			'text' => $is_ours ? $refusal->getMessage() : __( 'No access to the mailbox', 'switchboard' ),
		];
		$hint    = $refusal->needs_owner()
			? __( 'Look whether the client ID is right and the client secret hasn’t expired: make a new one at the provider and enter it here.', 'switchboard' )
			: __( 'Save the settings, then press the button that connects this mailbox with its provider. Nothing of the settings is lost.', 'switchboard' );
		return new Trial_Result( false, __( 'Not connected', 'switchboard' ), $steps, $is_ours ? '' : $refusal->getMessage(), [], '' === $refusal->error ? '' : $hint );
	}

	/**
	 * That a server was reached.
	 *
	 * @param string $host     Name.
	 * @param int    $port     Port.
	 * @param string $protocol Such as `TLSv1.3`; '' for a line in clear.
	 */
	public static function reached( string $host, int $port, string $protocol ): string {
		return '' === $protocol
			/* translators: 1: name of a server, 2: port. */
			? sprintf( __( 'Reached %1$s, port %2$d, without encryption', 'switchboard' ), $host, $port )
			/* translators: 1: name of a server, 2: port, 3: such as TLSv1.3. */
			: sprintf( __( 'Reached %1$s, port %2$d, encrypted with %3$s', 'switchboard' ), $host, $port, $protocol );
	}

	/**
	 * A failure in two or three words.
	 *
	 * @param string $name Name of a Server_Error.
	 */
	public function summary( string $name ): string {
		return match ( $name ) {
			Server_Error::LOGIN => __( 'Sign-in refused', 'switchboard' ),
			Server_Error::CERTIFICATE => __( 'Certificate not trusted', 'switchboard' ),
			Server_Error::ENCRYPTION => __( 'No encryption', 'switchboard' ),
			Server_Error::TIMEOUT => __( 'No answer', 'switchboard' ),
			Server_Error::UNKNOWN_HOST => __( 'Unknown server', 'switchboard' ),
			Server_Error::ADDRESS => __( 'Not allowed', 'switchboard' ),
			Server_Error::CONNECT, Server_Error::CLOSED => __( 'Can’t be reached', 'switchboard' ),
			default => __( 'Does not work', 'switchboard' ),
		};
	}

	/**
	 * The step that failed.
	 *
	 * @param string $name Name of a Server_Error.
	 */
	public function step( string $name ): string {
		if ( Server_Error::LOGIN === $name ) {
			return __( 'The server doesn’t accept this sign-in', 'switchboard' );
		}
		$frame = match ( $name ) {
			/* translators: 1: name of a server. */
			Server_Error::UNKNOWN_HOST => __( 'There is no server named “%1$s”', 'switchboard' ),
			/* translators: 1: name of a server. */
			Server_Error::ADDRESS => __( '“%1$s” lies in a private network', 'switchboard' ),
			/* translators: 1: name of a server, 2: port. */
			Server_Error::CERTIFICATE => __( 'The certificate of %1$s, port %2$d, isn’t trusted', 'switchboard' ),
			/* translators: 1: name of a server, 2: port. */
			Server_Error::ENCRYPTION => __( 'The line to %1$s, port %2$d, can’t be encrypted', 'switchboard' ),
			/* translators: 1: name of a server, 2: port. */
			Server_Error::TIMEOUT => __( '%1$s, port %2$d, doesn’t answer', 'switchboard' ),
			/* translators: 1: name of a server, 2: port. */
			Server_Error::CONNECT => __( '%1$s can’t be reached at port %2$d', 'switchboard' ),
			/* translators: 1: name of a server, 2: port. */
			Server_Error::CLOSED => __( '%1$s, port %2$d, hung up', 'switchboard' ),
			/* translators: 1: name of a server, 2: port. */
			default => __( '%1$s, port %2$d, doesn’t do what was asked', 'switchboard' ),
		};
		return sprintf( $frame, $this->host, $this->port );
	}

	/**
	 * What to do.
	 *
	 * @param string $name   Name of a Server_Error.
	 * @param string $answer The server's words.
	 */
	public function hint( string $name, string $answer ): string {
		return match ( $name ) {
			Server_Error::LOGIN => $this->sign_in( $answer ),
			Server_Error::CERTIFICATE => $this->certificate( $answer ),
			Server_Error::UNKNOWN_HOST => __( 'Look for a slip in the name of the server. Your web host or mail provider names it in its help.', 'switchboard' ),
			Server_Error::ADDRESS => __( 'If that is meant, the site’s owner can allow it with the constant SWITCHBOARD_PRIVATE_MAIL_HOSTS.', 'switchboard' ),
			Server_Error::ENCRYPTION, Server_Error::PROTOCOL, Server_Error::CLOSED => $this->pairing() ?? __( 'Choose another kind of security, with the port that goes with it.', 'switchboard' ),
			Server_Error::TIMEOUT => $this->pairing() ?? $this->blocked(),
			Server_Error::CONNECT => $this->blocked(),
			default => '',
		};
	}

	/**
	 * What to do when one isn't let in.
	 *
	 * @param string $answer The server's words.
	 */
	private function sign_in( string $answer ): string {
		return match ( true ) {
			$this->by_token => __( 'The provider’s access has ended, or it doesn’t cover this mailbox. Save, then connect with the provider again and sign in as this mailbox.', 'switchboard' ),
			1 === preg_match( '/app(lication)?[- ]?(specific )?password|InvalidSecondFactor|5\.7\.9\b/i', $answer ) => __( 'This provider wants an app password: make one in your account there and enter it in place of your usual password.', 'switchboard' ),
			1 === preg_match( '/not enabled for imap|imap.{0,20}(disabled|not (allowed|enabled))|enable imap/i', $answer ) => __( 'IMAP is switched off for this mailbox. Switch it on in the settings of the mailbox at your provider.', 'switchboard' ),
			1 === preg_match( '/SmtpClientAuthentication|5\.7\.139\b/i', $answer ) => __( 'Sending by SMTP is switched off for this mailbox. An administrator of your organisation can allow “Authenticated SMTP” for it.', 'switchboard' ),
			1 === preg_match( self::NO_PASSWORDS, $this->host ) => __( 'Microsoft lets no program in with a password any more. Choose Microsoft under “Sign in”.', 'switchboard' ),
			1 === preg_match( self::APP_PASSWORDS, $this->host ) => __( 'This provider wants an app password: make one in your account there and enter it in place of your usual password.', 'switchboard' ),
			1 === preg_match( '/too many|try again|temporar|locked|rate/i', $answer ) => __( 'The server lets nobody in at the moment. Wait a few minutes before you try again.', 'switchboard' ),
			default => __( 'Check user name and password. Most servers want the whole e-mail address as the user name, some only what stands before the @.', 'switchboard' ),
		};
	}

	/**
	 * What to do about a certificate.
	 *
	 * @param string $answer OpenSSL's words.
	 */
	private function certificate( string $answer ): string {
		if ( preg_match( '/CN=[`\'"]?([^\'"`\s]+)[\'"`]? did not match/i', $answer, $found ) ) {
			/* translators: 1: name in a certificate, 2: name of a server. */
			return sprintf( __( 'The certificate is made out to %1$s, not to %2$s. Enter the name that stands in the certificate; at shared hosts that is often the name of the host’s own server.', 'switchboard' ), $found[1], $this->host );
		}
		if ( preg_match( '/did not match/i', $answer ) ) {
			/* translators: %s: name of a server. */
			return sprintf( __( 'The certificate is made out to another name than %s. Enter the name that stands in it; at shared hosts that is often the name of the host’s own server.', 'switchboard' ), $this->host );
		}
		if ( preg_match( '/expired/i', $answer ) ) {
			return __( 'The certificate of this server has expired. Whoever runs the server must renew it.', 'switchboard' );
		}
		return __( 'Nobody that this site trusts has signed the certificate. Check the name of the server; a server of your own needs a certificate from a public authority.', 'switchboard' );
	}

	/**
	 * A port that doesn't go with its security.
	 *
	 * @return string|null Null when they go together, as far as anybody can tell.
	 */
	private function pairing(): ?string {
		$wants = match ( true ) {
			Endpoint::TLS !== $this->security && in_array( $this->port, self::TLS_PORTS, true ) => 'TLS',
			Endpoint::TLS === $this->security && in_array( $this->port, self::CLEAR_PORTS, true ) => 'STARTTLS',
			default => null,
		};
		if ( null === $wants ) {
			return null;
		}
		$usual = 'smtp' === $this->way ? Smtp_Settings::usual_port( $this->security ) : Receiving_Settings::usual_port( $this->way, $this->security );
		/* translators: 1: port, 2: TLS or STARTTLS, 3: the port that goes with what is chosen. */
		return sprintf( __( 'Port %1$d goes with %2$s. Choose %2$s, or port %3$d.', 'switchboard' ), $this->port, $wants, $usual );
	}

	/**
	 * What to do when nobody takes the call.
	 */
	private function blocked(): string {
		if ( 'smtp' === $this->way ) {
			return __( 'Check server and port. Many web hosts block outgoing mail ports: ask yours to open this one, or let replies leave through the site’s mailer.', 'switchboard' );
		}
		return __( 'Check server and port. Some web hosts block outgoing connections: ask yours whether this port is open.', 'switchboard' );
	}
}
