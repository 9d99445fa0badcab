<?php
/**
 * Saved filters over REST.
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
use Switchboard\Tickets\View;
use Switchboard\Tickets\View_Repository;

/**
 * `views`: everybody in the helpdesk has their own; those for all are made by managers.
 */
final class Views_Controller extends Controller {

	/** What a query may be, as JSON. */
	private const MAX_LENGTH = 10000;

	/**
	 * Needs rows, and what the ticket list understands.
	 *
	 * @param Schema          $schema  Shape of a view.
	 * @param Schema          $tickets Shape of a ticket, with the list's parameters.
	 * @param View_Repository $views   Views.
	 * @param Policy          $policy  Policy.
	 */
	public function __construct( Schema $schema, private readonly Schema $tickets, private readonly View_Repository $views, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read = fn(): bool => $this->may( 'read' );
		$this->route( 'GET', 'views', fn(): array => $this->items(), $read );
		$this->route( 'POST', 'views', fn( $request ) => $this->create( $request ), $read, 'create' );
		$this->route( 'GET', 'views/{id}', fn( $request ) => $this->item( $this->find( $request ) ), $read );
		$this->route( 'PATCH', 'views/{id}', fn( $request ) => $this->update( $request ), $read, 'update' );
		$this->route( 'DELETE', 'views/{id}', fn( $request ) => $this->delete( $request ), $read );
	}

	/**
	 * The current user's views; also what the screen begins with.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function items(): array {
		return array_map( [ $this, 'item' ], $this->views->of_user( get_current_user_id() ) );
	}

	/**
	 * Adds a view.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$view = $this->views->insert( get_current_user_id(), $this->values( $request ) );
		return $this->created( $this->item( $view ), "views/$view->id" );
	}

	/**
	 * Changes a view.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function update( \WP_REST_Request $request ): array {
		$view = $this->find( $request );
		$this->require_write( $view );
		$this->views->update( $view->id, $this->values( $request ) );
		// Not find(): a manager who takes a view from all gives it back to its owner, and still gets the answer.
		return $this->item( $this->views->find( $view->id ) ?? throw Problem::not_found( 'view' ) );
	}

	/**
	 * Deletes a view.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$view = $this->find( $request );
		$this->require_write( $view );
		$this->views->delete( $view->id );
		return [
			'deleted' => true,
			'id'      => $view->id,
		];
	}

	/**
	 * The view in the path, if the current user sees it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none, or it is another's.
	 */
	private function find( \WP_REST_Request $request ): View {
		$view = $this->views->find( $this->id( $request ) );
		if ( null === $view || ! $view->is_for( get_current_user_id() ) ) {
			throw Problem::not_found( 'view' );
		}
		return $view;
	}

	/**
	 * What was sent, checked.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 * @throws Problem When the name is empty, the query isn't one, or it may not be for all.
	 */
	private function values( \WP_REST_Request $request ): array {
		$values = array_filter( $this->sent( $request ), static fn( mixed $value ): bool => null !== $value );
		if ( isset( $values['name'] ) ) {
			$values['name'] = Html::excerpt( Html::valid_text( (string) $values['name'] ), 100 );
			if ( '' === $values['name'] ) {
				throw Problem::invalid( 'name', __( 'Please enter a name.', 'switchboard' ) );
			}
		}
		if ( isset( $values['query'] ) ) {
			$values['query'] = $this->query( (array) $values['query'] );
		}
		if ( ! empty( $values['shared'] ) && ! $this->may( 'manage' ) ) {
			throw Problem::forbidden();
		}
		return $values;
	}

	/**
	 * A query as the ticket list takes it. A place in a list is no filter.
	 *
	 * @param array<string, mixed> $query What was sent.
	 * @return array<string, mixed>
	 * @throws Problem When the list wouldn't understand it.
	 */
	private function query( array $query ): array {
		$shape = [
			'type'                 => 'object',
			'properties'           => array_diff_key( $this->tickets->args( 'list' ), [ 'cursor' => true ] ),
			'additionalProperties' => false,
		];
		$valid = rest_validate_value_from_schema( $query, $shape, 'query' );
		if ( is_wp_error( $valid ) ) {
			throw Problem::invalid( 'query', $valid->get_error_message() );
		}
		$query = (array) rest_sanitize_value_from_schema( $query, $shape, 'query' );
		if ( strlen( (string) wp_json_encode( $query ) ) > self::MAX_LENGTH ) {
			throw Problem::invalid( 'query', __( 'This filter is too long.', 'switchboard' ) );
		}
		return $query;
	}

	/**
	 * Whether the current user may write a view that they see.
	 *
	 * @param View $view View.
	 */
	private function may_write( View $view ): bool {
		return $view->shared ? $this->may( 'manage' ) : get_current_user_id() === $view->user_id;
	}

	/**
	 * Refuses who may only see it.
	 *
	 * @param View $view View.
	 * @throws Problem When it is refused.
	 */
	private function require_write( View $view ): void {
		if ( ! $this->may_write( $view ) ) {
			throw Problem::forbidden();
		}
	}

	/**
	 * What is answered.
	 *
	 * @param View $view View.
	 * @return array<string, mixed>
	 */
	private function item( View $view ): array {
		return [
			'id'          => $view->id,
			'name'        => $view->name,
			'query'       => (object) $view->query,
			'shared'      => $view->shared,
			'position'    => $view->position,
			'permissions' => [
				'update' => $this->may_write( $view ),
				'delete' => $this->may_write( $view ),
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
