<?php
/**
 * Addresses of tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Settings;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Tokens;

/**
 * Links that mails carry: a signed one for a customer, one into wp-admin for an agent.
 */
final class Ticket_Links {

	/**
	 * Needs tokens and the address of the customers' page.
	 *
	 * @param Tokens   $tokens   Issues tokens.
	 * @param Settings $settings Where `portal_page` is.
	 */
	public function __construct( private readonly Tokens $tokens, private readonly Settings $settings ) {
	}

	/**
	 * A link that opens one ticket for one contact, without signing in, for 30 days.
	 *
	 * @param Ticket $ticket     Ticket.
	 * @param int    $contact_id Contact who may see it; the caller has checked that.
	 * @return string '' while the site has no page for customers.
	 */
	public function url( Ticket $ticket, int $contact_id ): string {
		$page = $this->page();
		return '' === $page ? '' : add_query_arg(
			[
				'switchboard_ticket' => $ticket->id,
				'switchboard_token'  => $this->tokens->issue( 'ticket', $contact_id, $ticket->id ),
			],
			$page
		);
	}

	/**
	 * The customers' page itself.
	 *
	 * @return string '' while the site has none.
	 */
	public function page(): string {
		$page = $this->settings->number( 'portal_page' );
		return $page > 0 && 'publish' === get_post_status( $page ) ? (string) get_permalink( $page ) : '';
	}

	/**
	 * A ticket in the agents' app.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public static function agent_url( int $ticket_id ): string {
		return self::app_url( "/tickets/$ticket_id" );
	}

	/**
	 * A place in the agents' app.
	 *
	 * @param string $path Such as `/settings/notifications`.
	 */
	public static function app_url( string $path ): string {
		return admin_url( 'admin.php?page=switchboard&path=' . rawurlencode( $path ) );
	}
}
