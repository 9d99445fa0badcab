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
use Switchboard\Tickets\Token;
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
		return $this->link( $ticket, $contact_id, Token::TICKET );
	}

	/**
	 * A link for the screen of whoever has just written a ticket. It wasn't sent to the address, so it proves nobody: it says
	 * nothing of the contact and doesn't follow the ticket into another one.
	 *
	 * @param Ticket $ticket     Ticket.
	 * @param int    $contact_id Contact under whose address it was written.
	 * @return string '' while the site has no page for customers.
	 */
	public function receipt_url( Ticket $ticket, int $contact_id ): string {
		return $this->link( $ticket, $contact_id, Token::RECEIPT );
	}

	/**
	 * A link with a new token.
	 *
	 * @param Ticket $ticket     Ticket.
	 * @param int    $contact_id Contact.
	 * @param string $purpose    Purpose of the token.
	 */
	private function link( Ticket $ticket, int $contact_id, string $purpose ): string {
		$page = $this->page();
		return '' === $page ? '' : add_query_arg(
			[
				'switchboard_ticket' => $ticket->id,
				'switchboard_token'  => $this->tokens->issue( $purpose, $contact_id, $ticket->id ),
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
