<?php
/**
 * Statuses over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Status;
use Switchboard\Tickets\Status_Repository;

/**
 * `statuses`: every helpdesk role reads them, managers rename them and add their own.
 */
final class Statuses_Controller extends Controller {

	/**
	 * Needs rows and who may write them.
	 *
	 * @param Schema            $schema   Shape of a status.
	 * @param Status_Repository $statuses Statuses.
	 * @param Policy            $policy   Policy.
	 */
	public function __construct( Schema $schema, private readonly Status_Repository $statuses, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read   = fn(): bool => $this->may( 'read' ) || $this->may( 'manage_settings' );
		$manage = fn(): bool => $this->may( 'manage' );
		$this->route( 'GET', 'statuses', fn(): array => $this->items(), $read );
		$this->route( 'POST', 'statuses', fn( $request ) => $this->create( $request ), $manage, 'create' );
		$this->route( 'GET', 'statuses/{id}', fn( $request ) => $this->item( $this->find( $request ) ), $read );
		$this->route( 'PATCH', 'statuses/{id}', fn( $request ) => $this->update( $request ), $manage, 'update' );
		$this->route( 'DELETE', 'statuses/{id}', fn( $request ) => $this->delete( $request ), $manage );
	}

	/**
	 * All statuses; also what the screen begins with.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function items(): array {
		return array_map( [ $this, 'item' ], $this->statuses->all() );
	}

	/**
	 * Adds a status of the site's own.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$values = self::clean( array_filter( $this->sent( $request ), static fn( mixed $value ): bool => null !== $value ) );
		self::require_label( $values );
		$status = $this->statuses->insert( $values );
		return $this->created( $this->item( $status ), "statuses/$status->id" );
	}

	/**
	 * Changes a status.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function update( \WP_REST_Request $request ): array {
		$status = $this->find( $request );
		$values = self::clean( array_filter( $this->sent( $request ), static fn( mixed $value ): bool => null !== $value ) );
		if ( ! $status->is_default && isset( $values['label'] ) ) {
			self::require_label( $values );
		}
		$this->statuses->update( $status, $values );
		return $this->item( $this->find( $request ) );
	}

	/**
	 * Deletes a status of the site's own.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$status = $this->find( $request );
		$this->statuses->delete( $status );
		return [
			'deleted' => true,
			'id'      => $status->id,
		];
	}

	/**
	 * The status in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none.
	 */
	private function find( \WP_REST_Request $request ): Status {
		return $this->statuses->find( $this->id( $request ) ) ?? throw Problem::not_found( 'status' );
	}

	/**
	 * Makes labels one line each.
	 *
	 * @param array<string, mixed> $sent What was sent.
	 * @return array<string, mixed>
	 */
	private static function clean( array $sent ): array {
		foreach ( array_intersect( [ 'label', 'customer_label' ], array_keys( $sent ) ) as $name ) {
			$sent[ $name ] = Html::excerpt( Html::valid_text( (string) $sent[ $name ] ), 60 );
		}
		return $sent;
	}

	/**
	 * Only a category's own status may do without a label: it has a built-in one.
	 *
	 * @param array<string, mixed> $values What was sent, clean.
	 * @throws Problem When there is none.
	 */
	private static function require_label( array $values ): void {
		if ( '' === $values['label'] ) {
			throw Problem::invalid( 'label', __( 'Please enter a label.', 'switchboard' ) );
		}
	}

	/**
	 * What is answered.
	 *
	 * @param Status $status Status.
	 * @return array<string, mixed>
	 */
	private function item( Status $status ): array {
		return [
			'id'             => $status->id,
			'category'       => $status->category,
			'label'          => $status->label(),
			'customer_label' => $status->customer_label(),
			'is_default'     => $status->is_default,
			'position'       => $status->position,
			'permissions'    => [
				'update' => $this->may( 'manage' ),
				'delete' => ! $status->is_default && $this->may( 'manage' ),
			],
		];
	}

	/**
	 * Whether the current user may do something.
	 *
	 * @param string $ability Ability of the policy.
	 */
	private function may( string $ability ): bool {
		return $this->policy->may( get_current_user_id(), $ability );
	}
}
