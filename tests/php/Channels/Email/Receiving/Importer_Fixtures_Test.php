<?php
/**
 * What becomes of each mail?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Contacts\Identity;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Message;

/**
 * Each mail of tests/fixtures/mail/importing becomes what the file beside it says. That file names only what it is about.
 */
final class Importer_Fixtures_Test extends Receiving_Case {

	private const FOLDER = '/fixtures/mail/importing/';

	/**
	 * Brings it in.
	 *
	 * @param string $name Name.
	 */
	#[DataProvider( 'names' )]
	public function test_fixture( string $name ): void {
		$path     = dirname( __DIR__, 4 ) . self::FOLDER . $name;
		$expected = json_decode( (string) file_get_contents( "$path.json" ), true, 32, JSON_THROW_ON_ERROR );
		$this->known( 'lamp' );
		foreach ( $expected['blocked'] ?? [] as $sender ) {
			$this->services->blocked_senders()->add( $sender, $this->agent );
		}
		$result = $this->import( $this->filled( (string) file_get_contents( "$path.eml" ) ), $expected['door'] ?? 'support' );
		$this->run_jobs();
		unset( $expected['note'], $expected['door'], $expected['blocked'] );
		$this->assertSame( $expected, self::only( $expected, $this->told( $result ) ) );
	}

	/**
	 * Names of the mails.
	 *
	 * @return \Generator<string, array{string}>
	 */
	public static function names(): \Generator {
		foreach ( (array) glob( dirname( __DIR__, 4 ) . self::FOLDER . '*.eml' ) as $path ) {
			$name = basename( (string) $path, '.eml' );
			yield $name => [ $name ];
		}
	}

	public function test_there_are_fixtures(): void {
		$this->assertGreaterThanOrEqual( 40, count( iterator_to_array( self::names() ) ) );
	}

	/**
	 * All that can be told of what became of a mail.
	 *
	 * @param Inbound_Result $result Result.
	 * @return array<string, mixed>
	 */
	private function told( Inbound_Result $result ): array {
		$mails = array_map( static fn( array $mail ): string => implode( ', ', (array) $mail['to'] ), $this->mails );
		sort( $mails );
		$row = $this->database()->row( 'SELECT state, reason, sender, subject FROM {inbound} ORDER BY id DESC LIMIT 1' ) ?? [];
		return [
			'result'  => [
				'action' => $result->action,
				'reason' => $result->reason,
				'rule'   => $result->rule,
				'ticket' => $this->called( $result->ticket_id ),
			],
			'inbound' => $row,
			'ticket'  => $this->ticket_told( $result->ticket_id ),
			'message' => $this->message_told( $result->message_id ),
			'notes'   => array_values( array_map( static fn( Message $message ): string => $message->text, array_filter( $result->ticket_id ? $this->services->messages()->of_ticket( $result->ticket_id, 9 ) : [], static fn( Message $message ): bool => Message::NOTE === $message->kind && $message->id !== $result->message_id ) ) ),
			'replies' => array_map( fn( int $id ): array => $this->delivery_told( $id ), $this->replies ),
			'invalid' => $this->database()->column( 'SELECT value FROM {contact_identity} WHERE invalid_at > 0 ORDER BY id' ),
			'mails'   => $mails,
		];
	}

	/**
	 * A ticket.
	 *
	 * @param int $id Ticket.
	 * @return array<string, mixed>
	 */
	private function ticket_told( int $id ): array {
		$ticket = $this->services->ticket_rows()->find( $id );
		if ( null === $ticket ) {
			return [];
		}
		$people = [];
		foreach ( $this->services->participants()->of( $id ) as $participant ) {
			$people[ $participant->address ] = $participant->role;
		}
		return [
			'subject'      => $ticket->subject,
			'status'       => $ticket->status,
			'customer'     => $this->address_of( $ticket->contact_id ),
			'follow_up_of' => $this->called( $ticket->follow_up_of ),
			'snippet'      => $ticket->snippet,
			'participants' => $people,
			'created_at'   => gmdate( 'Y-m-d', $ticket->created_at ),
		];
	}

	/**
	 * A message.
	 *
	 * @param int $id Message.
	 * @return array<string, mixed>
	 */
	private function message_told( int $id ): array {
		$message = $this->services->messages()->find( $id );
		if ( null === $message ) {
			return [];
		}
		$files    = $this->services->attachment_rows()->of_messages( [ $id ] )[ $id ];
		$envelope = $this->services->envelopes()->of_messages( [ $id ] )[ $id ] ?? null;
		return [
			'kind'      => $message->kind,
			'direction' => $message->direction,
			'author'    => Actor::AGENT === $message->author->type ? (string) array_search( $message->author->id, $this->agents, true ) : $this->address_of( $message->author->id ),
			'text'      => $message->text,
			'html'      => (string) preg_replace( '/cid:attachment-\d+/', 'cid:attachment', $message->html ),
			'quote'     => $message->quote,
			'automatic' => $message->automatic,
			'files'     => array_map( static fn( Attachment $file ): string => "$file->name ($file->type" . ( $file->inline ? ', inline' : '' ) . ')', $files ),
			'pictures'  => substr_count( $this->services->attachments()->from_cids( $message->html, $files ), '/attachments/' ),
			'envelope'  => null === $envelope ? null : [ 'suggested' => $this->called( $envelope->suggested_ticket_id ), 'forwarded_by' => (string) array_search( $envelope->forwarded_by, $this->agents, true ) ] + get_object_vars( $envelope ),
		];
	}

	/**
	 * What became of our reply.
	 *
	 * @param int $id Message.
	 * @return array<string, string>
	 */
	private function delivery_told( int $id ): array {
		$message = $this->services->messages()->find( $id );
		return [
			'state'  => (string) $message?->delivery_state,
			'reason' => (string) $message?->delivery_reason,
		];
	}

	/**
	 * A contact's first address.
	 *
	 * @param int $contact Contact.
	 */
	private function address_of( int $contact ): string {
		return (string) Identity::email_of( $this->services->identities()->of( [ $contact ] )[ $contact ] );
	}

	/**
	 * Of what is told only what is asked for.
	 *
	 * @param array<mixed> $asked Asked for.
	 * @param array<mixed> $told  Told.
	 * @return array<mixed>
	 */
	private static function only( array $asked, array $told ): array {
		if ( array_is_list( $asked ) ) {
			return $told;
		}
		$only = [];
		foreach ( $asked as $key => $value ) {
			$only[ $key ] = is_array( $value ) && is_array( $told[ $key ] ?? null ) ? self::only( $value, $told[ $key ] ) : ( $told[ $key ] ?? null );
		}
		return $only;
	}
}
