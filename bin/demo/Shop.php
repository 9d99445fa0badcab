<?php
/**
 * Sets up the shop.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

use Switchboard\Contacts\Identity;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Services;
use Switchboard\Tickets\Field;

/**
 * Makes agents, teams, inboxes, tags, fields, statuses, views, companies and contacts of "Clay & Kiln", and knows them by name.
 */
final class Shop {

	/** The customer who can sign in to the site. */
	public const CUSTOMER = 'priya.r@fernmail.example';

	private const TAGS = [
		'damaged'      => '#cc1818',
		'gift'         => '#b8468b',
		'wholesale'    => '#1d3fbf',
		'workshop'     => '#00806a',
		'customs'      => '#7a4d00',
		'shipping'     => '#3f7cac',
		'returns'      => '#bd7410',
		'glaze'        => '#5f7a4f',
		'press'        => '#6b4fa0',
		'pre-sale'     => '#2f9e44',
		'custom order' => '#a05a2c',
		'stock'        => '#4a6b8a',
		'invoice'      => '#606060',
	];

	/**
	 * Identifiers by kind and name.
	 *
	 * @var array<string, array<int|string, int>>
	 */
	private array $ids = [];

	/**
	 * Names of agents by log-in name.
	 *
	 * @var array<string, string>
	 */
	private array $names = [];

	/**
	 * Needs the parts, their clock, time, chance and the people.
	 *
	 * @param Services             $services Parts.
	 * @param Frozen_Clock         $clock    Their clock.
	 * @param Calendar             $calendar Time.
	 * @param Dice                 $dice     Chance.
	 * @param array<string, mixed> $people   See people.json.
	 */
	public function __construct(
		private readonly Services $services,
		private readonly Frozen_Clock $clock,
		private readonly Calendar $calendar,
		private readonly Dice $dice,
		private readonly array $people
	) {
	}

	/**
	 * Sets everything up.
	 */
	public function set_up(): void {
		$this->clock->set( $this->calendar->at( '400d 10:00' ) );
		$this->hire();
		$this->furnish();
		$this->meet_companies();
		$this->meet_contacts();
	}

	/**
	 * A user by log-in name.
	 *
	 * @param string $login Log-in name.
	 */
	public function user( string $login ): int {
		return $this->ids['user'][ $login ];
	}

	/**
	 * A user's name.
	 *
	 * @param string $login Log-in name.
	 */
	public function name( string $login ): string {
		return $this->names[ $login ] ?? $login;
	}

	/**
	 * A team by name.
	 *
	 * @param string $name Name.
	 */
	public function team( string $name ): int {
		return $this->ids['team'][ $name ];
	}

	/**
	 * An inbox by name.
	 *
	 * @param string $name Name.
	 */
	public function inbox( string $name ): int {
		return $this->ids['inbox'][ $name ];
	}

	/**
	 * The form that feeds an inbox.
	 *
	 * @param int $inbox Inbox.
	 */
	public function form( int $inbox ): int {
		return $this->ids['form'][ $inbox ];
	}

	/**
	 * A tag by name, made when it is new.
	 *
	 * @param string $name Name.
	 */
	public function tag( string $name ): int {
		return $this->ids['tag'][ $name ] ??= $this->services->tags()->insert( $name, self::TAGS[ $name ] ?? '#8d8d8d' )->id;
	}

	/**
	 * A status of the shop's own by label.
	 *
	 * @param string $label Label.
	 */
	public function status( string $label ): int {
		return $this->ids['status'][ $label ];
	}

	/**
	 * A contact by address.
	 *
	 * @param string $address Address.
	 */
	public function contact( string $address ): int {
		return $this->ids['contact'][ $address ];
	}

	/**
	 * Companies' domains.
	 *
	 * @return list<string>
	 */
	public function domains(): array {
		return array_column( $this->people['companies'], 0 );
	}

	/**
	 * Users, teams and inboxes.
	 */
	private function hire(): void {
		$this->ids['user']['admin'] = get_current_user_id();
		foreach ( [ 'Support', 'Wholesale' ] as $position => $name ) {
			$this->ids['inbox'][ $name ] = $this->open_inbox( $name, $position );
		}
		foreach ( $this->people['agents'] as $login => [ $name, $role, $inboxes ] ) {
			$this->names[ $login ]       = $name;
			$this->ids['user'][ $login ] = $this->add_user( $login, $name, "$login@clayandkiln.example" );
			$this->services->agent_verbs()->add( $this->user( $login ), $role, [ 'inboxes' => array_values( array_map( $this->inbox( ... ), $inboxes ) ) ] );
		}
		foreach ( $this->people['teams'] as $name => $members ) {
			$this->ids['team'][ $name ] = $this->services->team_verbs()->add( $name, array_values( array_map( $this->user( ... ), $members ) ) )->id;
		}
	}

	/**
	 * An inbox; the first one is there from the beginning.
	 *
	 * @param string $name     Name.
	 * @param int    $position Order.
	 */
	private function open_inbox( string $name, int $position ): int {
		$fields = [
			'name'             => $name,
			'address'          => 0 === $position ? 'hello@clayandkiln.example' : 'trade@clayandkiln.example',
			'from_name'        => 'Clay & Kiln',
			'signature'        => '<p>Clay &amp; Kiln, Hebden Bridge<br>Open Tuesday to Saturday, 10 to 17</p>',
			'close_after_days' => 7,
			'reopen_days'      => 30,
			'position'         => $position,
		];
		$first  = $this->services->inboxes()->all()[0] ?? null;
		$inbox  = $first && 0 === $position
			? $this->services->inbox_verbs()->change( $first->id, $fields )
			: $this->services->inbox_verbs()->add( $fields + [ 'members' => [ $this->user( 'admin' ) ] ] );

		$this->ids['form'][ $inbox->id ] = $this->services->connections()->insert( 'form', 'Form “Write to us”', $inbox->id, [], [], true );
		return $inbox->id;
	}

	/**
	 * Tags, fields, statuses and views.
	 */
	private function furnish(): void {
		array_map( $this->tag( ... ), array_keys( self::TAGS ) );
		$fields = [
			[ 'order_number', 'Order number', Field::TEXT, true, 'On your confirmation, such as CK-20391.' ],
			[ 'product', 'What is it about?', Field::CHOICE, true, '' ],
			[ 'pieces', 'Pieces', Field::NUMBER, false, '' ],
			[ 'batch', 'Stamp on the foot', Field::TEXT, false, 'Year, month and firing, such as 2609-B.' ],
			[ 'ship_by', 'Ship by', Field::DATE, false, '' ],
			[ 'replaced', 'Replacement sent', Field::CHECKBOX, false, '' ],
		];
		foreach ( $fields as [ $key, $label, $type, $public, $description ] ) {
			$choices = Field::CHOICE === $type ? [ 'Mug', 'Bowl', 'Plate', 'Teapot', 'Vase', 'Planter', 'Workshop', 'Gift voucher', 'Something else' ] : [];
			$this->services->fields()->insert( compact( 'key', 'label', 'type', 'public', 'description', 'choices' ) );
		}
		$this->ids['status']['In the kiln'] = $this->services->statuses()->insert(
			[
				'category'       => 'on_hold',
				'label'          => 'In the kiln',
				'customer_label' => 'In the kiln',
			]
		)->id;
		$this->add_view(
			'Damaged on arrival',
			[
				'tag'    => $this->tag( 'damaged' ),
				'status' => [ 'new', 'open', 'pending' ],
			]
		);
		$this->add_view(
			'Wholesale, our turn',
			[
				'inbox'  => [ $this->inbox( 'Wholesale' ) ],
				'status' => [ 'new', 'open' ],
			]
		);
		$this->add_view(
			'Urgent and high',
			[
				'priority' => [ 'high', 'urgent' ],
				'status'   => [ 'new', 'open', 'pending' ],
				'sort'     => 'due',
			]
		);
	}

	/**
	 * Companies.
	 */
	private function meet_companies(): void {
		foreach ( $this->people['companies'] as $name => [ $domain, $share, $manager, $notes ] ) {
			$this->services->company_verbs()->add(
				[
					'name'            => $name,
					'domains'         => [ $domain ],
					'share_tickets'   => $share,
					'account_manager' => '' === $manager ? null : $this->user( $manager ),
					'notes'           => $notes,
				]
			);
		}
	}

	/**
	 * Contacts; one of them can sign in.
	 */
	private function meet_contacts(): void {
		foreach ( $this->people['contacts'] as $address => [ $name, $language, $proved, $phone, $notes ] ) {
			$this->clock->set( $this->calendar->at( sprintf( '%dd 12:00', $this->dice->number( 92, 390 ) ) ) );
			$this->meet( $address, $name, $language, '+' === $proved );
			$changes = array_filter(
				[
					'notes'        => $notes,
					'add_identity' => '' === $phone ? null : [
						'type'  => Identity::PHONE,
						'value' => $phone,
					],
				]
			);
			if ( $changes ) {
				$this->services->contact_verbs()->change( $this->contact( $address ), $changes );
			}
		}
		foreach ( $this->people['strangers'] as $address => $name ) {
			$this->meet( $address, $name, '', false );
		}
		$user    = get_userdata( $this->add_user( 'priya', 'Priya Raghavan', self::CUSTOMER, 'subscriber' ) );
		$contact = $user ? $this->services->contact_verbs()->identify_user( $user )->id : 0;

		$this->ids['contact'][ self::CUSTOMER ] = $contact;
		$this->services->contact_verbs()->change(
			$contact,
			[
				'language'     => 'en',
				'timezone'     => 'Europe/London',
				'notes'        => 'Buys for her parents too. Likes everything in slate.',
				'add_identity' => [
					'type'  => Identity::PHONE,
					'value' => '+44 7700 900142',
				],
			]
		);
		$this->services->contact_verbs()->verify( (int) $this->services->identities()->find_by( Identity::EMAIL, self::CUSTOMER )?->id );
	}

	/**
	 * A contact.
	 *
	 * @param string $address  Address.
	 * @param string $name     Name.
	 * @param string $language Language.
	 * @param bool   $proved   Whether the address was proved.
	 */
	private function meet( string $address, string $name, string $language, bool $proved ): void {
		$this->ids['contact'][ $address ] = $this->services->contact_verbs()->identify( Identity::EMAIL, $address, $name, $proved, $language )->id;
	}

	/**
	 * A view for all.
	 *
	 * @param string               $name  Name.
	 * @param array<string, mixed> $query Parameters of the list.
	 */
	private function add_view( string $name, array $query ): void {
		$this->services->views()->insert(
			$this->user( 'admin' ),
			[
				'name'   => $name,
				'query'  => $query,
				'shared' => 1,
			]
		);
	}

	/**
	 * A WordPress user with the password `password`.
	 *
	 * @param string $login Log-in name.
	 * @param string $name  Name.
	 * @param string $email Address.
	 * @param string $role  WordPress role; agents get theirs from the helpdesk.
	 * @throws \RuntimeException When somebody has the name or address.
	 */
	private function add_user( string $login, string $name, string $email, string $role = '' ): int {
		[ $first, $last ] = explode( ' ', $name );
		$user = wp_insert_user(
			[
				'user_login'      => $login,
				'user_pass'       => 'password',
				'user_email'      => $email,
				'display_name'    => $name,
				'first_name'      => $first,
				'last_name'       => $last,
				'role'            => $role,
				'user_registered' => gmdate( 'Y-m-d H:i:s', $this->clock->now() ),
			]
		);
		return is_wp_error( $user ) ? throw new \RuntimeException( esc_html( $user->get_error_message() ) ) : $user;
	}
}
