<?php
/**
 * A room's hooks.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation;

/**
 * The one class of a room that hooks into WordPress.
 */
interface Module {

	/**
	 * Adds the hooks; called on every request, so it makes nothing.
	 */
	public function register(): void;
}
