<?php
/**
 * To whom a message of ours goes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Contacts\Contacts;
use Switchboard\Contacts\Identity;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Inboxes\Inbox_Repository;

/**
 * Checks the addresses that an agent gave, fills in those that go without saying, and writes down who takes part from now on.
 */
final class Addressees {

	/** Addresses of one kind on one message. */
	public const MOST = 20;

	/**
	 * Needs to know who is who.
	 *
	 * @param Contacts               $contacts     Finds and adds contacts.
	 * @param Identity_Repository    $identities   Their addresses.
	 * @param Participant_Repository $participants Who takes part.
	 * @param Inbox_Repository       $inboxes      Our own addresses.
	 */
	public function __construct(
		private readonly Contacts $contacts,
		private readonly Identity_Repository $identities,
		private readonly Participant_Repository $participants,
		private readonly Inbox_Repository $inboxes
	) {
	}

	/**
	 * Whom a reply goes to: the customer, with those on Cc. Who is on Cc for the first time takes part and reads along.
	 *
	 * @param Ticket      $ticket Ticket.
	 * @param New_Message $new    What the agent filled in.
	 * @throws Problem When an address can't be used.
	 */
	public function of_reply( Ticket $ticket, New_Message $new ): Envelope {
		$participants = $this->participants->of( $ticket->id );
		$written_from = self::requester( $participants );
		$to           = '' === $new->to ? $written_from : $this->customers( $ticket, $new->to, $written_from );
		$copies       = null === $new->cc ? self::on_copy( $participants ) : $this->checked( $new->cc, 'cc' );
		$envelope     = $this->envelope( $to, $copies, $this->checked( $new->bcc, 'bcc' ) );
		$this->invite( $ticket, $envelope->addresses( 'cc' ), Participant::CC );
		return $envelope;
	}

	/**
	 * Whom a forward goes to: people outside who read this one message, and who don't take part by it.
	 *
	 * @param Ticket      $ticket Ticket.
	 * @param New_Message $new    What the agent filled in.
	 * @throws Problem When an address can't be used.
	 */
	public function of_forward( Ticket $ticket, New_Message $new ): Envelope {
		if ( '' === $new->to ) {
			throw Problem::invalid( 'to', __( 'Say whom this goes to.', 'switchboard' ) );
		}
		$to       = $this->checked( [ $new->to ], 'to' )[0];
		$envelope = $this->envelope( $to, $this->checked( $new->cc ?? [], 'cc' ), $this->checked( $new->bcc, 'bcc' ) );
		$this->invite( $ticket, [ $to, ...$envelope->addresses( 'cc' ) ], Participant::CONSULTED );
		return $envelope;
	}

	/**
	 * The customer's address that the agent chose: where they wrote from, or one that is proved to be theirs.
	 *
	 * @param Ticket $ticket       Ticket.
	 * @param string $address      Address.
	 * @param string $written_from Where the customer wrote from.
	 * @throws Problem When it is somebody else's.
	 */
	private function customers( Ticket $ticket, string $address, string $written_from ): string {
		$own = array_filter(
			$this->identities->of( [ $ticket->contact_id ] )[ $ticket->contact_id ],
			static fn( Identity $identity ): bool => Identity::EMAIL === $identity->type && $identity->is_verified()
		);
		foreach ( [ $written_from, (string) $this->contacts->email( $ticket->contact_id ), ...array_map( static fn( Identity $identity ): string => $identity->value, array_values( $own ) ) ] as $known ) {
			if ( '' !== $known && self::is_same( $known, $address ) ) {
				return $known;
			}
		}
		throw Problem::invalid( 'to', __( 'A reply goes to the customer: to where they wrote from, or to an address that is verified as theirs. For anybody else, use Cc or forward it.', 'switchboard' ) );
	}

	/**
	 * Addresses that can be written to, each once.
	 *
	 * @param list<string> $addresses Addresses.
	 * @param string       $field     Where they were filled in.
	 * @return list<string>
	 * @throws Problem When one is no address, or one of our own.
	 */
	private function checked( array $addresses, string $field ): array {
		$checked = [];
		foreach ( array_map( 'trim', $addresses ) as $address ) {
			if ( ! is_email( $address ) || strlen( $address ) > 254 ) {
				/* translators: %s: what should have been an e-mail address. */
				throw Problem::invalid( $field, sprintf( __( '“%s” is not an e-mail address.', 'switchboard' ), mb_substr( $address, 0, 100 ) ) );
			}
			foreach ( $this->inboxes->all() as $inbox ) {
				// With a plus address, too.
				if ( self::is_same( $inbox->address, (string) preg_replace( '/\+[^@]*@/', '@', $address ) ) ) {
					/* translators: %s: e-mail address. */
					throw Problem::invalid( $field, sprintf( __( '%s is the address of one of your own inboxes: the mail would come back as a ticket.', 'switchboard' ), $address ) );
				}
			}
			$checked[ strtolower( $address ) ] = $address;
		}
		return array_values( $checked );
	}

	/**
	 * The envelope, in which each address stands once.
	 *
	 * @param string       $to  Address.
	 * @param list<string> $cc  Addresses.
	 * @param list<string> $bcc Addresses.
	 */
	private function envelope( string $to, array $cc, array $bcc ): Envelope {
		$cc = self::without( $cc, [ $to ] );
		return new Envelope(
			recipients: [
				'to'  => self::people( '' === $to ? [] : [ $to ] ),
				'cc'  => self::people( $cc ),
				'bcc' => self::people( self::without( $bcc, [ $to, ...$cc ] ) ),
			]
		);
	}

	/**
	 * Addresses as an envelope holds them.
	 *
	 * @param list<string> $addresses Addresses.
	 * @return list<array{email: string, name: string}>
	 */
	private static function people( array $addresses ): array {
		return array_map(
			static fn( string $address ): array => [
				'email' => $address,
				'name'  => '',
			],
			$addresses
		);
	}

	/**
	 * Addresses that are not among others.
	 *
	 * @param list<string> $addresses Addresses.
	 * @param list<string> $others    Others.
	 * @return list<string>
	 */
	private static function without( array $addresses, array $others ): array {
		$others = array_map( 'strtolower', $others );
		return array_values( array_filter( $addresses, static fn( string $address ): bool => ! in_array( strtolower( $address ), $others, true ) ) );
	}

	/**
	 * Makes the owners of addresses participants; the customer's own stay as they are.
	 *
	 * @param Ticket       $ticket    Ticket.
	 * @param list<string> $addresses Addresses.
	 * @param string       $role      Role.
	 */
	private function invite( Ticket $ticket, array $addresses, string $role ): void {
		foreach ( $addresses as $address ) {
			$contact = $this->contacts->identify( Identity::EMAIL, $address, '' );
			if ( $contact->id !== $ticket->contact_id ) {
				$this->participants->add( $ticket->id, new Participant( $contact->id, $role, $address ) );
			}
		}
	}

	/**
	 * Where the customer wrote from.
	 *
	 * @param list<Participant> $participants Participants.
	 */
	private static function requester( array $participants ): string {
		foreach ( $participants as $participant ) {
			if ( Participant::REQUESTER === $participant->role ) {
				return $participant->address;
			}
		}
		return '';
	}

	/**
	 * Who is on Cc.
	 *
	 * @param list<Participant> $participants Participants.
	 * @return list<string>
	 */
	private static function on_copy( array $participants ): array {
		$copies = array_filter( $participants, static fn( Participant $participant ): bool => Participant::CC === $participant->role && '' !== $participant->address );
		return array_slice( array_values( array_map( static fn( Participant $participant ): string => $participant->address, $copies ) ), 0, self::MOST );
	}

	/**
	 * Whether two spellings are one address.
	 *
	 * @param string $one   Address.
	 * @param string $other Address.
	 */
	private static function is_same( string $one, string $other ): bool {
		return 0 === strcasecmp( trim( $one ), trim( $other ) );
	}
}
