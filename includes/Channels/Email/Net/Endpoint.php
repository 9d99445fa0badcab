<?php
/**
 * Where a mail server is.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * Host, port, how it is encrypted, and how long one waits for it.
 */
final class Endpoint {

	/** Encrypted from the first byte. */
	public const TLS = 'tls';

	/** Begins in clear and is encrypted before anything is said. */
	public const STARTTLS = 'starttls';

	/** Never encrypted: only inside the own network, see Dialer. */
	public const PLAIN = 'plain';

	/**
	 * Named arguments, please.
	 *
	 * @param string $host            Name or address, as a person typed it.
	 * @param int    $port            Port.
	 * @param string $security        One of the constants.
	 * @param float  $connect_seconds Patience for connection and handshake.
	 * @param float  $read_seconds    Patience while nothing comes.
	 * @param float  $answer_seconds  Patience for one whole answer, however slowly it drips.
	 * @param float  $until           By when all of it must be over, by microtime().
	 */
	public function __construct(
		public readonly string $host,
		public readonly int $port,
		public readonly string $security = self::TLS,
		public readonly float $connect_seconds = 10.0,
		public readonly float $read_seconds = 30.0,
		public readonly float $answer_seconds = 300.0,
		public readonly float $until = INF
	) {
		if ( ! in_array( $security, [ self::TLS, self::STARTTLS, self::PLAIN ], true ) ) {
			throw new \InvalidArgumentException( "Unknown security: $security" );
		}
	}
}
