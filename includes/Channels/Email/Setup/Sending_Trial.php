<?php
/**
 * Tries the way out.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Channels\Email\OAuth\Xoauth2;
use Switchboard\Channels\Email\Smtp\Smtp_Mailer;
use Switchboard\Channels\Email\Smtp\Smtp_Settings;
use Switchboard\Foundation\Problem;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Mail_Parts;
use Switchboard\Mail\Not_Sent;
use Switchboard\Mail\Transport;

/**
 * Connects to the server by which replies leave and signs in; sends a mail only when one is given.
 */
final class Sending_Trial {

	/** Patience for an answer. */
	private const ANSWER_SECONDS = 8;

	/** What the system says when nobody takes the call, a name is unknown and so on. */
	private const WORDS = [
		Server_Error::CERTIFICATE  => '/certificate|did not match|self.signed/i',
		Server_Error::TIMEOUT      => '/timed out|too slow/i',
		Server_Error::CONNECT      => '/refused|unreachable|no route|connect\(\) failed/i',
		Server_Error::ENCRYPTION   => '/ssl|tls|crypto/i',
	];

	/** What was said. */
	private readonly Transcript $transcript;

	/** The token of the last sign-in. */
	private string $token = '';

	/**
	 * Needs both ways out.
	 *
	 * @param Transport  $site      The site's mailer.
	 * @param Mail_Parts $parts     Takes a mail apart.
	 * @param Host_Guard $guard     Keeps out of the site's own network.
	 * @param Candidate  $candidate What is tried.
	 * @param float      $until     When it must be over, by microtime().
	 */
	public function __construct(
		private readonly Transport $site,
		private readonly Mail_Parts $parts,
		private readonly Host_Guard $guard,
		private readonly Candidate $candidate,
		private readonly float $until
	) {
		$this->transcript = new Transcript();
	}

	/**
	 * Tries it.
	 *
	 * @param Mail|null $mail A mail to send; null to send none.
	 */
	public function run( ?Mail $mail ): Trial_Result {
		$server = Smtp_Settings::of( $this->candidate->connection );
		if ( null === $server ) {
			return $this->try_site( $mail );
		}
		try {
			$answer = $this->talk( $server, $mail );
		} catch ( Refusal $refusal ) {
			return Failures::of_access( $refusal, [] );
		} catch ( Not_Sent $failure ) {
			return $this->failure( $server, $failure );
		}
		$steps = [ ...$this->signed_in( $server ), ...( $mail ? [ self::taken( $mail ) ] : [] ) ];
		return new Trial_Result( true, $mail ? __( 'Test mail sent', 'switchboard' ) : __( 'Sending works', 'switchboard' ), $steps, $mail ? $this->transcript->clean( $answer ) : '', $this->transcript->lines(), $mail ? self::look( $mail ) : '' );
	}

	/**
	 * By the site's mailer, which tells nothing but whether it took a mail.
	 *
	 * @param Mail|null $mail Mail.
	 */
	private function try_site( ?Mail $mail ): Trial_Result {
		if ( null === $mail ) {
			return new Trial_Result( true, __( 'Through the site’s mailer', 'switchboard' ), [], '', [], __( 'Whether the site’s mailer works shows only a mail: send yourself one.', 'switchboard' ) );
		}
		try {
			$this->site->send( $mail );
		} catch ( Not_Sent $failure ) {
			$step = [
				'ok'   => false,
				'text' => __( 'The site’s mailer didn’t take the mail', 'switchboard' ),
			];
			return new Trial_Result( false, __( 'Not sent', 'switchboard' ), [ $step ], $failure->answer, [], __( 'Let replies leave through a mail server of their own, or set up a mail plugin for the site.', 'switchboard' ) );
		}
		return new Trial_Result( true, __( 'Test mail sent', 'switchboard' ), [ self::taken( $mail ) ], '', [], self::look( $mail ) );
	}

	/**
	 * Talks to the server. A token that was taken back before its end is replaced once.
	 *
	 * @param Smtp_Settings $server Server.
	 * @param Mail|null     $mail   Mail.
	 * @return string Its last answer.
	 * @throws Not_Sent When it doesn't go well.
	 * @throws Refusal When there is no access.
	 */
	private function talk( Smtp_Settings $server, ?Mail $mail ): string {
		try {
			return $this->talk_once( $server, $mail, '' );
		} catch ( Not_Sent $failure ) {
			if ( ! $failure->sign_in || '' === $this->token ) {
				throw $failure;
			}
			return $this->talk_once( $server, $mail, $this->token );
		}
	}

	/**
	 * One conversation.
	 *
	 * @param Smtp_Settings $server  Server.
	 * @param Mail|null     $mail    Mail.
	 * @param string        $refused Token that the server didn't take.
	 */
	private function talk_once( Smtp_Settings $server, ?Mail $mail, #[\SensitiveParameter] string $refused ): string {
		$by_token = 'password' === $server->secret && $this->candidate->is_by_token();
		$token    = function () use ( $server, $refused ): Xoauth2 {
			$tokens      = $this->candidate->tokens( $refused );
			$this->token = $tokens->access;
			$user        = '' === $server->user ? $tokens->account : $server->user;
			$this->transcript->hide( Credentials::token( $user, $tokens->access )->secrets() );
			return new Xoauth2( $user, $tokens->access );
		};
		$password = $by_token ? '' : $this->candidate->secret( $server->secret );
		$this->transcript->hide( Credentials::password( $server->user, $password )->secrets() );
		$seconds = max( 1, (int) min( self::ANSWER_SECONDS, $this->until - microtime( true ) ) );
		$whole   = max( 1, (int) ( $this->until - microtime( true ) ) );
		$mailer  = new Smtp_Mailer( $server, $this->parts, $this->guard, static fn(): string => $password, $by_token ? $token : null, $seconds, $whole, $this->transcript );
		return $mail ? $mailer->send( $mail ) : $mailer->knock();
	}

	/**
	 * What a failure says.
	 *
	 * @param Smtp_Settings $server  Server.
	 * @param Not_Sent      $failure Failure.
	 */
	private function failure( Smtp_Settings $server, Not_Sent $failure ): Trial_Result {
		$lines    = $this->transcript->lines();
		$failures = new Failures( $server->host, $server->port, $server->security, 'smtp', $this->candidate->is_by_token() );
		if ( preg_grep( '/^> MAIL FROM/', $lines ) ) {
			$step = [
				'ok'   => false,
				'text' => __( 'The server doesn’t take the test mail', 'switchboard' ),
			];
			return new Trial_Result( false, __( 'Signed in, not sent', 'switchboard' ), [ ...$this->signed_in( $server ), $step ], $this->answer( $failure ), $lines, __( 'The server lets this account in but doesn’t send this mail. Mostly the account may not write from the inbox’s address: enter an address of the account as the inbox’s From address.', 'switchboard' ) );
		}
		$name    = $this->name_of( $server, $failure );
		$steps   = Server_Error::LOGIN === $name ? [ $this->reached( $server ) ] : [];
		$steps[] = [
			'ok'   => false,
			'text' => $failures->step( $name ),
		];
		return new Trial_Result( false, $failures->summary( $name ), $steps, $this->answer( $failure ), $lines, $failures->hint( $name, $this->answer( $failure ) ) );
	}

	/**
	 * What kind of failure it is, as Server_Error calls it.
	 *
	 * @param Smtp_Settings $server  Server.
	 * @param Not_Sent      $failure Failure.
	 */
	private function name_of( Smtp_Settings $server, Not_Sent $failure ): string {
		if ( $failure->sign_in ) {
			return Server_Error::LOGIN;
		}
		if ( '' !== $failure->answer ) {
			return preg_match( '/^5(30|34|35)\b/', $failure->answer ) ? Server_Error::LOGIN : Server_Error::REFUSED;
		}
		try {
			$this->guard->addresses( $server->host );
		} catch ( Problem $problem ) {
			return 'switchboard_mail_host_private' === $problem->name ? Server_Error::ADDRESS : Server_Error::UNKNOWN_HOST;
		}
		if ( Endpoint::PLAIN === $server->security ) {
			return Server_Error::ENCRYPTION;
		}
		foreach ( self::WORDS as $name => $pattern ) {
			if ( preg_match( $pattern, $failure->getMessage() ) ) {
				return $name;
			}
		}
		return Server_Error::CLOSED;
	}

	/**
	 * The server's own words, or the system's.
	 *
	 * @param Not_Sent $failure Failure.
	 */
	private function answer( Not_Sent $failure ): string {
		return $this->transcript->clean( '' === $failure->answer ? $failure->getMessage() : $failure->answer );
	}

	/**
	 * The steps until one is in.
	 *
	 * @param Smtp_Settings $server Server.
	 * @return list<array{ok: bool, text: string}>
	 */
	private function signed_in( Smtp_Settings $server ): array {
		$steps = [ $this->reached( $server ) ];
		if ( '' !== $server->user || '' !== $this->token ) {
			$steps[] = [
				'ok'   => true,
				'text' => '' === $server->user
					? __( 'Signed in', 'switchboard' )
					/* translators: %s: user name. */
					: sprintf( __( 'Signed in as %s', 'switchboard' ), $server->user ),
			];
		}
		return $steps;
	}

	/**
	 * That the server was reached.
	 *
	 * @param Smtp_Settings $server Server.
	 * @return array{ok: bool, text: string}
	 */
	private function reached( Smtp_Settings $server ): array {
		return [
			'ok'   => true,
			'text' => Failures::reached( $server->host, $server->port, Endpoint::PLAIN === $server->security ? '' : 'TLS' ),
		];
	}

	/**
	 * That a mail is on its way.
	 *
	 * @param Mail $mail Mail.
	 * @return array{ok: bool, text: string}
	 */
	private static function taken( Mail $mail ): array {
		return [
			'ok'   => true,
			/* translators: %s: e-mail address. */
			'text' => sprintf( __( 'A test mail to %s was taken', 'switchboard' ), $mail->to ),
		];
	}

	/**
	 * What to do with a mail that was sent.
	 *
	 * @param Mail $mail Mail.
	 */
	private static function look( Mail $mail ): string {
		/* translators: %s: e-mail address. */
		return sprintf( __( 'Look whether it arrives at %s, and not among the spam.', 'switchboard' ), $mail->to );
	}
}
