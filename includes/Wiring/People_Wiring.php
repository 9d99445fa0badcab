<?php
/**
 * Parts of the rooms below tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Agents\Agents;
use Switchboard\Agents\Policy;
use Switchboard\Agents\Roles;
use Switchboard\Agents\Team_Repository;
use Switchboard\Agents\Teams;
use Switchboard\Contacts\Companies;
use Switchboard\Contacts\Company_Repository;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Contacts;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Inboxes\Inboxes;
use Switchboard\Tickets\Actor;

/**
 * Makes the parts of inboxes, agents and contacts. What they need of tickets comes as closures.
 */
trait People_Wiring {

	/** Inboxes. */
	public function inboxes(): Inbox_Repository {
		return $this->once( Inbox_Repository::class, fn(): Inbox_Repository => new Inbox_Repository( $this->database(), $this->clock, $this->announce() ) );
	}

	/** Verbs of inboxes. */
	public function inbox_verbs(): Inboxes {
		return $this->once(
			Inboxes::class,
			fn(): Inboxes => new Inboxes(
				$this->database(),
				$this->inboxes(),
				fn( string $noun, int $id ): bool => 'team' === $noun ? null !== $this->teams()->find( $id ) : $this->policy()->may( $id, 'read' ),
				fn( int $inbox ): bool => $this->ticket_rows()->has_in_inbox( $inbox ) || $this->connections()->has_in_inbox( $inbox )
			)
		);
	}

	/** Roles and memberships. */
	public function policy(): Policy {
		return $this->once( Policy::class, fn(): Policy => new Policy( fn( int $user ): array => $this->inboxes()->inboxes_of( $user ) ) );
	}

	/** Roles in WordPress. */
	public function roles(): Roles {
		return $this->once( Roles::class, static fn(): Roles => new Roles() );
	}

	/** Agents. */
	public function agents(): Agent_Repository {
		return $this->once( Agent_Repository::class, fn(): Agent_Repository => new Agent_Repository( $this->database(), $this->policy() ) );
	}

	/** Verbs of agents. */
	public function agent_verbs(): Agents {
		return $this->once(
			Agents::class,
			fn(): Agents => new Agents(
				$this->database(),
				$this->agents(),
				$this->teams(),
				fn( int $user, array $inboxes ) => $this->inboxes()->set_inboxes( $user, $inboxes ),
				fn( int $user ) => $this->release()->agent( $user ),
				$this->announce()
			)
		);
	}

	/** Teams. */
	public function teams(): Team_Repository {
		return $this->once( Team_Repository::class, fn(): Team_Repository => new Team_Repository( $this->database() ) );
	}

	/** Verbs of teams. */
	public function team_verbs(): Teams {
		return $this->once(
			Teams::class,
			fn(): Teams => new Teams(
				$this->database(),
				$this->teams(),
				$this->policy(),
				function ( int $team ): void {
					$this->inboxes()->forget_team( $team );
					$this->release()->team( $team );
				}
			)
		);
	}

	/** Contacts. */
	public function contacts(): Contact_Repository {
		return $this->once( Contact_Repository::class, fn(): Contact_Repository => new Contact_Repository( $this->database(), $this->clock ) );
	}

	/** Identities of contacts. */
	public function identities(): Identity_Repository {
		return $this->once( Identity_Repository::class, fn(): Identity_Repository => new Identity_Repository( $this->database(), $this->clock ) );
	}

	/** Companies. */
	public function companies(): Company_Repository {
		return $this->once( Company_Repository::class, fn(): Company_Repository => new Company_Repository( $this->database(), $this->clock ) );
	}

	/** Verbs of companies. */
	public function company_verbs(): Companies {
		return $this->once( Companies::class, fn(): Companies => new Companies( $this->database(), $this->companies(), $this->contacts(), $this->identities() ) );
	}

	/** Verbs of contacts. */
	public function contact_verbs(): Contacts {
		return $this->once( Contacts::class, fn(): Contacts => new Contacts( $this->database(), $this->contacts(), $this->identities(), $this->company_verbs(), fn( int $contact ) => $this->release()->contact( $contact ), fn( int $from, int $into, int $agent ) => $this->tickets()->move_contact( $from, $into, $agent ? Actor::agent( $agent ) : Actor::system() ) ) );
	}
}
