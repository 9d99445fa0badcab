<?php
/**
 * The words that mails begin with.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * Every kind of mail on one page, in the language of the moment.
 *
 * `ticket_received` goes to an address that nobody has verified: it says nothing that a stranger could have written.
 */
final class Built_In_Templates {

	/**
	 * All templates by id.
	 *
	 * @return array<string, Template>
	 */
	public static function all(): array {
		$all = [];
		foreach ( [ ...self::for_customers(), ...self::for_agents() ] as $template ) {
			$all[ $template->id ] = $template;
		}
		return $all;
	}

	/**
	 * What customers get.
	 *
	 * @return list<Template>
	 */
	private static function for_customers(): array {
		return [
			new Template(
				'ticket_received',
				__( 'Message received', 'switchboard' ),
				Template::CUSTOMER,
				__( 'We have your message [{{ticket.number}}]', 'switchboard' ),
				self::paragraphs(
					__( 'Hello,', 'switchboard' ),
					__( 'Thank you for writing to us. Your message has arrived, and its number is <strong>{{ticket.number}}</strong>.', 'switchboard' ),
					__( 'One of us will read it and answer you as soon as we can.', 'switchboard' ),
					'{{answer.html}}',
					__( 'Kind regards,<br>{{inbox.name}} at {{site.name}}', 'switchboard' ),
					'<small>' . __( 'You did not write to us? Then somebody mistyped their address, and you can simply delete this mail.', 'switchboard' ) . '</small>'
				)
			),
			new Template(
				'reply',
				__( 'Reply to a customer', 'switchboard' ),
				Template::CUSTOMER,
				/* translators: The subject of a reply. Keep "Re:", which mail programs understand. */
				__( 'Re: {{ticket.subject}} [{{ticket.number}}]', 'switchboard' ),
				"{{message.html}}\n{{signature.html}}\n{{answer.html}}\n{{history.html}}"
			),
			new Template(
				'forward',
				__( 'Forward to somebody else', 'switchboard' ),
				Template::CUSTOMER,
				/* translators: The subject of a forward. Keep "Fwd:", which mail programs understand. */
				__( 'Fwd: {{ticket.subject}}', 'switchboard' ),
				"{{message.html}}\n{{signature.html}}\n{{history.html}}"
			),
			new Template(
				'ticket_solved',
				__( 'Ticket solved', 'switchboard' ),
				Template::CUSTOMER,
				__( 'Solved: {{ticket.subject}} [{{ticket.number}}]', 'switchboard' ),
				self::paragraphs(
					__( 'Hello {{contact.name}},', 'switchboard' ),
					__( 'We think that your question “{{ticket.subject}}” is answered, so we have marked it as solved.', 'switchboard' ),
					__( 'Is something still open? Just tell us, and we will take it up again.', 'switchboard' ),
					'{{answer.html}}',
					__( 'Kind regards,<br>{{inbox.name}} at {{site.name}}', 'switchboard' )
				)
			),
			new Template(
				'sign_in_link',
				__( 'Link to one’s own tickets', 'switchboard' ),
				Template::CUSTOMER,
				__( 'Your link to your messages at {{site.name}}', 'switchboard' ),
				self::paragraphs(
					__( 'Hello,', 'switchboard' ),
					__( 'Here is the link that you asked for. It shows you everything that you wrote to us and what we answered.', 'switchboard' ),
					'{{button.html}}',
					__( 'It works for {{link.time}} and is for you alone, so please do not pass it on.', 'switchboard' ),
					'<small>' . __( 'You did not ask for it? Then you can simply delete this mail.', 'switchboard' ) . '</small>'
				)
			),
			new Template(
				'confirm_address',
				__( 'Confirmation of an address', 'switchboard' ),
				Template::CUSTOMER,
				__( 'Please confirm your address for {{site.name}}', 'switchboard' ),
				self::paragraphs(
					__( 'Hello,', 'switchboard' ),
					__( 'Is this your address? Please confirm it, and your account at {{site.name}} will show what was written to us from it.', 'switchboard' ),
					'{{button.html}}',
					__( 'The link works for {{link.time}}, in the browser in which you are signed in.', 'switchboard' ),
					'<small>' . __( 'You did not ask for it? Then please do not open the link, and delete this mail: nothing changes.', 'switchboard' ) . '</small>'
				)
			),
		];
	}

	/**
	 * What agents get.
	 *
	 * @return list<Template>
	 */
	private static function for_agents(): array {
		return [
			new Template(
				'agent_new',
				__( 'New ticket', 'switchboard' ),
				Template::AGENT,
				__( '[{{ticket.number}}] New: {{ticket.subject}}', 'switchboard' ),
				self::notice( __( '<strong>{{contact.name}}</strong> wrote to {{inbox.name}}:', 'switchboard' ) )
			),
			new Template(
				'agent_assigned',
				__( 'Ticket assigned to you', 'switchboard' ),
				Template::AGENT,
				__( '[{{ticket.number}}] Yours now: {{ticket.subject}}', 'switchboard' ),
				self::notice( __( '<strong>{{actor.name}}</strong> gave this ticket of {{contact.name}} to you. The latest message:', 'switchboard' ) )
			),
			new Template(
				'agent_customer_replied',
				__( 'Customer replied', 'switchboard' ),
				Template::AGENT,
				__( '[{{ticket.number}}] Re: {{ticket.subject}}', 'switchboard' ),
				self::notice( __( '<strong>{{contact.name}}</strong> replied:', 'switchboard' ) )
			),
			new Template(
				'agent_mentioned',
				__( 'You were mentioned', 'switchboard' ),
				Template::AGENT,
				__( '[{{ticket.number}}] {{actor.name}} mentioned you: {{ticket.subject}}', 'switchboard' ),
				self::notice( __( '<strong>{{actor.name}}</strong> mentioned you in a note:', 'switchboard' ) )
			),
		];
	}

	/**
	 * The shape that all notices share.
	 *
	 * @param string $opening First sentence.
	 */
	private static function notice( string $opening ): string {
		return self::paragraphs( $opening ) . "\n<blockquote>{{message.html}}</blockquote>\n{{button.html}}";
	}

	/**
	 * HTML of paragraphs; a variable that is a block of its own stays bare.
	 *
	 * @param string ...$texts Texts.
	 */
	private static function paragraphs( string ...$texts ): string {
		return implode( "\n", array_map( static fn( string $text ): string => preg_match( '/^\{\{[a-z_]+\.html\}\}$/', $text ) ? $text : "<p>$text</p>", $texts ) );
	}
}
