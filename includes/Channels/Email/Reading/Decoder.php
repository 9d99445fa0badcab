<?php
/**
 * How a part's bytes were written down.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Takes a transfer encoding away, piece by piece.
 */
interface Decoder {

	/**
	 * Decodes a further piece, as far as it goes.
	 *
	 * @param string $bytes Encoded bytes.
	 */
	public function feed( string $bytes ): string;

	/** What is left when nothing more comes. */
	public function end(): string;
}
