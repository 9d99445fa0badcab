<?php
/**
 * A failure with a name.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation;

/**
 * A failure that a person is told about: a code for programs, a translated sentence for people and an HTTP status.
 *
 * Thrown anywhere below a controller; the REST base turns it into a WP_Error of the same code.
 */
final class Problem extends \RuntimeException {

	/**
	 * Use the named constructors where one fits.
	 *
	 * @param string               $name    Code such as `switchboard_ticket_not_found`.
	 * @param string               $message Translated sentence.
	 * @param int                  $status  HTTP status.
	 * @param array<string, mixed> $details More for the caller, such as `retry_after`.
	 */
	public function __construct(
		public readonly string $name,
		string $message,
		public readonly int $status = 400,
		public readonly array $details = []
	) {
		parent::__construct( $message, $status );
	}

	/**
	 * The one answer for what does not exist and for what isn't the caller's.
	 *
	 * @param string $noun Resource, such as `ticket`.
	 */
	public static function not_found( string $noun ): self {
		return new self( "switchboard_{$noun}_not_found", __( 'This does not exist, or you may not see it.', 'switchboard' ), 404 );
	}

	/**
	 * The caller may see the thing but not do this with it.
	 */
	public static function forbidden(): self {
		return new self( 'switchboard_forbidden', __( 'You may not do this.', 'switchboard' ), 403 );
	}

	/**
	 * A value that can't be accepted, reported the way WordPress reports invalid arguments.
	 *
	 * @param string $param   Argument name.
	 * @param string $message Translated sentence.
	 */
	public static function invalid( string $param, string $message ): self {
		return new self( 'rest_invalid_param', $message, 400, [ 'params' => [ $param => $message ] ] );
	}

	/**
	 * Several values that can't be accepted, each with its own sentence.
	 *
	 * @param non-empty-array<string, string> $params Translated sentences by argument name; one inside an object is named `settings[host]`.
	 */
	public static function invalid_values( array $params ): self {
		return new self( 'rest_invalid_param', implode( ' ', array_unique( $params ) ), 400, [ 'params' => $params ] );
	}

	/**
	 * What REST answers.
	 */
	public function to_wp_error(): \WP_Error {
		return new \WP_Error( $this->name, $this->getMessage(), [ 'status' => $this->status ] + $this->details );
	}
}
