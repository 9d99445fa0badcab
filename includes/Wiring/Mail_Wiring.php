<?php
/**
 * Parts that take mail in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Email\Receiving\Importer;
use Switchboard\Channels\Email\Receiving\Place_Repository;

/**
 * Makes what brings mail in.
 */
trait Mail_Wiring {

	/** From a raw mail to a result. */
	public function importer(): Importer {
		return $this->once( Importer::class, static fn(): Importer => new Importer() );
	}

	/** Where mails lie on their servers. */
	public function places(): Place_Repository {
		return $this->once( Place_Repository::class, fn(): Place_Repository => new Place_Repository( $this->database() ) );
	}
}
