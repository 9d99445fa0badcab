<?php
/**
 * E-mail as a channel.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Channels\Delivery;
use Switchboard\Channels\Outbound_Message;
use Switchboard\Channels\Sends;
use Switchboard\Mail\Mailer;
use Switchboard\Mail\Message_Ids;
use Switchboard\Tickets\Message_Repository;

/**
 * Sends replies by the site's own mailer, from the inbox's address.
 */
final class Email_Channel implements Sends {

	/**
	 * Needs what a mail is made of.
	 *
	 * @param Mailer             $mailer   Sends.
	 * @param Reply_Writer       $writer   Writes the mail.
	 * @param Message_Ids        $ids      Makes ids.
	 * @param Message_Repository $messages Remembers them.
	 * @param Files_To_Go        $files    Fetches files from their private place.
	 */
	public function __construct(
		private readonly Mailer $mailer,
		private readonly Reply_Writer $writer,
		private readonly Message_Ids $ids,
		private readonly Message_Repository $messages,
		private readonly Files_To_Go $files
	) {
	}

	/**
	 * Identifier.
	 */
	public function id(): string {
		return 'email';
	}

	/**
	 * Name.
	 */
	public function label(): string {
		return __( 'E-mail', 'switchboard' );
	}

	/**
	 * Icon.
	 */
	public function icon(): string {
		return 'envelope';
	}

	/**
	 * What it can do.
	 *
	 * @return list<string>
	 */
	public function abilities(): array {
		return [ 'send', 'attachments', 'html', 'connect' ];
	}

	/**
	 * Mail leaves by the site's mailer: there is nothing to set up yet.
	 *
	 * @return list<array{key: string, label: string, type: string, help: string, options: list<array{value: string, label: string}>}>
	 */
	public function settings_fields(): array {
		return [];
	}

	/**
	 * Sends a reply.
	 *
	 * @param Outbound_Message $message Reply.
	 * @throws \Throwable When the mailer refuses it.
	 */
	public function send( Outbound_Message $message ): Delivery {
		$id = $this->ids->of_message( $message->ticket->id, $message->message->id );
		// Before sending: an answer may be here sooner than the mailer's.
		$this->messages->add_refs( $message->ticket->inbox_id, $message->message->id, [ Message_Ids::hash( $id ) ] );
		try {
			$this->mailer->send( $this->writer->write( $message, $id, $this->files->sort( $message ) ) );
		} finally {
			$this->files->remove();
		}
		return new Delivery( $id );
	}
}
