<?php
/**
 * Bytes as they are.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * 7bit, 8bit, binary, and every encoding that nobody knows.
 */
final class Plain_Decoder implements Decoder {

	/**
	 * Gives the bytes back.
	 *
	 * @param string $bytes Bytes.
	 */
	public function feed( string $bytes ): string {
		return $bytes;
	}

	/** Nothing is left. */
	public function end(): string {
		return '';
	}
}
