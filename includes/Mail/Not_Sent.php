<?php
/**
 * A mail that was not taken.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * Says what is known of a mail that no server confirmed. The message is a sentence for the agent.
 */
final class Not_Sent extends \RuntimeException {

	/** Not now: a busy server, no connection, a sign-in that has to be mended. */
	public const TEMPORARY = 'temporary';
	/** Never, as it is. */
	public const PERMANENT = 'permanent';
	/** The server had all of it and didn't answer any more: it may have gone out. */
	public const UNKNOWN = 'unknown';

	/**
	 * Made by a Transport.
	 *
	 * @param string $outcome One of the constants.
	 * @param string $message Translated sentence.
	 * @param string $answer  The server's own words, '' for none.
	 * @param bool   $sign_in Whether the server refused the sign-in: not this mail is at fault but the connection.
	 */
	public function __construct( public readonly string $outcome, string $message, public readonly string $answer = '', public readonly bool $sign_in = false ) {
		parent::__construct( $message );
	}
}
