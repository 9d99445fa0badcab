<?php
/**
 * One address that a bounce is about.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Which address, what became of the message there, and why.
 */
final class Failed_Recipient {

	/**
	 * Made by readers of bounces.
	 *
	 * @param string $address    Address, '' when the bounce doesn't name it.
	 * @param string $status     Enhanced status such as `5.1.1`.
	 * @param string $action     `failed` or `delayed`.
	 * @param string $diagnostic What the server said, shortened.
	 * @param string $reason     In one word such as `user-unknown`, '' when unknown.
	 * @param bool   $is_hard    The address is invalid for good.
	 */
	public function __construct(
		public readonly string $address,
		public readonly string $status,
		public readonly string $action,
		public readonly string $diagnostic,
		public readonly string $reason,
		public readonly bool $is_hard,
	) {
	}

	/**
	 * From what was read.
	 *
	 * @param string          $address    Address.
	 * @param Delivery_Status $status     Status.
	 * @param bool            $is_delay   The server still tries.
	 * @param string          $diagnostic What the server said.
	 */
	public static function of( string $address, Delivery_Status $status, bool $is_delay, string $diagnostic ): self {
		$diagnostic = trim( (string) preg_replace( '/\s+/u', ' ', $diagnostic ) );
		return new self(
			$address,
			$status->code,
			$is_delay ? 'delayed' : 'failed',
			mb_substr( $diagnostic, 0, 500, 'UTF-8' ),
			$status->reason,
			! $is_delay && $status->is_invalid_address(),
		);
	}
}
