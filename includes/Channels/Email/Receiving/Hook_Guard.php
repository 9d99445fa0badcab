<?php
/**
 * Keeps strangers from posting mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Client_Address;
use Switchboard\Foundation\REST\Rate_Limit_Repository;

/**
 * Counts posts by their address, and compares secrets.
 */
final class Hook_Guard {

	public const HEADER = 'X-Switchboard-Secret';

	/** Posts of one address in a minute: a mail server after a day without network. */
	private const POSTS = [ 6000, 60 ];

	/** Refused ones: after these the answer says so. */
	private const REFUSED = [ 60, 600 ];

	/**
	 * Needs secrets, limits and addresses.
	 *
	 * @param Connection_Repository $connections Opens secrets.
	 * @param Rate_Limit_Repository $limits      Limits.
	 * @param Client_Address        $address     Whose post.
	 */
	public function __construct(
		private readonly Connection_Repository $connections,
		private readonly Rate_Limit_Repository $limits,
		private readonly Client_Address $address
	) {
	}

	/**
	 * Counts a post.
	 *
	 * @throws Problem 429.
	 */
	public function count(): void {
		$this->hit( 'posts', self::POSTS );
	}

	/**
	 * Lets a post in whose secret is right. All that it brings are tried: a program may send an empty one beside the right one.
	 *
	 * @param Connection       $connection Connection.
	 * @param \WP_REST_Request $request    Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem 401 when none is right, 503 when the connection's can't be opened.
	 */
	public function expect_secret( Connection $connection, \WP_REST_Request $request ): void {
		$secret = $this->connections->secret( $connection, Receiving_Settings::SECRET );
		if ( null === $secret && in_array( Receiving_Settings::SECRET, $connection->secrets, true ) ) {
			// Nobody's mail may bounce because the site's keys have changed.
			throw new Problem( 'switchboard_secret_unreadable', __( 'The stored secret can’t be read any more. Please enter it again.', 'switchboard' ), 503 );
		}
		foreach ( self::given( $request ) as $given ) {
			// Of the hashes nobody learns how long the secret is.
			if ( null !== $secret && hash_equals( hash( 'sha256', $secret ), hash( 'sha256', $given ) ) ) {
				return;
			}
		}
		$this->refuse();
		throw new Problem( 'switchboard_wrong_secret', __( 'The secret of this post is missing or wrong.', 'switchboard' ), 401 );
	}

	/**
	 * Counts a refused post.
	 *
	 * @throws Problem 429.
	 */
	public function refuse(): void {
		$this->hit( 'refused', self::REFUSED );
	}

	/**
	 * Secrets that a request brings.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return list<string>
	 */
	private static function given( \WP_REST_Request $request ): array {
		[ $scheme, $credentials ] = preg_split( '/\s+/', trim( (string) $request->get_header( 'authorization' ) ), 2 ) + [ '', '' ];

		$given = [
			0 === strcasecmp( 'bearer', $scheme ) ? trim( $credentials ) : '',
			0 === strcasecmp( 'basic', $scheme ) ? explode( ':', (string) base64_decode( $credentials, true ), 2 )[1] ?? '' : '',
			// Some servers keep the header to themselves.
			isset( $_SERVER['PHP_AUTH_PW'] ) ? (string) wp_unslash( $_SERVER['PHP_AUTH_PW'] ) : '', // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared, nothing else.
			(string) $request->get_header( self::HEADER ),
			is_string( $request->get_query_params()['secret'] ?? null ) ? $request->get_query_params()['secret'] : '',
		];
		return array_values( array_filter( $given, static fn( string $one ): bool => '' !== $one ) );
	}

	/**
	 * Counts.
	 *
	 * @param string          $what  `posts` or `refused`.
	 * @param array{int, int} $limit Times and seconds.
	 * @throws Problem 429.
	 */
	private function hit( string $what, array $limit ): void {
		/**
		 * Filters how often mail may be posted from one address.
		 *
		 * @param int    $most    Times in a window.
		 * @param string $what    `posts`, or `refused` for those without the right secret or signature.
		 * @param int    $seconds Length of the window.
		 */
		$most = (int) apply_filters( 'switchboard_mail_post_limit', $limit[0], $what, $limit[1] );
		$this->limits->hit( "mail-$what:" . $this->address->key(), $most, $limit[1] );
	}
}
