<?php
/**
 * A conversation with an IMAP server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Sink;
use Switchboard\Channels\Email\Net\Wire;

/**
 * Sends commands, waits for their end, and remembers what the server says unasked.
 */
final class Session {

	/** Response codes (RFC 5530) of what may pass by itself. */
	private const PASSING_CODES = [ 'UNAVAILABLE', 'INUSE', 'LIMIT', 'EXPUNGEISSUED' ];

	/** Words of servers that have no such codes. */
	private const PASSING_WORDS = '/too many|try again|temporar|unavailable|rate limit|throttl|busy/i';

	/** Quoted strings are short and plain; all else is a literal. */
	private const QUOTABLE = '/^[\x20-\x7e]{0,1000}$/D';

	/** SASL's first words in the command's own line; a longer line isn't taken everywhere. */
	private const MOST_INITIAL_RESPONSE = 4000;

	/**
	 * Takes the responses apart.
	 *
	 * @var Response_Reader
	 */
	private readonly Response_Reader $reader;

	/**
	 * Number of the last command.
	 *
	 * @var int
	 */
	private int $commands = 0;

	/**
	 * What the server can, in capitals; null until it said so.
	 *
	 * @var array<string, true>|null
	 */
	private ?array $capabilities = null;

	/**
	 * How many messages the open folder has.
	 *
	 * @var int
	 */
	private int $messages = 0;

	/**
	 * What the server wants a person to read.
	 *
	 * @var list<string>
	 */
	private array $alerts = [];

	/**
	 * The server's last words; null until it said them.
	 *
	 * @var string|null
	 */
	private ?string $bye = null;

	/**
	 * Talks over a wire.
	 *
	 * @param Wire $wire Wire.
	 */
	public function __construct( public readonly Wire $wire ) {
		$this->reader = new Response_Reader( $wire );
	}

	/**
	 * The server's first words.
	 *
	 * @return bool Whether it knows us already.
	 * @throws Server_Error When it doesn't want us.
	 */
	public function greeting(): bool {
		$greeting = $this->read();
		if ( 'BYE' === $greeting->type ) {
			$this->wire->fail( Server_Error::CLOSED, 'The server wants no conversation', $greeting->text );
		}
		if ( '*' !== $greeting->tag || ! in_array( $greeting->type, [ 'OK', 'PREAUTH' ], true ) ) {
			$this->wire->fail( Server_Error::PROTOCOL, 'This is no greeting of an IMAP server', "$greeting->type $greeting->text" );
		}
		return 'PREAUTH' === $greeting->type;
	}

	/**
	 * Whether the server can something. It is asked when nobody knows.
	 *
	 * @param string $name Capability.
	 */
	public function can( string $name ): bool {
		if ( null === $this->capabilities ) {
			$this->run( new Command( 'CAPABILITY' ) );
		}
		return isset( $this->capabilities[ $name ] );
	}

	/**
	 * What the server said that it can doesn't hold any longer.
	 */
	public function forget_capabilities(): void {
		$this->capabilities = null;
	}

	/**
	 * Runs a command that must go well.
	 *
	 * @param Command       $command Command.
	 * @param \Closure|null $on_untagged Gets each response that comes before the end; the sink takes nothing more once it says true.
	 * @param Sink|null     $sink    Takes the body of a message.
	 * @phpstan-param (\Closure(Response): (bool|void))|null $on_untagged
	 * @throws Server_Error When it doesn't.
	 */
	public function run( Command $command, ?\Closure $on_untagged = null, ?Sink $sink = null ): Response {
		$end = $this->attempt( $command, $on_untagged, $sink );
		if ( 'OK' !== $end->type ) {
			throw $this->refusal( $end );
		}
		return $end;
	}

	/**
	 * Runs a command, however it ends.
	 *
	 * @param Command       $command Command.
	 * @param \Closure|null $on_untagged As for run().
	 * @param Sink|null     $sink    Takes the body of a message.
	 * @phpstan-param (\Closure(Response): (bool|void))|null $on_untagged
	 * @return Response The last one, with the command's tag.
	 */
	public function attempt( Command $command, ?\Closure $on_untagged = null, ?Sink $sink = null ): Response {
		$tag = $this->begin();
		$end = $this->write( $tag, $command );
		while ( ! $end ) {
			$response = $this->read( $sink );
			if ( $response->tag === '+' ) {
				$this->wire->fail( Server_Error::PROTOCOL, 'The server asks for more where nothing is to come', $response->text );
			}
			$end = $this->is_end( $response, $tag ) ? $response : null;
			if ( ! $end && $on_untagged ) {
				$sink = $this->tell( $on_untagged, $response ) ? null : $sink;
			}
		}
		return $end;
	}

	/**
	 * Proves who we are by SASL.
	 *
	 * @param Credentials $credentials Name and secret.
	 * @return Response The last one; for a token that was refused, with the server's reasons.
	 */
	public function authenticate( Credentials $credentials ): Response {
		$tag     = $this->begin();
		$words   = "$tag AUTHENTICATE " . $credentials->mechanism();
		$initial = $credentials->initial_response();
		$said    = $this->can_now( 'SASL-IR' ) && strlen( $initial ) < self::MOST_INITIAL_RESPONSE;
		$this->wire->transcript->client( $words . ( $said ? ' ••••' : '' ) );
		$this->wire->send( $words . ( $said ? " $initial" : '' ) . "\r\n" );
		$reasons = '';
		for ( $turns = 0; $turns < 5; ) {
			$response = $this->read();
			if ( '+' === $response->tag ) {
				++$turns;
				// A second question: a token's refusal wants an empty line before it becomes one; otherwise there is nothing to say.
				$refused = $said && $credentials->is_token;
				$reasons = $refused ? Credentials::refusal( $response->text ) : $reasons;
				$answer  = match ( true ) {
					! $said  => $initial,
					$refused => '',
					default  => '*',
				};
				$this->wire->transcript->client( $answer, $answer === $initial );
				$this->wire->send( "$answer\r\n" );
				$said = true;
			} elseif ( $this->is_end( $response, $tag ) ) {
				return new Response( $tag, $response->type, 0, $response->code, $response->code_text, trim( "$response->text $reasons" ) );
			}
		}
		$this->wire->fail( Server_Error::PROTOCOL, 'The server asks without end' );
	}

	/**
	 * The failure that a refused command is.
	 *
	 * @param Response $end  The command's end.
	 * @param string   $name Name of the failure.
	 */
	public function refusal( Response $end, string $name = Server_Error::REFUSED ): Server_Error {
		$may_pass = in_array( $end->code, self::PASSING_CODES, true ) || ( '' === $end->code || 'ALERT' === $end->code ) && preg_match( self::PASSING_WORDS, $end->text );
		return new Server_Error( $name, "The server answered $end->type", $this->wire->transcript->clean( $end->text ), $end->code, $may_pass );
	}

	/**
	 * How many messages the open folder has by now.
	 */
	public function messages(): int {
		return $this->messages;
	}

	/**
	 * What the server wants a person to read.
	 *
	 * @return list<string>
	 */
	public function alerts(): array {
		return $this->alerts;
	}

	/**
	 * A new command's tag.
	 */
	private function begin(): string {
		$this->reader->begin();
		++$this->commands;
		return "S$this->commands";
	}

	/**
	 * Hands a response on.
	 *
	 * @param \Closure $on_untagged As for run().
	 * @param Response $response    Response.
	 * @phpstan-param \Closure(Response): (bool|void) $on_untagged
	 * @return bool Whether the sink has what it should.
	 */
	private function tell( \Closure $on_untagged, Response $response ): bool {
		try {
			return true === $on_untagged( $response );
		} catch ( Server_Error $error ) {
			// The rest of the answer would be taken for that of the next command.
			$this->wire->close();
			throw $error;
		}
	}

	/**
	 * Writes a command; where it holds literals, in turns with the server.
	 *
	 * @param string  $tag     Tag.
	 * @param Command $command Command.
	 * @return Response|null The command's end, if the server doesn't want to hear all of it.
	 */
	private function write( string $tag, Command $command ): ?Response {
		$line  = $tag;
		$shown = $tag;
		foreach ( $command->parts() as $part ) {
			if ( $part['is_raw'] || preg_match( self::QUOTABLE, $part['text'] ) ) {
				$words  = $part['is_raw'] ? $part['text'] : Command::quote( $part['text'] );
				$line  .= " $words";
				$shown .= $part['is_secret'] ? ' ••••' : " $words";
				continue;
			}
			$size  = strlen( $part['text'] );
			$waits = ! $this->can_now( 'LITERAL+' ) && ! ( $size <= 4096 && $this->can_now( 'LITERAL-' ) );
			$line .= ' {' . $size . ( $waits ? '' : '+' ) . "}\r\n";
			if ( $waits ) {
				$this->wire->transcript->client( $shown . ' {' . $size . '}' );
				$this->wire->send( $line );
				$line = '';
				$end  = $this->wait_for_go( $tag );
				if ( $end ) {
					return $end;
				}
			}
			$line .= $part['text'];
			$shown = ( $waits ? '' : "$shown " ) . ( $part['is_secret'] ? '••••' : $part['text'] );
		}
		$this->wire->transcript->client( $shown );
		$this->wire->send( "$line\r\n" );
		return null;
	}

	/**
	 * Waits until the server wants a literal.
	 *
	 * @param string $tag The command's.
	 * @return Response|null The command's end, if it doesn't.
	 */
	private function wait_for_go( string $tag ): ?Response {
		do {
			$response = $this->read();
			if ( $this->is_end( $response, $tag ) ) {
				return $response;
			}
		} while ( '+' !== $response->tag );
		return null;
	}

	/**
	 * The next response, looked through for news.
	 *
	 * @param Sink|null $sink Takes the body of a message.
	 */
	private function read( ?Sink $sink = null ): Response {
		try {
			$response = $this->reader->read( $sink );
		} catch ( Server_Error $error ) {
			// What comes next would be the rest of this: nobody can go on.
			$this->wire->close();
			if ( Server_Error::CLOSED === $error->name && null !== $this->bye ) {
				throw new Server_Error( Server_Error::CLOSED, 'The server said goodbye', $this->wire->transcript->clean( $this->bye ) );
			}
			throw $error;
		}
		match ( $response->type ) {
			'CAPABILITY' => $this->note_capabilities( $response->text ),
			'EXISTS'     => $this->messages = $response->number,
			'EXPUNGE'    => $this->messages = max( 0, $this->messages - 1 ),
			'BYE'        => $this->bye = $response->text,
			default      => null,
		};
		if ( 'CAPABILITY' === $response->code ) {
			$this->note_capabilities( $response->code_text );
		}
		if ( 'ALERT' === $response->code && count( $this->alerts ) < 20 ) {
			$this->alerts[] = $this->wire->transcript->clean( $response->text );
		}
		return $response;
	}

	/**
	 * Whether a response ends the command.
	 *
	 * @param Response $response Response.
	 * @param string   $tag      The command's.
	 */
	private function is_end( Response $response, string $tag ): bool {
		if ( in_array( $response->tag, [ '*', '+' ], true ) ) {
			return false;
		}
		if ( 0 !== strcasecmp( $response->tag, $tag ) || ! in_array( $response->type, [ 'OK', 'NO', 'BAD' ], true ) ) {
			$this->wire->fail( Server_Error::PROTOCOL, "The server answers a command that was not given, $response->tag instead of $tag" );
		}
		return true;
	}

	/**
	 * Whether the server said already that it can something.
	 *
	 * @param string $name Capability.
	 */
	private function can_now( string $name ): bool {
		return isset( $this->capabilities[ $name ] );
	}

	/**
	 * Notes what the server can.
	 *
	 * @param string $list Names.
	 */
	private function note_capabilities( string $list ): void {
		$names              = preg_split( '/\s+/', strtoupper( $list ), 500, PREG_SPLIT_NO_EMPTY );
		$this->capabilities = array_fill_keys( $names ?: [], true );
	}
}
