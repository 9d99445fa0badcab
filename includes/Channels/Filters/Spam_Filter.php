<?php
/**
 * Does the mail server take it for spam?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;

/**
 * Reads what mail servers write into the head. An answer on the sender's own ticket is no spam, whatever they say.
 */
final class Spam_Filter implements Filter {

	/** Headers, and the values that mean spam. */
	private const SIGNS = [
		'x-spam-flag'                       => '/^(?:yes|true)\b/',
		'x-spam-status'                     => '/^(?:yes|true|spam)\b/',
		'x-spam'                            => '/^(?:yes|true|spam)\b/',
		'x-bogosity'                        => '/^(?:yes|spam)\b/',
		'x-ms-exchange-organization-scl'    => '/^[5-9]$/',
		'x-forefront-antispam-report'       => '/\bsfv:spm\b/',
	];

	/**
	 * Names of the headers that are read.
	 *
	 * @return list<string>
	 */
	public static function headers(): array {
		return array_keys( self::SIGNS );
	}

	/**
	 * Suspends spam.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		foreach ( $message->is_proved() ? [] : self::SIGNS as $name => $pattern ) {
			if ( 1 === preg_match( $pattern, $message->header( $name ) ) ) {
				return Verdict::suspend( 'spam' );
			}
		}
		return null;
	}
}
