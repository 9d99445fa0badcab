<?php
/**
 * Where a mail belongs.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Threading;

/**
 * The ticket that a mail belongs to, by which rule and why; or that it belongs to none.
 */
final class Thread {

	/** An address for answers that we gave to the customer. */
	public const REPLY_ADDRESS = 'reply-address';
	/** An address for answers that we gave to one agent. */
	public const AGENT_ADDRESS = 'agent-address';
	/** The mail that this one answers. */
	public const IN_REPLY_TO = 'in-reply-to';
	/** A mail that went before. */
	public const REFERENCES = 'references';
	/** The mail that came back. */
	public const BOUNCE = 'bounce';
	/** Our mark in what is quoted. */
	public const MARK = 'mark';
	/** The ticket's number in the subject. */
	public const SUBJECT = 'subject';

	/** Nobody but us could have made the evidence. */
	public const SIGNED = 'signed';
	/** An id that was seen in this inbox, and a sender who takes part. */
	public const KNOWN_ID = 'known-id';
	/** A server that is trusted says that the sender is genuine. */
	public const GENUINE = 'genuine';
	/** The sender doesn't take part in the ticket. */
	public const STRANGER = 'stranger';
	/** No server that is trusted says that the sender is genuine. */
	public const NOT_PROVED = 'not-proved';
	/** Somebody else uses an agent's address, or one who is an agent of that ticket no more. */
	public const NOT_THE_AGENT = 'not-the-agent';
	/** The answer to an agent's notice, but not to the address in it. */
	public const AGENTS_NOTICE = 'agents-notice';

	/**
	 * By join(), suggest() or none().
	 *
	 * @param int|null $ticket_id     Ticket, through merges; null for none.
	 * @param string   $rule          Which evidence, '' for none.
	 * @param string   $reason        Why that is enough, or isn't.
	 * @param bool     $is_suggestion For an agent to decide: the mail must not join by itself.
	 * @param bool     $is_stranger   The sender doesn't take part in the ticket, whoever they are.
	 * @param int      $message_id    Message that the evidence names; 0 for none.
	 * @param int      $agent_id      Agent who wrote, proved by the address given to them alone; 0 for none.
	 * @param bool     $is_inside     What the agent answers is nothing that the customer sees.
	 */
	private function __construct(
		public readonly ?int $ticket_id = null,
		public readonly string $rule = '',
		public readonly string $reason = '',
		public readonly bool $is_suggestion = false,
		public readonly bool $is_stranger = true,
		public readonly int $message_id = 0,
		public readonly int $agent_id = 0,
		public readonly bool $is_inside = false
	) {
	}

	/** A mail that begins something new. */
	public static function none(): self {
		return new self();
	}

	/**
	 * A mail that belongs to a ticket.
	 *
	 * @param int    $ticket_id   Ticket.
	 * @param string $rule        Which evidence.
	 * @param string $reason      Why it is enough.
	 * @param bool   $is_stranger Whether the sender doesn't take part.
	 * @param int    $message_id  Message that it names.
	 */
	public static function join( int $ticket_id, string $rule, string $reason, bool $is_stranger, int $message_id = 0 ): self {
		return new self( $ticket_id, $rule, $reason, false, $is_stranger, $message_id );
	}

	/**
	 * A mail that an agent wrote.
	 *
	 * @param int $ticket_id Ticket.
	 * @param int  $agent_id  Agent.
	 * @param bool $is_inside Whether it must stay inside.
	 */
	public static function of_agent( int $ticket_id, int $agent_id, bool $is_inside = false ): self {
		return new self( $ticket_id, self::AGENT_ADDRESS, self::SIGNED, is_stranger: false, agent_id: $agent_id, is_inside: $is_inside );
	}

	/**
	 * A mail that may belong to a ticket.
	 *
	 * @param int    $ticket_id   Ticket.
	 * @param string $rule        Which evidence.
	 * @param string $reason      Why it isn't enough.
	 * @param bool   $is_stranger Whether the sender doesn't take part.
	 * @param int    $message_id  Message that it names.
	 */
	public static function suggest( int $ticket_id, string $rule, string $reason, bool $is_stranger = true, int $message_id = 0 ): self {
		return new self( $ticket_id, $rule, $reason, true, $is_stranger, $message_id );
	}
}
