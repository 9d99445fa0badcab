<?php
/**
 * Somebody who takes mails in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Place;
use Switchboard\Channels\Email\Receiving\Place_Repository;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Database\Database;

/**
 * Keeps what a fetch hands over as the importer would, and does what a test wants with it: for tests of what fetching does with each result.
 */
final class Taken_Mails {

	/**
	 * Subjects in the order in which they came.
	 *
	 * @var list<string>
	 */
	public array $subjects = [];

	/**
	 * Sizes of their files.
	 *
	 * @var list<int>
	 */
	public array $sizes = [];

	/**
	 * What becomes of a mail, by its subject: a state of the row, or what is thrown.
	 *
	 * @var array<string, string|\Throwable>
	 */
	public array $fates = [];

	/**
	 * Called before each mail.
	 *
	 * @var \Closure( string ): void
	 */
	public \Closure $before;

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
		$this->before = static fn( string $subject ) => null;
	}

	/**
	 * Takes a mail.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $path       File.
	 * @param Place      $place      Place.
	 */
	public function import( Connection $connection, string $path, Place $place ): Inbound_Result {
		$raw     = (string) file_get_contents( $path );
		$subject = preg_match( '/^Subject: (.*?)\r?$/m', $raw, $found ) ? $found[1] : '';
		( $this->before )( $subject );
		$fate = $this->fates[ $subject ] ?? 'routed';
		if ( $fate instanceof \Throwable ) {
			throw $fate;
		}
		$this->subjects[] = $subject;
		$this->sizes[]    = strlen( $raw );
		$key              = hash( 'sha256', $raw );
		$row              = [
			'connection_id' => $connection->id,
			'external_key'  => $key,
			'state'         => $fate,
			'raw'           => '',
			'subject'       => $subject,
		];
		$is_new           = $this->database->insert_once( 'inbound', $row );
		$id               = (int) $this->database->value( 'SELECT id FROM {inbound} WHERE connection_id = %d AND external_key = %s', [ $connection->id, $key ] );
		( new Place_Repository( $this->database ) )->add( $connection->id, $place, $id );
		return new Inbound_Result( 'routed' === $fate ? 'opened' : $fate, '', 0, 0, ! $is_new );
	}
}
