<?php
/**
 * Parts that take mail in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Email\Receiving\Importer;

/**
 * Makes what brings mail in.
 */
trait Mail_Wiring {

	/** From a raw mail to a result. */
	public function importer(): Importer {
		return $this->once( Importer::class, static fn(): Importer => new Importer() );
	}
}
