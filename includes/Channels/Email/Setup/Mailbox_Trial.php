<?php
/**
 * Tries a mailbox.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Email\Imap\Folder;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Imap\Mailbox_Name;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Channels\Email\Pop3\Pop3_Client;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;

/**
 * Connects to the server from which mail is fetched, signs in and looks around. It changes nothing there.
 */
final class Mailbox_Trial {

	/** Patience for a connection. */
	private const CONNECT_SECONDS = 6.0;

	/** Patience for an answer. */
	private const ANSWER_SECONDS = 8.0;

	/** What was said. */
	private readonly Transcript $transcript;

	/** From where mail comes. */
	private readonly Receiving_Settings $settings;

	/** Where that is. */
	private readonly Endpoint $endpoint;

	/**
	 * What was done.
	 *
	 * @var list<array{ok: bool, text: string}>
	 */
	private array $steps = [];

	/**
	 * A trial of its own for each candidate.
	 *
	 * @param Dialer    $dialer    Opens lines.
	 * @param Candidate $candidate What is tried; it is fetched from a server.
	 * @param float     $until     When it must be over, by microtime().
	 */
	public function __construct( private readonly Dialer $dialer, private readonly Candidate $candidate, float $until ) {
		$this->transcript = new Transcript();
		$this->settings   = Receiving_Settings::of( $candidate->connection );
		$this->endpoint   = new Endpoint( $this->settings->host, $this->settings->port, $this->settings->security, self::CONNECT_SECONDS, self::ANSWER_SECONDS, self::ANSWER_SECONDS, $until );
	}

	/**
	 * Tries it.
	 */
	public function run(): Trial_Result {
		try {
			Receiving_Settings::POP3 === $this->settings->way ? $this->try_pop3() : $this->try_imap();
		} catch ( Refusal $refusal ) {
			return Failures::of_access( $refusal, $this->steps );
		} catch ( Server_Error $error ) {
			return $this->failure( $error );
		}
		return new Trial_Result( true, __( 'Receiving works', 'switchboard' ), $this->steps, '', $this->transcript->lines() );
	}

	/**
	 * The folders of the mailbox: the inbox first, then those with a purpose, then by name.
	 *
	 * @return list<Folder>|Trial_Result The latter when they can't be had.
	 */
	public function folders(): array|Trial_Result {
		try {
			$client  = $this->sign_in( fn( Credentials $credentials ): Imap_Client => Imap_Client::connect( $this->dialer, $this->endpoint, $credentials, $this->transcript ) );
			$folders = $client->folders();
			$client->close();
		} catch ( Refusal $refusal ) {
			return Failures::of_access( $refusal, $this->steps );
		} catch ( Server_Error $error ) {
			return $this->failure( $error );
		}
		// What isn't UTF-8 can't be told to a browser.
		$folders = array_values( array_filter( $folders, static fn( Folder $folder ): bool => mb_check_encoding( $folder->path, 'UTF-8' ) ) );
		usort( $folders, static fn( Folder $a, Folder $b ): int => [ 'inbox' !== $a->role, mb_strtolower( $a->name ) ] <=> [ 'inbox' !== $b->role, mb_strtolower( $b->name ) ] );
		return $folders;
	}

	/**
	 * Looks into each folder.
	 *
	 * @throws Server_Error When something doesn't go well.
	 * @throws Refusal      When there is no access.
	 */
	private function try_imap(): void {
		$client = $this->sign_in( fn( Credentials $credentials ): Imap_Client => Imap_Client::connect( $this->dialer, $this->endpoint, $credentials, $this->transcript ) );
		foreach ( $this->settings->folders as $folder ) {
			$this->look_into( $client, $folder );
		}
		if ( Receiving_Settings::MOVE === $this->settings->after_reading && '' !== $this->settings->move_to ) {
			$this->look_into( $client, $this->settings->move_to );
		}
		$client->close();
	}

	/**
	 * Looks how full a folder is.
	 *
	 * @param Imap_Client $client Client.
	 * @param string      $folder Path.
	 * @throws Server_Error When it can't be opened.
	 */
	private function look_into( Imap_Client $client, string $folder ): void {
		$name = Mailbox_Name::decode( $folder );
		try {
			$this->add( self::count( $name, $client->status( $folder )->messages ) );
		} catch ( Server_Error $error ) {
			/* translators: %s: name of a folder. */
			$this->add( sprintf( __( 'The folder “%s” can’t be read', 'switchboard' ), $name ), false );
			throw $error;
		}
	}

	/**
	 * Counts the mails.
	 *
	 * @throws Server_Error When something doesn't go well.
	 * @throws Refusal      When there is no access.
	 */
	private function try_pop3(): void {
		$client = $this->sign_in( fn( Credentials $credentials ): Pop3_Client => Pop3_Client::connect( $this->dialer, $this->endpoint, $credentials, $this->transcript ) );
		$this->add( self::count( __( 'Inbox', 'switchboard' ), $client->count() ) );
		// Without these nobody could say what is new.
		$client->unique_ids();
		$client->close();
	}

	/**
	 * Signs in. A token that was taken back before its end is replaced once.
	 *
	 * @template T
	 * @param \Closure( Credentials ): T $connect Connects.
	 * @return T
	 * @throws Server_Error When the server doesn't let us in.
	 * @throws Refusal      When there is no access.
	 */
	private function sign_in( \Closure $connect ): mixed {
		$credentials = $this->candidate->credentials();
		try {
			$client = $connect( $credentials );
		} catch ( Server_Error $error ) {
			if ( Server_Error::LOGIN !== $error->name || $error->may_pass || ! $credentials->is_token ) {
				throw $error;
			}
			$client = $connect( $this->candidate->credentials( $credentials->secret ) );
		}
		$this->add( $this->reached() );
		/* translators: %s: user name. */
		$this->add( sprintf( __( 'Signed in as %s', 'switchboard' ), $credentials->user ) );
		return $client;
	}

	/**
	 * What a failure says.
	 *
	 * @param Server_Error $error Error.
	 */
	private function failure( Server_Error $error ): Trial_Result {
		$signs_in = Server_Error::LOGIN === $error->name;
		if ( $signs_in ) {
			$this->add( $this->reached() );
		}
		$failures = new Failures( $this->endpoint->host, $this->endpoint->port, $this->endpoint->security, $this->settings->way, $this->candidate->is_by_token() );
		$last     = end( $this->steps );
		if ( false === $last || $last['ok'] ) {
			$this->add( $failures->step( $error->name ), false );
		}
		return new Trial_Result(
			false,
			$failures->summary( $error->name ),
			$this->steps,
			trim( '' === $error->answer ? $error->answer_code : $error->answer ),
			$this->transcript->lines(),
			$failures->hint( $error->name, $error->answer . ' ' . $error->answer_code )
		);
	}

	/**
	 * That the server was reached, and how safely.
	 */
	private function reached(): string {
		$protocol = '';
		foreach ( $this->transcript->lines() as $line ) {
			$protocol = preg_match( '/^\* encrypted with (.+)$/', $line, $found ) ? $found[1] : $protocol;
		}
		return Failures::reached( $this->endpoint->host, $this->endpoint->port, $protocol );
	}

	/**
	 * How many mails there are.
	 *
	 * @param string $folder Name.
	 * @param int    $count  Number.
	 */
	private static function count( string $folder, int $count ): string {
		/* translators: 1: name of a folder, 2: number of mails. */
		return sprintf( _n( '%1$s: %2$s mail', '%1$s: %2$s mails', $count, 'switchboard' ), $folder, number_format_i18n( $count ) );
	}

	/**
	 * Writes down a step.
	 *
	 * @param string $text Sentence.
	 * @param bool   $ok   Whether it went well.
	 */
	private function add( string $text, bool $ok = true ): void {
		$this->steps[] = [
			'ok'   => $ok,
			'text' => $text,
		];
	}
}
