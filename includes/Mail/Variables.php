<?php
/**
 * What can stand in a template.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Contacts\Contact;
use Switchboard\Inboxes\Inbox;
use Switchboard\Tickets\Ticket;

/**
 * Values of variables for a ticket, and the list of variables of each template.
 */
final class Variables {

	/** Without these a mail would say nothing: one of each list must stand in the body. */
	private const NEEDED = [
		'reply'           => [ 'message.html' ],
		'forward'         => [ 'history.html' ],
		'sign_in_link'    => [ 'link.url', 'button.html' ],
		'confirm_address' => [ 'link.url', 'button.html' ],
	];

	/**
	 * Needs links.
	 *
	 * @param Ticket_Links                       $links         Makes addresses.
	 * @param \Closure( int $inbox_id ): bool    $receives_mail Whether mail to an inbox's address arrives here.
	 */
	public function __construct( private readonly Ticket_Links $links, private readonly \Closure $receives_mail ) {
	}

	/**
	 * Values of a mail to a customer.
	 *
	 * @param Ticket  $ticket    Ticket.
	 * @param Inbox   $inbox     Inbox.
	 * @param Contact $contact   Recipient, who may see the ticket.
	 * @param bool    $is_shared Whether others get the same mail: it then holds no link that is good for the customer alone.
	 * @return array<string, string>
	 */
	public function for_customer( Ticket $ticket, Inbox $inbox, Contact $contact, bool $is_shared = false ): array {
		$url      = $is_shared ? $this->links->page() : $this->links->url( $ticket, $contact->id );
		$by_reply = ( $this->receives_mail )( $inbox->id );
		return self::common( $ticket, $inbox ) + [
			'contact.name'   => '' === $contact->name ? __( 'there', 'switchboard' ) : $contact->name,
			'ticket.url'     => $url,
			'answer.html'    => $is_shared ? Blocks::answer_together( $url, $by_reply ) : Blocks::answer( $url, $by_reply ),
			'signature.html' => self::signature( $inbox ),
		];
	}

	/**
	 * Values of a mail to somebody who doesn't take part: no way into the ticket.
	 *
	 * @param Ticket $ticket Ticket.
	 * @param Inbox  $inbox  Inbox.
	 * @return array<string, string>
	 */
	public function for_outsider( Ticket $ticket, Inbox $inbox ): array {
		return self::common( $ticket, $inbox ) + [ 'signature.html' => self::signature( $inbox ) ];
	}

	/**
	 * The inbox's signature with its distance.
	 *
	 * @param Inbox $inbox Inbox.
	 */
	private static function signature( Inbox $inbox ): string {
		return '' === trim( $inbox->signature ) ? '' : '<div style="margin-top:24px">' . $inbox->signature . '</div>';
	}

	/**
	 * Values of the confirmation: its address may be anybody's, so there is nothing in it that the sender wrote.
	 *
	 * @param Ticket $ticket     Ticket.
	 * @param Inbox  $inbox      Inbox.
	 * @param int    $contact_id Recipient.
	 * @return array<string, string>
	 */
	public function for_confirmation( Ticket $ticket, Inbox $inbox, int $contact_id ): array {
		$url = $this->links->url( $ticket, $contact_id );
		return array_diff_key( self::common( $ticket, $inbox ), [ 'ticket.subject' => '' ] ) + [
			'ticket.url'  => $url,
			'answer.html' => Blocks::add( $url, ( $this->receives_mail )( $inbox->id ) ),
		];
	}

	/**
	 * Values of a notice to an agent.
	 *
	 * @param Ticket $ticket       Ticket.
	 * @param Inbox  $inbox        Inbox.
	 * @param string $agent_name   Recipient.
	 * @param string $contact_name Customer.
	 * @param string $actor_name   Who did it.
	 * @param string $message_html Safe HTML of the message, '' for none.
	 * @return array<string, string>
	 */
	public function for_agent( Ticket $ticket, Inbox $inbox, string $agent_name, string $contact_name, string $actor_name, string $message_html ): array {
		$url = Ticket_Links::agent_url( $ticket->id );
		return self::common( $ticket, $inbox ) + [
			'agent.name'   => $agent_name,
			'contact.name' => '' === $contact_name ? __( 'A customer', 'switchboard' ) : $contact_name,
			'actor.name'   => '' === $actor_name ? __( 'Switchboard', 'switchboard' ) : $actor_name,
			'message.html' => $message_html,
			'ticket.url'   => $url,
			'button.html'  => Blocks::button( $url, __( 'Open the ticket', 'switchboard' ) ),
		];
	}

	/**
	 * Values of a mail that is there for its link.
	 *
	 * @param string $template_id `sign_in_link` or `confirm_address`.
	 * @param string $url         Link.
	 * @param int    $minutes     How long it works.
	 * @return array<string, string>
	 */
	public static function for_link( string $template_id, string $url, int $minutes ): array {
		return self::site() + [
			'link.url'    => $url,
			'link.time'   => human_time_diff( 0, $minutes * MINUTE_IN_SECONDS ),
			'button.html' => self::button( $template_id, $url ),
		];
	}

	/**
	 * What variables mean, by name.
	 *
	 * @param string $template_id Kind of mail.
	 * @return array<string, string>
	 */
	public static function labels( string $template_id ): array {
		$labels = [
			'ticket.number'  => __( 'Number of the ticket, such as #1042', 'switchboard' ),
			'ticket.subject' => __( 'Subject of the ticket', 'switchboard' ),
			'ticket.url'     => __( 'Address of the ticket', 'switchboard' ),
			'contact.name'   => __( 'Name of the customer', 'switchboard' ),
			'agent.name'     => in_array( $template_id, [ 'reply', 'forward' ], true ) ? __( 'Name of the agent who writes', 'switchboard' ) : __( 'Name of the agent who gets the mail', 'switchboard' ),
			'actor.name'     => __( 'Name of the person who did it', 'switchboard' ),
			'message.html'   => __( 'The message', 'switchboard' ),
			'signature.html' => __( 'Signature of the inbox', 'switchboard' ),
			'answer.html'    => __( 'How the customer can answer', 'switchboard' ),
			'history.html'   => 'forward' === $template_id ? __( 'What is passed on', 'switchboard' ) : __( 'The latest messages before, quoted', 'switchboard' ),
			'button.html'    => in_array( $template_id, [ 'sign_in_link', 'confirm_address' ], true ) ? __( 'A button with the link', 'switchboard' ) : __( 'A button that opens the ticket', 'switchboard' ),
			'link.url'       => __( 'The link itself', 'switchboard' ),
			'link.time'      => __( 'How long the link works, such as 1 hour', 'switchboard' ),
			'inbox.name'     => __( 'Name of the inbox', 'switchboard' ),
			'site.name'      => __( 'Name of this site', 'switchboard' ),
			'site.url'       => __( 'Address of this site', 'switchboard' ),
		];
		return array_intersect_key( $labels, array_flip( [ ...self::names( $template_id ), 'site.name', 'site.url' ] ) );
	}

	/**
	 * Believable values for a preview.
	 *
	 * @param string $template_id Kind of mail.
	 * @return array<string, string>
	 */
	public static function samples( string $template_id ): array {
		$url     = home_url( '/?switchboard_ticket=42' );
		$samples = self::site() + [
			'ticket.number'  => '#1042',
			'ticket.subject' => __( 'My order has not arrived', 'switchboard' ),
			'ticket.url'     => $url,
			'contact.name'   => __( 'Ada Moreno', 'switchboard' ),
			'agent.name'     => wp_get_current_user()->display_name,
			'actor.name'     => __( 'Jonas Weber', 'switchboard' ),
			'message.html'   => '<p>' . esc_html__( 'Good morning, I ordered two lamps last week, and only one has come. Could you have a look?', 'switchboard' ) . '</p>',
			'signature.html' => '<p>' . esc_html__( 'Kind regards', 'switchboard' ) . '<br>' . esc_html( self::site()['site.name'] ) . '</p>',
			'answer.html'    => 'ticket_received' === $template_id ? Blocks::add( $url, false ) : Blocks::answer( $url, false ),
			'history.html'   => Blocks::quote( __( 'Ada Moreno', 'switchboard' ), 1764064800, '<p>' . esc_html__( 'Thank you, I will wait for it.', 'switchboard' ) . '</p>' ),
			'button.html'    => self::button( $template_id, $url ),
			'link.url'       => $url,
			'link.time'      => human_time_diff( 0, HOUR_IN_SECONDS ),
			'inbox.name'     => __( 'Support', 'switchboard' ),
		];
		return array_intersect_key( $samples, self::labels( $template_id ) );
	}

	/**
	 * Of which variables one must stand in a body.
	 *
	 * @param string $template_id Kind of mail.
	 * @return list<string> Empty when none must.
	 */
	public static function needed( string $template_id ): array {
		return self::NEEDED[ $template_id ] ?? [];
	}

	/**
	 * Names that only some templates know.
	 *
	 * @param string $template_id Kind of mail.
	 * @return list<string>
	 */
	private static function names( string $template_id ): array {
		return match ( $template_id ) {
			'ticket_received' => [ 'ticket.number', 'ticket.url', 'answer.html', 'inbox.name' ],
			'reply' => [ 'ticket.number', 'ticket.subject', 'ticket.url', 'contact.name', 'agent.name', 'message.html', 'signature.html', 'answer.html', 'history.html', 'inbox.name' ],
			'forward' => [ 'ticket.number', 'ticket.subject', 'agent.name', 'message.html', 'signature.html', 'history.html', 'inbox.name' ],
			'ticket_solved' => [ 'ticket.number', 'ticket.subject', 'ticket.url', 'contact.name', 'signature.html', 'answer.html', 'inbox.name' ],
			'sign_in_link', 'confirm_address' => [ 'link.url', 'link.time', 'button.html' ],
			default => [ 'ticket.number', 'ticket.subject', 'ticket.url', 'contact.name', 'agent.name', 'actor.name', 'message.html', 'button.html', 'inbox.name' ],
		};
	}

	/**
	 * The button of a mail.
	 *
	 * @param string $template_id Kind of mail.
	 * @param string $url         Where it leads.
	 */
	private static function button( string $template_id, string $url ): string {
		return Blocks::button(
			$url,
			match ( $template_id ) {
				'sign_in_link' => __( 'Show my messages', 'switchboard' ),
				'confirm_address' => __( 'Confirm my address', 'switchboard' ),
				default => __( 'Open the ticket', 'switchboard' ),
			}
		);
	}

	/**
	 * Values that every mail about a ticket has.
	 *
	 * @param Ticket $ticket Ticket.
	 * @param Inbox  $inbox  Inbox.
	 * @return array<string, string>
	 */
	private static function common( Ticket $ticket, Inbox $inbox ): array {
		return self::site() + [
			'ticket.number'  => '#' . $ticket->number,
			'ticket.subject' => '' === $ticket->subject ? __( '(no subject)', 'switchboard' ) : $ticket->subject,
			'inbox.name'     => $inbox->name,
		];
	}

	/**
	 * Values of the site.
	 *
	 * @return array{'site.name': string, 'site.url': string}
	 */
	private static function site(): array {
		return [
			// WordPress keeps the name escaped.
			'site.name' => wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES ),
			'site.url'  => home_url( '/' ),
		];
	}
}
