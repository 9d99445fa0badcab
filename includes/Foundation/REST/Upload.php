<?php
/**
 * An uploaded file.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

use Switchboard\Foundation\Problem;

/**
 * One file of a multipart request, arrived whole.
 */
final class Upload {

	/**
	 * Use from_entry().
	 *
	 * @param string $path Where PHP has put it.
	 * @param string $name Name that the sender gave, hostile text.
	 */
	private function __construct( public readonly string $path, public readonly string $name ) {
	}

	/**
	 * From an entry of `$_FILES` or WP_REST_Request::get_file_params().
	 *
	 * @param mixed $entry Entry of one file.
	 * @throws Problem 413 when PHP refused its size, 400 when it isn't there or not whole.
	 */
	public static function from_entry( mixed $entry ): self {
		$error = is_array( $entry ) && is_int( $entry['error'] ?? null ) ? $entry['error'] : UPLOAD_ERR_NO_FILE;
		if ( in_array( $error, [ UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE ], true ) ) {
			/* translators: %s: size such as 25 MB. */
			throw new Problem( 'switchboard_too_large', sprintf( __( 'This file is too large. The limit is %s.', 'switchboard' ), (string) size_format( wp_max_upload_size() ) ), 413 );
		}
		$path = is_array( $entry ) && is_string( $entry['tmp_name'] ?? null ) ? $entry['tmp_name'] : '';
		if ( UPLOAD_ERR_OK !== $error || ! is_file( $path ) || ! self::is_uploaded( $path ) ) {
			throw Problem::invalid( 'file', __( 'The file did not arrive whole. Please try again.', 'switchboard' ) );
		}
		return new self( $path, is_string( $entry['name'] ?? null ) ? $entry['name'] : '' );
	}

	/**
	 * Whether PHP put the file there for this request. A test, which has no request, puts its files there itself.
	 *
	 * @param string $path Path.
	 */
	private static function is_uploaded( string $path ): bool {
		return is_uploaded_file( $path ) || 'cli' === PHP_SAPI;
	}
}
