<?php
/**
 * A file that a request brought.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Foundation\Problem;

/**
 * The part `file` of a multipart request; what PHP refused before us gets a name.
 */
final class Uploaded_File {

	/**
	 * As PHP left it.
	 *
	 * @param string $path Temporary file.
	 * @param string $name Name that the browser gave, hostile.
	 */
	private function __construct( public readonly string $path, public readonly string $name ) {
	}

	/**
	 * Reads it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none, or PHP didn't take it whole.
	 */
	public static function of( \WP_REST_Request $request ): self {
		$file = $request->get_file_params()['file'] ?? null;
		if ( ! is_array( $file ) || ! isset( $file['error'] ) || UPLOAD_ERR_NO_FILE === $file['error'] ) {
			// PHP throws the whole body away when it is larger than post_max_size.
			throw self::is_too_large( $request ) ? self::too_large() : new Problem( 'rest_missing_callback_param', __( 'Please choose a file.', 'switchboard' ), 400, [ 'params' => [ 'file' ] ] );
		}
		if ( ! is_int( $file['error'] ) || ! is_string( $file['tmp_name'] ?? null ) || ! is_string( $file['name'] ?? null ) ) {
			throw Problem::invalid( 'file', __( 'Please send one file at a time.', 'switchboard' ) );
		}
		return match ( $file['error'] ) {
			UPLOAD_ERR_OK => new self( $file['tmp_name'], $file['name'] ),
			UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE => throw self::too_large(),
			UPLOAD_ERR_PARTIAL => throw new Problem( 'switchboard_upload_incomplete', __( 'The file did not arrive whole. Please try again.', 'switchboard' ), 400 ),
			default => throw new Problem( 'switchboard_file_not_stored', __( 'The file could not be stored. Please tell the owner of this site.', 'switchboard' ), 500 ),
		};
	}

	/**
	 * Whether a request was larger than PHP takes.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private static function is_too_large( \WP_REST_Request $request ): bool {
		$most = wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
		return $most > 0 && (int) $request->get_header( 'content_length' ) > $most;
	}

	/**
	 * What a person is told.
	 */
	private static function too_large(): Problem {
		/* translators: %s: size such as 25 MB. */
		return new Problem( 'switchboard_too_large', sprintf( __( 'This file is too large. The limit is %s.', 'switchboard' ), (string) size_format( wp_max_upload_size() ) ), 413 );
	}
}
