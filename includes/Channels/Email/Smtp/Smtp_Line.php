<?php
/**
 * The line to a mail server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Smtp;

use PHPMailer\PHPMailer\SMTP;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Channels\Email\OAuth\Xoauth2;

/**
 * PHPMailer's SMTP, which also remembers what the server refused, and whether it may have the mail: between the final dot and the answer
 * nobody knows.
 */
final class Smtp_Line extends SMTP {

	/** Commands that hold a secret, as PHPMailer and we call them. */
	private const SECRET = [ 'User & Password', 'Username', 'Password', 'OAuth TOKEN' ];

	/** Whether the server said that it has the mail. */
	public bool $accepted = false;

	/** Whether the whole mail was sent and no answer came. */
	public bool $open = false;

	/** The server's answer to the command that it refused or that ended well last, '' when it said nothing. */
	public string $answer = '';

	/** What PHP said of a line that broke or was never made. */
	public string $fault = '';

	/** Whether the sign-in was refused. */
	public bool $sign_in_refused = false;

	/** Whether it came to the mail: what is refused before that isn't the mail's fault. */
	public bool $begun = false;

	/** When to give up, by microtime(). */
	private readonly float $until;

	/** What the server said to the first recipient that it refused. */
	private string $refusal = '';

	/** Whether the last line could be written. */
	private bool $written = false;

	/**
	 * Takes what is done at the turning point.
	 *
	 * @param (\Closure(): void)|null $handing_over Called before the content goes out; what it throws stops the mail.
	 * @param string|null             $sender       Envelope sender that is tried first, '' for none at all; null to name the mail's own at once.
	 * @param int                     $seconds      For the whole conversation: longer than a job may take, it would be begun a second time.
	 * @param Xoauth2|null            $token        To sign in with in place of a password.
	 * @param Transcript|null         $transcript   Takes what is said, but for the content of mails.
	 */
	public function __construct( private readonly ?\Closure $handing_over, private readonly ?string $sender, int $seconds, private readonly ?Xoauth2 $token = null, private readonly ?Transcript $transcript = null ) {
		$this->until = microtime( true ) + $seconds;
	}

	/**
	 * Opens the line.
	 *
	 * @param string               $host    Address.
	 * @param int|null             $port    Port.
	 * @param int                  $timeout Seconds.
	 * @param array<string, mixed> $options Of the stream.
	 */
	public function connect( $host, $port = null, $timeout = 30, $options = [] ): bool {
		$connected = parent::connect( $host, $port, $timeout, $options );
		if ( ! $connected ) {
			$this->note();
		}
		return $connected;
	}

	/**
	 * Begins encryption, and says why it can't.
	 */
	public function startTLS(): bool {
		$encrypted = parent::startTLS();
		if ( ! $encrypted && 220 === self::code( $this->answer ) ) {
			// The answer was "go on"; what failed is the certificate.
			$this->answer = '';
		}
		return $encrypted;
	}

	/**
	 * Signs in. The token goes out here and not in PHPMailer, which in WordPress 6.8 can't and later takes a long one for accepted
	 * whatever the answer was.
	 *
	 * @param string                                       $username User.
	 * @param string                                       $password Password.
	 * @param string|null                                  $authtype Way.
	 * @param \PHPMailer\PHPMailer\OAuthTokenProvider|null $OAuth    Not used.
	 */
	public function authenticate( #[\SensitiveParameter] $username, #[\SensitiveParameter] $password, $authtype = null, $OAuth = null ): bool { // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHPMailer's own name.
		$signed_in             = $this->token ? $this->authenticate_by_token( $this->token->response() ) : parent::authenticate( $username, $password, $authtype );
		$this->sign_in_refused = ! $signed_in && self::code( $this->answer ) >= 500;
		return $signed_in;
	}

	/**
	 * Signs in by a token.
	 *
	 * @param string $response What XOAUTH2 sends.
	 */
	private function authenticate_by_token( #[\SensitiveParameter] string $response ): bool {
		$offered = $this->getServerExt( 'AUTH' );
		if ( ! in_array( 'XOAUTH2', is_array( $offered ) ? $offered : [], true ) ) {
			$this->answer = '';
			$this->fault  = __( 'The server does not offer XOAUTH2.', 'switchboard' );
			return false;
		}
		// On a line of its own: with the command it may be longer than a line of SMTP.
		$signed_in = $this->sendCommand( 'AUTH', 'AUTH XOAUTH2', 334 ) && $this->sendCommand( 'OAuth TOKEN', $response, 235 );
		if ( ! $signed_in && 334 === self::code( $this->answer ) ) {
			// What is wrong with the token came first; an empty line brings the refusal.
			$this->sendCommand( 'AUTH End', '', 235 );
		}
		return $signed_in;
	}

	/**
	 * Names the envelope sender. Automatic mail has none, so that nothing answers it, and a reply one that knows what comes back; a server
	 * that doesn't take that gets the address.
	 *
	 * @param string $from Address.
	 */
	public function mail( $from ): bool {
		$this->begun = true;
		if ( null !== $this->sender && parent::mail( $this->sender ) ) {
			return true;
		}
		$this->answer = '';
		return parent::mail( $from );
	}

	/**
	 * Names a recipient.
	 *
	 * @param string $address Address.
	 * @param string $dsn     Not used.
	 */
	public function recipient( $address, $dsn = '' ): bool {
		$taken = parent::recipient( $address, $dsn );
		if ( ! $taken && '' === $this->refusal ) {
			$this->refusal = $this->answer;
		}
		return $taken;
	}

	/**
	 * Hands the content over, to all recipients or to none: a reply that some got could neither be called sent nor be sent again.
	 *
	 * @param string $msg_data Content.
	 */
	public function data( $msg_data ): bool {
		if ( '' !== $this->refusal ) {
			$this->answer = $this->refusal;
			return false;
		}
		if ( $this->handing_over ) {
			( $this->handing_over )();
		}
		return parent::data( $msg_data );
	}

	/**
	 * Writes a line.
	 *
	 * @param string $data    Line.
	 * @param string $command What it is.
	 * @return int|bool
	 */
	public function client_send( $data, $command = '' ) {
		if ( 'DATA' !== $command || "DATA\r\n" === $data ) {
			$this->transcript?->client( rtrim( $data ), in_array( $command, self::SECRET, true ) );
		}
		$sent          = parent::client_send( $data, $command );
		$this->written = $sent === strlen( $data );
		return $sent;
	}

	/**
	 * Hears an answer.
	 */
	protected function get_lines(): string {
		$lines = parent::get_lines();
		foreach ( $this->transcript ? explode( "\n", trim( $lines ) ) : [] as $line ) {
			$this->transcript?->server( $line );
		}
		return $lines;
	}

	/**
	 * Says a command and hears the answer.
	 *
	 * @param string    $command       Name.
	 * @param string    $commandstring As it is sent.
	 * @param int|int[] $expect        Codes that mean yes.
	 */
	protected function sendCommand( $command, #[\SensitiveParameter] $commandstring, $expect ): bool {
		if ( in_array( $command, [ 'QUIT', 'RSET' ], true ) ) {
			return parent::sendCommand( $command, $commandstring, $expect );
		}
		if ( microtime( true ) > $this->until ) {
			$this->fault = __( 'The server was too slow.', 'switchboard' );
			$this->close();
			return false;
		}
		$this->last_reply = '';
		$taken            = parent::sendCommand( $command, $commandstring, $expect );
		if ( 'DATA END' === $command ) {
			$this->accepted = $taken;
			$this->open     = ! $taken && $this->written && 0 === self::code( $this->last_reply );
		}
		if ( $taken ) {
			$this->answer = trim( $this->last_reply );
		} else {
			$this->note();
		}
		return $taken;
	}

	/**
	 * The code of an answer; 0 when it has none.
	 *
	 * @param string $answer Answer.
	 */
	public static function code( string $answer ): int {
		return preg_match( '/^[2-5]\d\d(?=[ \-\r\n]|$)/', $answer, $found ) ? (int) $found[0] : 0;
	}

	/**
	 * Remembers why something failed, before QUIT is said.
	 */
	private function note(): void {
		$this->answer = trim( $this->last_reply );
		if ( 0 === self::code( $this->answer ) && '' === $this->fault ) {
			$this->fault = (string) $this->getError()['smtp_code_ex'];
		}
	}

	/**
	 * Remembers what PHP complains of: the first complaint is the cause.
	 *
	 * @param int    $errno   Number.
	 * @param string $errmsg  Complaint.
	 * @param string $errfile File.
	 * @param int    $errline Line.
	 */
	protected function errorHandler( $errno, $errmsg, $errfile = '', $errline = 0 ): void {
		parent::errorHandler( $errno, $errmsg, $errfile, $errline );
		if ( '' === $this->fault ) {
			$this->fault = (string) preg_replace( '/^\w+\(\): /', '', $errmsg );
		}
	}
}
