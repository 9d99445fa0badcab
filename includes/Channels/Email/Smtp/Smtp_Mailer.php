<?php
/**
 * Sends by a mail server of one's own.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Smtp;

use PHPMailer\PHPMailer\Exception;
use PHPMailer\PHPMailer\PHPMailer;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\Net\Tls;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Channels\Email\OAuth\Xoauth2;
use Switchboard\Foundation\Problem;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Mail_Parts;
use Switchboard\Mail\Not_Sent;
use Switchboard\Mail\Transport;

/**
 * One connection's SMTP server, by WordPress's PHPMailer. The site's mail plugins have no say here: the owner chose this server.
 */
final class Smtp_Mailer implements Transport {

	/** Seconds to wait for one answer; for the one after the content, twice that. */
	private const ANSWER_SECONDS = 30;

	/** Seconds for all of it, below a job's lease. */
	private const WHOLE_SECONDS = 180;

	/**
	 * Needs the server and the way to sign in.
	 *
	 * @param Smtp_Settings                      $server   Server.
	 * @param Mail_Parts                         $parts    Takes a mail apart.
	 * @param Host_Guard                         $guard    Keeps out of the site's own network.
	 * @param \Closure(): string                 $password Opens the stored password.
	 * @param (\Closure(): Xoauth2)|null $token    Where the sign-in is by OAuth 2: gives its token.
	 * @param int                                $seconds  To wait for one answer.
	 * @param int                                $whole    For all of it.
	 * @param Transcript|null                    $transcript Takes what is said.
	 */
	public function __construct(
		private readonly Smtp_Settings $server,
		private readonly Mail_Parts $parts,
		private readonly Host_Guard $guard,
		private readonly \Closure $password,
		private readonly ?\Closure $token = null,
		private readonly int $seconds = self::ANSWER_SECONDS,
		private readonly int $whole = self::WHOLE_SECONDS,
		private readonly ?Transcript $transcript = null
	) {
	}

	/**
	 * Sends a mail.
	 *
	 * @param Mail                    $mail         Mail.
	 * @param (\Closure(): void)|null $handing_over Called just before the server gets the content.
	 * @return string The server's answer.
	 * @throws Not_Sent When the server doesn't take it, or when nobody knows.
	 */
	public function send( Mail $mail, ?\Closure $handing_over = null ): string {
		$this->parts->check( $mail );
		self::load();
		$line   = $this->line( $handing_over, '' !== $mail->automatic );
		$mailer = $this->open( $line );
		try {
			$this->write( $mailer, $mail );
			if ( ! $mailer->preSend() ) {
				throw new Problem( 'switchboard_mail_head', $mailer->ErrorInfo ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName, WordPress.Security.EscapeOutput
			}
		} catch ( Exception $error ) {
			throw new Problem( 'switchboard_mail_head', wp_strip_all_tags( $error->getMessage() ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		try {
			$mailer->postSend();
		} catch ( Exception $error ) {
			if ( ! $line->accepted ) {
				throw $this->failure( $line, $error );
			}
		}
		return $line->answer;
	}

	/**
	 * Connects and signs in, and sends nothing.
	 *
	 * @return string The server's last answer.
	 * @throws Not_Sent When it doesn't let us in.
	 */
	public function knock(): string {
		self::load();
		$line   = $this->line( null, false );
		$mailer = $this->open( $line );
		try {
			$mailer->smtpConnect( $mailer->SMTPOptions ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHPMailer's own name.
		} catch ( Exception $error ) {
			throw $this->failure( $line, $error );
		} finally {
			$mailer->smtpClose();
		}
		return $line->answer;
	}

	/**
	 * A line to the server, not yet open.
	 *
	 * @param (\Closure(): void)|null $handing_over Called just before the server gets the content.
	 * @param bool                    $null_sender  Whether to try without an envelope sender first.
	 */
	private function line( ?\Closure $handing_over, bool $null_sender ): Smtp_Line {
		return new Smtp_Line( $handing_over, $null_sender, $this->whole, $this->token ? ( $this->token )() : null, $this->transcript );
	}

	/**
	 * What can be said of a mail that wasn't confirmed.
	 *
	 * @param Smtp_Line $line  Line.
	 * @param Exception $error PHPMailer's words.
	 */
	private function failure( Smtp_Line $line, Exception $error ): Not_Sent {
		$code = Smtp_Line::code( $line->answer );
		if ( $line->open ) {
			/* translators: %s: name of a mail server. */
			return new Not_Sent( Not_Sent::UNKNOWN, sprintf( __( '%s had the whole mail but did not confirm it. It may have been sent, so it is not sent again by itself.', 'switchboard' ), $this->server->host ) );
		}
		if ( $code >= 400 ) {
			$message = $line->sign_in_refused
				/* translators: 1: name of a mail server, 2: its answer. */
				? __( '%1$s refused the sign-in: %2$s', 'switchboard' )
				/* translators: 1: name of a mail server, 2: its answer. */
				: __( '%1$s answered: %2$s', 'switchboard' );
			return new Not_Sent( $code >= 500 && $line->begun ? Not_Sent::PERMANENT : Not_Sent::TEMPORARY, sprintf( $message, $this->server->host, $line->answer ), $line->answer, $line->sign_in_refused );
		}
		$why = trim( wp_strip_all_tags( '' === $line->fault ? $error->getMessage() : $line->fault ) );
		/* translators: 1: name of a mail server, 2: technical reason. */
		return new Not_Sent( Not_Sent::TEMPORARY, sprintf( __( 'The connection to %1$s failed: %2$s', 'switchboard' ), $this->server->host, $why ) );
	}

	/**
	 * A mailer that knows its server.
	 *
	 * @param Smtp_Line $line Line.
	 * @throws Not_Sent When the server must not be called like that.
	 */
	private function open( Smtp_Line $line ): PHPMailer {
		try {
			$address = $this->guard->addresses( $this->server->host )[0];
		} catch ( Problem $problem ) {
			throw new Not_Sent( Not_Sent::TEMPORARY, $problem->getMessage() ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		/**
		 * Whether mails may leave without encryption, passwords included.
		 *
		 * @param bool   $allowed True where the server is this machine.
		 * @param string $host    Name of the server.
		 */
		$plain = (bool) apply_filters( 'switchboard_smtp_plain_allowed', Host_Guard::is_loopback( $address ), $this->server->host );
		if ( Endpoint::PLAIN === $this->server->security && ! $plain ) {
			/* translators: %s: name of a mail server. */
			throw new Not_Sent( Not_Sent::TEMPORARY, sprintf( __( 'A connection without encryption is only possible on this machine, and %s is another one. Choose TLS or STARTTLS.', 'switchboard' ), $this->server->host ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		$mailer          = new PHPMailer( true );
		$line->Timelimit = $this->seconds; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHPMailer's own names, below too.
		$mailer->setSMTPInstance( $line );
		$mailer->isSMTP();
		// phpcs:disable WordPress.NamingConventions.ValidVariableName
		$mailer->Host        = str_contains( $address, ':' ) ? "[$address]" : $address;
		$mailer->Port        = $this->server->port;
		$mailer->SMTPSecure  = match ( $this->server->security ) {
			Endpoint::STARTTLS => PHPMailer::ENCRYPTION_STARTTLS,
			Endpoint::PLAIN => '',
			default => PHPMailer::ENCRYPTION_SMTPS,
		};
		$mailer->SMTPAutoTLS = false;
		$mailer->SMTPOptions = [ 'ssl' => Tls::options( $this->server->host ) ];
		$mailer->Timeout     = $this->seconds;
		$mailer->Hostname    = self::own_name();
		$mailer->XMailer     = ' ';
		if ( $this->token || '' !== $this->server->user ) {
			$mailer->SMTPAuth = true;
			$mailer->Username = $this->server->user;
			if ( $this->token ) {
				$mailer->AuthType = 'XOAUTH2';
			} else {
				$mailer->Password = ( $this->password )();
			}
		}
		// phpcs:enable
		return $mailer;
	}

	/**
	 * Writes the mail.
	 *
	 * @param PHPMailer $mailer Mailer.
	 * @param Mail      $mail   Mail.
	 */
	private function write( PHPMailer $mailer, Mail $mail ): void {
		// phpcs:disable WordPress.NamingConventions.ValidVariableName -- PHPMailer's own names.
		$mailer->CharSet = PHPMailer::CHARSET_UTF8;
		// Passes every server, whatever the length of its lines.
		$mailer->Encoding = PHPMailer::ENCODING_QUOTED_PRINTABLE;
		$mailer->setFrom( $this->from( $mail ), Mail_Parts::from_name( $mail ), false );
		$mailer->Sender = '' === $this->server->sender ? $mail->bounce_to : $this->server->sender;
		$mailer->addAddress( $mail->to );
		foreach ( $mail->cc as $address ) {
			$mailer->addCC( $address );
		}
		foreach ( $mail->bcc as $address ) {
			$mailer->addBCC( $address );
		}
		$mailer->Subject = $mail->letter->subject;
		$mailer->isHTML();
		$mailer->Body      = $mail->letter->html;
		$mailer->AltBody   = $mail->letter->text;
		$mailer->MessageID = $mail->message_id;
		// phpcs:enable
		foreach ( $this->parts->headers( $mail ) as $name => $value ) {
			$mailer->addCustomHeader( $name, $value );
		}
		foreach ( Mail_Parts::files( $mail ) as $name => $path ) {
			$mailer->addAttachment( $path, (string) $name );
		}
		foreach ( $mail->pictures as $picture ) {
			$mailer->addEmbeddedImage( $picture['path'], $picture['cid'], $picture['name'], PHPMailer::ENCODING_BASE64, $picture['type'] );
		}
	}

	/**
	 * The sender: the inbox's address, else the one that signs in, else the site's.
	 *
	 * @param Mail $mail Mail.
	 */
	private function from( Mail $mail ): string {
		foreach ( [ $mail->from_address, $this->server->user ] as $address ) {
			if ( is_email( $address ) ) {
				return $address;
			}
		}
		return (string) get_option( 'admin_email' );
	}

	/**
	 * By what name the site introduces itself.
	 */
	private static function own_name(): string {
		$host = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		return '' === $host ? 'localhost' : $host;
	}

	/**
	 * WordPress loads these classes only when it sends.
	 */
	private static function load(): void {
		foreach ( [ 'Exception', 'PHPMailer', 'SMTP' ] as $class ) {
			require_once ABSPATH . WPINC . "/PHPMailer/$class.php";
		}
	}
}
