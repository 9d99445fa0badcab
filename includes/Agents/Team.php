<?php
/**
 * A group of agents.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

/**
 * One row of the table `team` with its members.
 */
final class Team {

	/**
	 * Made by the repository.
	 *
	 * @param int       $id      Identifier.
	 * @param string    $name    Name, unique.
	 * @param list<int> $members WordPress users.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly array $members
	) {
	}
}
