<?php
/**
 * Takes forms in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Channels\Inbound;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Client_Address;
use Switchboard\Foundation\Text\Html;
use Switchboard\Mail\Ticket_Links;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Priority;
use Switchboard\Tickets\Ticket_Repository;

/**
 * The one way of a filled-in form, whichever door it came by: opened, guarded, checked, handed to Inbound, answered with a receipt.
 */
final class Form_Desk {

	/** Files of one message. */
	public const MOST_FILES = 10;

	/**
	 * Needs each step's worker.
	 *
	 * @param Form_Seal         $seal        Opens configurations.
	 * @param Form_Fields       $fields      Knows fields.
	 * @param Form_Check        $check       Checks values.
	 * @param Form_Guard        $guard       Keeps machines out.
	 * @param Form_Connections  $connections Finds the door.
	 * @param Inbound           $inbound     The way in.
	 * @param Ticket_Repository $tickets     Tickets.
	 * @param Ticket_Links      $links       Private links.
	 * @param Client_Address    $address     The visitor's address.
	 */
	public function __construct(
		private readonly Form_Seal $seal,
		private readonly Form_Fields $fields,
		private readonly Form_Check $check,
		private readonly Form_Guard $guard,
		private readonly Form_Connections $connections,
		private readonly Inbound $inbound,
		private readonly Ticket_Repository $tickets,
		private readonly Ticket_Links $links,
		private readonly Client_Address $address
	) {
	}

	/**
	 * Takes a form in.
	 *
	 * @param Submission $submission What the visitor sent.
	 * @throws Problem `rest_invalid_param` with a sentence for each field, or why it can't be taken now.
	 */
	public function take( Submission $submission ): Receipt {
		$config   = $this->seal->open( $submission->config );
		$switched = '' !== $config->locale && get_locale() !== $config->locale && switch_to_locale( $config->locale );
		try {
			return $this->take_in_language( $submission, $config );
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}

	/**
	 * The same, in the language of the page.
	 *
	 * @param Submission  $submission What the visitor sent.
	 * @param Form_Config $config     The form.
	 * @throws Problem As above.
	 */
	private function take_in_language( Submission $submission, Form_Config $config ): Receipt {
		$this->guard->limit( 'try' );
		$this->guard->check( $submission );
		$shown  = $this->asked( $submission, $config );
		$errors = $this->check->errors( $shown, $submission->values );
		if ( count( $submission->attachments ) > ( $config->attachments ? self::MOST_FILES : 0 ) ) {
			/* translators: %d: number of files. */
			$errors['attachments'] = $config->attachments ? sprintf( __( 'At most %d files, please.', 'switchboard' ), self::MOST_FILES ) : __( 'This form takes no files.', 'switchboard' );
		}
		if ( $errors ) {
			throw new Problem( 'rest_invalid_param', self::title( count( $errors ) ), 400, [ 'params' => $errors ] );
		}
		$this->guard->permit( $submission, $config );
		return $this->hand_in( $submission, $config, $shown );
	}

	/**
	 * The heading over a list of errors.
	 *
	 * @param int $count How many.
	 */
	public static function title( int $count ): string {
		return 1 === $count
			? __( 'One thing needs your attention', 'switchboard' )
			/* translators: %d: number of errors, two or more. */
			: sprintf( _n( '%d thing needs your attention', '%d things need your attention', $count, 'switchboard' ), $count );
	}

	/**
	 * The fields that this visitor was asked: a signed-in one is known.
	 *
	 * @param Submission  $submission What the visitor sent.
	 * @param Form_Config $config     The form.
	 * @return list<Form_Field>
	 */
	private function asked( Submission $submission, Form_Config $config ): array {
		$shown = $this->check->shown( $this->fields->of( $config ), $submission->values );
		return array_values( array_filter( $shown, static fn( Form_Field $field ): bool => 0 === $submission->user_id || ! in_array( $field->name, [ 'name', 'email' ], true ) ) );
	}

	/**
	 * Hands it to Inbound.
	 *
	 * @param Submission       $submission What the visitor sent, checked.
	 * @param Form_Config      $config     The form.
	 * @param list<Form_Field> $shown      Fields that count.
	 * @throws Problem When it can't be stored.
	 */
	private function hand_in( Submission $submission, Form_Config $config, array $shown ): Receipt {
		$asked    = array_map( static fn( Form_Field $field ): string => $field->name, $shown );
		$value    = static fn( string $name ): string => in_array( $name, $asked, true ) ? $submission->value( $name ) : '';
		$inbox    = $this->fields->inbox_id( $config, $value( 'inbox' ) );
		$is_known = $submission->user_id > 0;
		$result   = $this->inbound->receive(
			new Inbound_Message(
				channel: Form_Channel::ID,
				inbox_id: $inbox,
				external_key: $this->key( $submission ),
				sender_type: $is_known ? 'wp_user' : 'email',
				sender_value: $is_known ? (string) $submission->user_id : $value( 'email' ),
				sender_name: $value( 'name' ),
				subject: '' === $value( 'subject' ) ? Html::excerpt( $value( 'message' ), 80 ) : $value( 'subject' ),
				text: $this->text( $shown, $submission ),
				connection_id: $this->connections->of( $inbox ),
				attachments: $submission->attachments,
				fields: $this->custom_values( $shown, $submission ),
				priority: '' === $value( 'priority' ) ? Priority::NORMAL : Priority::number( $value( 'priority' ) ),
				client_id: $this->key( $submission ),
				language: $config->locale,
				owner_key: '' === $submission->visitor ? '' : Attachments::owner_of_visitor( $submission->visitor )
			)
		);
		$ticket = $result->ticket_id ? $this->tickets->find( $result->ticket_id ) : null;
		return null === $ticket ? new Receipt( 0, '', $result->repeated ) : new Receipt( $ticket->number, $this->links->receipt_url( $ticket, $ticket->contact_id ), $result->repeated );
	}

	/**
	 * What was written, and below it what has no place of its own on a ticket.
	 *
	 * @param list<Form_Field> $shown      Fields that count.
	 * @param Submission       $submission What the visitor sent.
	 */
	private function text( array $shown, Submission $submission ): string {
		$lines = [];
		foreach ( $shown as $field ) {
			$value = $submission->value( $field->name );
			if ( '' !== $value && 'phone' === $field->name ) {
				$lines[] = "$field->label: $value";
			} elseif ( '' !== $value && 'consent' === $field->name ) {
				/* translators: %s: what the visitor agreed to. */
				$lines[] = sprintf( __( 'Agreed: %s', 'switchboard' ), $field->label );
			}
		}
		return rtrim( $submission->value( 'message' ) . "\n\n" . implode( "\n", $lines ) );
	}

	/**
	 * Values of custom fields.
	 *
	 * @param list<Form_Field> $shown      Fields that count.
	 * @param Submission       $submission What the visitor sent.
	 * @return array<string, string|float|bool>
	 */
	private function custom_values( array $shown, Submission $submission ): array {
		$values = [];
		foreach ( $shown as $field ) {
			$value = $submission->value( $field->name );
			if ( '' !== $value && str_starts_with( $field->name, 'fields.' ) ) {
				$values[ substr( $field->name, 7 ) ] = match ( $field->type ) {
					'number'   => (float) $value,
					'checkbox' => true,
					default    => $value,
				};
			}
		}
		return $values;
	}

	/**
	 * What makes this message one of its kind: the same press of the button twice is one ticket, and nobody else can repeat it.
	 *
	 * @param Submission $submission What the visitor sent.
	 * @return string 64 hex digits.
	 */
	private function key( Submission $submission ): string {
		$secret  = '' === $submission->visitor ? $this->address->key() : $submission->visitor;
		$whose   = [ Form_Seal::bind( $submission->config ), $submission->user_id, mb_strtolower( $submission->value( 'email' ) ), $secret ];
		$content = '' === $submission->client_id ? [ $submission->values, $submission->attachments, $submission->token ] : [ $submission->client_id ];
		return hash( 'sha256', (string) wp_json_encode( [ $whose, $content ] ) );
	}
}
