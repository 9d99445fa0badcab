<?php
/**
 * Takes posted mails in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Providers\Provider;
use Switchboard\Channels\Email\Receiving\Providers\Pipe;
use Switchboard\Channels\Email\Receiving\Providers\Signature;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Database\Request_Key_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Secrets\Keyring;

/**
 * From what was posted to what became of it: the connection's provider checks it and finds the mail, the importer takes the mail in.
 */
final class Hook {

	/**
	 * Needs the providers and what a mail is handed to.
	 *
	 * @param array<string, Provider>                               $providers By way, see Receiving_Settings.
	 * @param Pipe                                              $raw       For a mail that an administrator posts whichever way is set.
	 * @param \Closure( Connection, string ): Inbound_Result        $import    Takes a raw mail in, see Importer::import().
	 * @param Request_Key_Repository                                $tokens    Remembers what was posted.
	 * @param Keyring                                               $keyring   Blinds what is remembered.
	 */
	public function __construct(
		private readonly array $providers,
		private readonly Pipe $raw,
		private readonly \Closure $import,
		private readonly Request_Key_Repository $tokens,
		private readonly Keyring $keyring
	) {
	}

	/**
	 * Whether a signature proves where a connection's mail comes from; else its secret must come with it.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_signed( Connection $connection ): bool {
		return (bool) $this->provider( $connection )?->is_signed( $connection );
	}

	/**
	 * Takes a post in.
	 *
	 * @param Connection $connection Connection.
	 * @param Posted     $posted     What was posted.
	 * @param bool       $is_owner   Whether an administrator posts it, who may post raw mails to any connection that is posted to.
	 * @throws Problem When it is refused.
	 */
	public function take( Connection $connection, Posted $posted, bool $is_owner ): Inbound_Result {
		$provider = $this->provider( $connection ) ?? throw new Problem( 'switchboard_not_posted_to', __( 'Mail for this connection isn’t posted here: its settings say another way.', 'switchboard' ), 409 );
		if ( $is_owner && 'message/rfc822' === $posted->type ) {
			$provider = $this->raw;
		}
		$mail = $provider->read( $connection, $posted );
		$path = '' === $mail->path ? '' : Trace_Lines::add( $mail->path, $mail->sender, $mail->recipients, $posted->spool );
		if ( '' !== $mail->token ) {
			$this->expect_once( $connection, $mail->token, '' === $path ? $mail->notice : (string) hash_file( 'sha256', $path ) );
		}
		return '' === $path ? new Inbound_Result( 'recorded', $mail->notice ) : $this->import( $connection, $path );
	}

	/**
	 * The provider that a connection is set up for.
	 *
	 * @param Connection $connection Connection.
	 */
	private function provider( Connection $connection ): ?Provider {
		return $this->providers[ Receiving_Settings::of( $connection )->way ] ?? null;
	}

	/**
	 * Refuses a token that came with something else before. The same mail again is no attack: the provider may not have heard our
	 * answer, or it couldn't be kept the first time.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $token      Token.
	 * @param string     $content    What came with it.
	 * @throws Problem 401.
	 */
	private function expect_once( Connection $connection, string $token, string $content ): void {
		$mark = (int) hexdec( substr( $this->keyring->blind( "mail-post:$content" ), 0, 15 ) );
		if ( $this->tokens->once( "mail-post:$connection->id", $token, static fn(): int => $mark )['id'] !== $mark ) {
			throw Signature::wrong();
		}
	}

	/**
	 * Hands a mail over.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $path       File.
	 * @throws Problem 503 when it couldn't be kept.
	 */
	private function import( Connection $connection, string $path ): Inbound_Result {
		try {
			return ( $this->import )( $connection, $path );
		} catch ( \Throwable $error ) {
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- The owner finds the reason in the log; whoever posts is told to come again.
			error_log( 'Switchboard: a posted mail could not be kept: ' . $error->getMessage() );
			throw Spool::full();
		}
	}
}
