<?php
/**
 * Makes the parts of the house.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard;

use Switchboard\Foundation\Clock;
use Switchboard\Wiring\Door_Wiring;
use Switchboard\Wiring\Fetch_Wiring;
use Switchboard\Wiring\Foundation_Wiring;
use Switchboard\Wiring\Mail_Wiring;
use Switchboard\Wiring\People_Wiring;
use Switchboard\Wiring\Setup_Wiring;
use Switchboard\Wiring\Ticket_Wiring;
use Switchboard\Wiring\Visitor_Wiring;

/**
 * One method for each part, made when it is first asked for: on requests that aren't ours nothing is made. All wiring by
 * `new` and constructor arguments stands in the traits, floor by floor.
 */
final class Services {

	use Foundation_Wiring;
	use People_Wiring;
	use Ticket_Wiring;
	use Door_Wiring;
	use Setup_Wiring;
	use Mail_Wiring;
	use Fetch_Wiring;
	use Visitor_Wiring;

	/**
	 * What was made.
	 *
	 * @var array<string, object>
	 */
	private array $made = [];

	/**
	 * Starts from WordPress's connection and a clock.
	 *
	 * @param \wpdb $wpdb  Connection.
	 * @param Clock $clock Clock; another one for the demo and for tests.
	 */
	public function __construct( private readonly \wpdb $wpdb, public readonly Clock $clock = new Clock() ) {
	}

	/**
	 * Makes a part once.
	 *
	 * @template T of object
	 * @param class-string<T> $name Class.
	 * @param \Closure(): T   $make Maker.
	 * @return T
	 */
	private function once( string $name, \Closure $make ): object {
		/**
		 * Made below under the same name.
		 *
		 * @var T $part
		 */
		$part = $this->made[ $name ] ??= $make();
		return $part;
	}
}
