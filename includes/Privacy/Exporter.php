<?php
/**
 * Exports a person on request.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

use Switchboard\Contacts\Identity;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Actor;

/**
 * Answers one page of items of one part, as WordPress's report shows them.
 *
 * @phpstan-import-type Item from Export_Item
 * @phpstan-type Page array{data: list<Item>, done: bool}
 */
final class Exporter {

	/** A raw mail may hold files of many megabytes; its beginning says who wrote what. */
	private const RAW_CHARACTERS = 50000;

	/**
	 * Needs rows.
	 *
	 * @param Person_Query                            $people     Finds persons.
	 * @param Export_Query                            $rows       Reads rows.
	 * @param Identity_Repository                     $identities Identities.
	 * @param \Closure( int $attachment ): string $file_url   Address of a file that works for some days, '' when it is gone.
	 * @param \Closure( string $path, int $bytes ): string $mail Beginning of a mail in the private store, '' when it is gone.
	 */
	public function __construct(
		private readonly Person_Query $people,
		private readonly Export_Query $rows,
		private readonly Identity_Repository $identities,
		private readonly \Closure $file_url,
		private readonly \Closure $mail
	) {
	}

	/**
	 * Parts of the export by the name of each.
	 *
	 * @return array<string, \Closure( string $email, int $page ): Page>
	 */
	public function parts(): array {
		return [
			'contact'  => fn( string $email ): array => $this->contact( $this->people->find( $email ) ),
			'tickets'  => fn( string $email, int $page ): array => $this->tickets( $this->people->find( $email ), $page ),
			'messages' => fn( string $email, int $page ): array => $this->messages( $this->people->find( $email ), $page ),
			'inbound'  => fn( string $email, int $page ): array => $this->inbound( $this->people->find( $email ), $page ),
			'activity' => fn( string $email, int $page ): array => $this->activity( $this->people->find( $email ), $page ),
			'desk'     => fn( string $email ): array => $this->desk( $this->people->find( $email )->user ),
		];
	}

	/**
	 * The contact, the ways to reach it and its links.
	 *
	 * @param Person $person Person.
	 * @return Page
	 */
	private function contact( Person $person ): array {
		$identities = $this->identities->of( $person->contacts );
		$items      = [];
		foreach ( $this->rows->contacts( $person ) as $row ) {
			$items[] = Export_Item::of(
				'contact',
				(string) $row['id'],
				[
					__( 'Name', 'switchboard' )      => $row['name'],
					__( 'Known by', 'switchboard' )  => implode( ', ', array_map( static fn( Identity $identity ): string => $identity->value, $identities[ (int) $row['id'] ] ) ),
					__( 'Company', 'switchboard' )   => $row['company'],
					__( 'Language', 'switchboard' )  => $row['language'],
					__( 'Time zone', 'switchboard' ) => $row['timezone'],
					__( 'Preferred channel', 'switchboard' ) => $row['preferred_channel'],
					__( 'Tickets', 'switchboard' )   => $row['ticket_count'],
					__( 'Added', 'switchboard' )     => Export_Item::time( $row['created_at'] ),
					__( 'Last seen', 'switchboard' ) => Export_Item::time( $row['last_seen_at'] ),
				]
			);
		}
		foreach ( $this->rows->tokens( $person ) as $row ) {
			$items[] = Export_Item::of(
				'links',
				(string) $row['id'],
				[
					__( 'Private link', 'switchboard' ) => $row['purpose'],
					__( 'Sent', 'switchboard' )         => Export_Item::time( $row['created_at'] ),
					__( 'Works until', 'switchboard' )  => Export_Item::time( $row['expires_at'] ),
				]
			);
		}
		return self::page( $items, true );
	}

	/**
	 * The person's tickets with their custom fields.
	 *
	 * @param Person $person Person.
	 * @param int    $page   1 and up.
	 * @return Page
	 */
	private function tickets( Person $person, int $page ): array {
		$rows   = $this->rows->tickets( $person, $page );
		$fields = [];
		foreach ( $this->rows->fields( self::ids( $rows ) ) as $field ) {
			$fields[ (int) $field['ticket_id'] ][ (string) $field['label'] ] = $field['value_text'];
		}
		$items = array_map(
			static fn( array $row ): array => Export_Item::of(
				'tickets',
				(string) $row['id'],
				[
					__( 'Number', 'switchboard' )  => '#' . $row['number'],
					__( 'Subject', 'switchboard' ) => $row['subject'],
					__( 'Status', 'switchboard' )  => $row['status'],
					__( 'Inbox', 'switchboard' )   => $row['inbox'],
					__( 'Opened', 'switchboard' )  => Export_Item::time( $row['created_at'] ),
				] + ( $fields[ (int) $row['id'] ] ?? [] )
			),
			$rows
		);
		return self::page( $items, count( $rows ) < Export_Query::PAGE );
	}

	/**
	 * What the person wrote and was answered, with files.
	 *
	 * @param Person $person Person.
	 * @param int    $page   1 and up.
	 * @return Page
	 */
	private function messages( Person $person, int $page ): array {
		$rows   = $this->rows->messages( $person, array_keys( $this->people->tickets( $person ) ), $page );
		$files  = [];
		foreach ( $this->rows->attachments( self::ids( $rows ) ) as $file ) {
			$url = ( $this->file_url )( (int) $file['id'] );

			$files[ (int) $file['message_id'] ][] = esc_html( $file['name'] . ' (' . size_format( (int) $file['size'] ) . ')' ) . ( '' === $url ? '' : ' <a href="' . esc_url( $url ) . '">' . esc_html__( 'Download', 'switchboard' ) . '</a>' );
		}
		$items     = [];
		$envelopes = $this->rows->envelopes( self::ids( $rows ) );
		foreach ( $rows as $row ) {
			$is_own  = Actor::CONTACT === $row['author_type'] && in_array( (int) $row['author_id'], $person->contacts, true );
			$item    = Export_Item::of(
				'messages',
				(string) $row['id'],
				[
					__( 'Ticket', 'switchboard' )  => '#' . $row['number'],
					__( 'Written', 'switchboard' ) => Export_Item::time( $row['created_at'] ),
					__( 'By', 'switchboard' )      => $is_own ? __( 'This person', 'switchboard' ) : __( 'Somebody else', 'switchboard' ),
					__( 'Channel', 'switchboard' ) => $row['channel'],
					__( 'Sent to', 'switchboard' ) => $row['delivery_to'],
					__( 'From', 'switchboard' )    => $is_own ? ( $envelopes[ (int) $row['id'] ]['sender'] ?? '' ) : '',
					__( 'To', 'switchboard' )      => $is_own ? self::recipients( (string) ( $envelopes[ (int) $row['id'] ]['recipients'] ?? '' ) ) : '',
					__( 'Text', 'switchboard' )    => $row['text'],
				]
			);
			foreach ( $files[ (int) $row['id'] ] ?? [] as $link ) {
				$item['data'][] = [
					'name'  => __( 'File', 'switchboard' ),
					'value' => $link,
				];
			}
			$items[] = $item;
		}
		return self::page( $items, count( $rows ) < Export_Query::PAGE );
	}

	/**
	 * To whom a message went, without the names.
	 *
	 * @param string $json As in the table.
	 */
	private static function recipients( string $json ): string {
		$lists = array_filter( (array) json_decode( $json, true ), 'is_array' );
		return implode( ', ', array_map( 'strval', array_column( array_merge( ...array_values( $lists ) ), 'email' ) ) );
	}

	/**
	 * Messages as they came in.
	 *
	 * @param Person $person Person.
	 * @param int    $page   1 and up.
	 * @return Page
	 */
	private function inbound( Person $person, int $page ): array {
		$rows   = $this->rows->inbound( $person, array_keys( $this->people->tickets( $person ) ), $page );
		$items  = array_map(
			fn( array $row ): array => Export_Item::of(
				'inbound',
				(string) $row['id'],
				[
					__( 'Received', 'switchboard' )    => Export_Item::time( $row['created_at'] ),
					__( 'From', 'switchboard' )        => $row['sender'],
					__( 'Subject', 'switchboard' )     => $row['subject'],
					__( 'As received', 'switchboard' ) => mb_substr( Html::valid_text( '' === (string) $row['raw_file'] ? (string) $row['raw'] : ( $this->mail )( (string) $row['raw_file'], self::RAW_CHARACTERS ) ), 0, self::RAW_CHARACTERS ),
				]
			),
			$rows
		);
		foreach ( 1 === $page ? $this->rows->blocked( $person ) : [] as $row ) {
			$items[] = Export_Item::of(
				'inbound',
				'blocked-' . $row['sender'],
				[
					__( 'Blocked sender', 'switchboard' ) => $row['sender'],
					__( 'Since', 'switchboard' )          => Export_Item::time( $row['created_at'] ),
				]
			);
		}
		return self::page( $items, count( $rows ) < Export_Query::PAGE );
	}

	/**
	 * What the person did.
	 *
	 * @param Person $person Person.
	 * @param int    $page   1 and up.
	 * @return Page
	 */
	private function activity( Person $person, int $page ): array {
		$rows   = $this->rows->events( $person, array_keys( $this->people->tickets( $person ) ), $page );
		$items  = array_map(
			static fn( array $row ): array => Export_Item::of(
				'activity',
				(string) $row['id'],
				[
					__( 'What', 'switchboard' )   => str_replace( '_', ' ', (string) $row['name'] ),
					__( 'When', 'switchboard' )   => Export_Item::time( $row['created_at'] ),
					__( 'Ticket', 'switchboard' ) => $row['ticket_id'],
				]
			),
			$rows
		);
		return self::page( $items, count( $rows ) < Export_Query::PAGE * 10 );
	}

	/**
	 * The person's desk, when it is an agent.
	 *
	 * @param int $user WordPress user, 0 for none.
	 * @return Page
	 */
	private function desk( int $user ): array {
		if ( 0 === $user ) {
			return self::page( [], true );
		}
		$desk   = $this->rows->desk( $user );
		$places = $this->rows->memberships( $user );
		$values = [
			__( 'Inboxes', 'switchboard' )       => implode( ', ', $places['inboxes'] ),
			__( 'Teams', 'switchboard' )         => implode( ', ', $places['teams'] ),
			__( 'Saved views', 'switchboard' )   => implode( ', ', $desk['views'] ),
			__( 'Tickets read', 'switchboard' )  => $desk['read'] ? (string) $desk['read'] : '',
		] + User_Settings::of( $user );
		$items  = array_filter( $values ) ? [ Export_Item::of( 'desk', (string) $user, $values ) ] : [];
		foreach ( $desk['drafts'] as $row ) {
			$items[] = Export_Item::of(
				'desk',
				'draft-' . $row['ticket_id'],
				[
					__( 'Draft for ticket', 'switchboard' ) => '#' . $row['number'],
					__( 'Saved', 'switchboard' )            => Export_Item::time( $row['updated_at'] ),
					__( 'Text', 'switchboard' )             => Html::to_text( (string) $row['html'] ),
				]
			);
		}
		return self::page( $items, true );
	}

	/**
	 * A page.
	 *
	 * @param list<Item> $items Items.
	 * @param bool       $done  Whether it is the last.
	 * @return Page
	 */
	private static function page( array $items, bool $done ): array {
		return [
			'data' => $items,
			'done' => $done,
		];
	}

	/**
	 * Ids of rows.
	 *
	 * @param list<array<string, string|null>> $rows Rows.
	 * @return list<int>
	 */
	private static function ids( array $rows ): array {
		return array_map( static fn( array $row ): int => (int) $row['id'], $rows );
	}
}
