<?php
/**
 * Rows of statuses.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;

/**
 * Stores the labels of categories and the statuses that a site added. There are few: they are read once.
 */
final class Status_Repository {

	/** Group of WordPress's object cache that lasts for one request and knows sites apart. */
	private const MEMO = 'switchboard_statuses';

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
		wp_cache_add_non_persistent_groups( self::MEMO );
	}

	/**
	 * All statuses, category by category, the default first.
	 *
	 * @return list<Status>
	 */
	public function all(): array {
		$statuses = wp_cache_get( 'all', self::MEMO );
		if ( ! is_array( $statuses ) ) {
			$order    = array_flip( Status_Category::ALL );
			$statuses = array_map( [ Status::class, 'from_row' ], $this->database->rows( 'SELECT * FROM {status}' ) );
			usort( $statuses, static fn( Status $a, Status $b ): int => [ $order[ $a->category ] ?? 99, ! $a->is_default, $a->position, $a->id ] <=> [ $order[ $b->category ] ?? 99, ! $b->is_default, $b->position, $b->id ] );
			wp_cache_set( 'all', $statuses, self::MEMO );
		}
		/**
		 * As read now or before.
		 *
		 * @var list<Status> $statuses
		 */
		return $statuses;
	}

	/**
	 * A status.
	 *
	 * @param int $id Status.
	 */
	public function find( int $id ): ?Status {
		foreach ( $this->all() as $status ) {
			if ( $status->id === $id ) {
				return $status;
			}
		}
		return null;
	}

	/**
	 * What a category alone means; a built-in one (id 0) while the site has no row for it.
	 *
	 * @param string $category Category.
	 */
	public function default_of( string $category ): Status {
		foreach ( $this->all() as $status ) {
			if ( $status->is_default && $status->category === $category ) {
				return $status;
			}
		}
		return new Status( 0, $category, '', '', true, 0 );
	}

	/**
	 * Adds the defaults that are missing; their empty labels follow the language of the reader.
	 */
	public function seed(): void {
		$missing = array_filter( Status_Category::ALL, fn( string $category ): bool => 0 === $this->default_of( $category )->id );
		$this->database->insert_all(
			'status',
			array_map(
				static fn( string $category ): array => [
					'category'   => $category,
					'is_default' => 1,
				],
				array_values( $missing )
			)
		);
		wp_cache_delete( 'all', self::MEMO );
	}

	/**
	 * Adds a status of the site's own.
	 *
	 * @param array<string, int|string> $columns `category`, `label`, `customer_label`, `position`.
	 */
	public function insert( array $columns ): Status {
		$columns  += [
			'customer_label' => '',
			'position'       => 1 + (int) $this->database->value( 'SELECT MAX(position) FROM {status}' ),
		];
		$id        = $this->database->insert( 'status', [ 'is_default' => 0 ] + $columns );
		wp_cache_delete( 'all', self::MEMO );
		return Status::from_row(
			[
				'id'         => $id,
				'is_default' => 0,
			] + $columns
		);
	}

	/**
	 * Changes a status. A label that is the built-in one isn't stored, so that it goes on being translated.
	 *
	 * @param Status                    $status  Status.
	 * @param array<string, int|string> $columns `label`, `customer_label`, `position`.
	 */
	public function update( Status $status, array $columns ): void {
		if ( $status->is_default && ( $columns['label'] ?? '' ) === Status_Category::label( $status->category ) ) {
			$columns['label'] = '';
		}
		if ( ( $columns['customer_label'] ?? '' ) === Status_Category::customer_label( $status->category ) ) {
			$columns['customer_label'] = '';
		}
		if ( $columns ) {
			$this->database->update( 'status', $columns, [ 'id' => $status->id ] );
		}
		wp_cache_delete( 'all', self::MEMO );
	}

	/**
	 * Deletes a status of the site's own; its tickets fall back to what their category alone means.
	 *
	 * @param Status $status Status.
	 * @throws Problem 409 `switchboard_default_status` for a category's own.
	 */
	public function delete( Status $status ): void {
		if ( $status->is_default ) {
			throw new Problem( 'switchboard_default_status', __( 'Each category keeps its own status. You can rename it.', 'switchboard' ), 409 );
		}
		$term = Term_Repository::custom_status( $status->id );
		$this->database->transaction(
			function () use ( $status, $term ): void {
				$this->database->delete( 'status', [ 'id' => $status->id ] );
				// Through the terms: tickets have no index on their own status.
				$this->database->execute( 'UPDATE {ticket} SET custom_status_id = 0 WHERE id IN (SELECT ticket_id FROM {ticket_term} WHERE term = %s) AND custom_status_id = %d', [ $term, $status->id ] );
				$this->database->delete( 'ticket_term', [ 'term' => $term ] );
			}
		);
		wp_cache_delete( 'all', self::MEMO );
	}
}
