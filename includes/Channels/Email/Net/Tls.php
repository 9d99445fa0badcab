<?php
/**
 * Encrypted lines.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * How a mail server has to prove who it is.
 */
final class Tls {

	/**
	 * Options of PHP's `ssl` stream context: the certificate must be valid and made out to the name that the person entered, also
	 * where the line is opened by address.
	 *
	 * @param string $host Name of the server.
	 * @return array<string, mixed>
	 */
	public static function options( string $host ): array {
		$options = [
			'verify_peer'       => true,
			'verify_peer_name'  => true,
			'allow_self_signed' => false,
			'peer_name'         => $host,
			'SNI_enabled'       => true,
			'disable_compression' => true,
		];
		/**
		 * Options of PHP's `ssl` stream context, for a server with a certificate of the site's own authority (`cafile`).
		 *
		 * @param array<string, mixed> $options Options.
		 * @param string               $host    Name of the server.
		 */
		return (array) apply_filters( 'switchboard_mail_tls_options', $options, $host );
	}
}
