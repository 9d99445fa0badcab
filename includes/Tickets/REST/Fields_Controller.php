<?php
/**
 * Custom fields over REST.
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
use Switchboard\Tickets\Field;
use Switchboard\Tickets\Field_Repository;

/**
 * `fields`: every helpdesk role reads them, managers write them.
 */
final class Fields_Controller extends Controller {

	/**
	 * Needs rows and who may write them.
	 *
	 * @param Schema           $schema Shape of a field.
	 * @param Field_Repository $fields Fields.
	 * @param Policy           $policy Policy.
	 */
	public function __construct( Schema $schema, private readonly Field_Repository $fields, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read   = fn(): bool => $this->may( 'read' ) || $this->may( 'manage_settings' );
		$manage = fn(): bool => $this->may( 'manage' );
		$this->route( 'GET', 'fields', fn(): array => $this->items(), $read );
		$this->route( 'POST', 'fields', fn( $request ) => $this->create( $request ), $manage, 'create' );
		$this->route( 'GET', 'fields/{id}', fn( $request ) => $this->item( $this->find( $request ) ), $read );
		$this->route( 'PATCH', 'fields/{id}', fn( $request ) => $this->update( $request ), $manage, 'update' );
		$this->route( 'DELETE', 'fields/{id}', fn( $request ) => $this->delete( $request ), $manage );
	}

	/**
	 * All fields; also what the screen begins with.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function items(): array {
		return array_map( [ $this, 'item' ], $this->fields->all() );
	}

	/**
	 * Adds a field.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$values = self::clean( array_filter( $this->sent( $request ), static fn( mixed $value ): bool => null !== $value ) );
		$field  = $this->fields->insert( [ 'choices' => self::choices( (string) $values['type'], $values['choices'] ?? [] ) ] + $values );
		return $this->created( $this->item( $field ), "fields/$field->id" );
	}

	/**
	 * Changes a field.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function update( \WP_REST_Request $request ): array {
		$field  = $this->find( $request );
		$values = self::clean( array_filter( $this->sent( $request ), static fn( mixed $value ): bool => null !== $value ) );
		if ( isset( $values['choices'] ) ) {
			$values['choices'] = self::choices( $field->type, $values['choices'] );
		}
		$this->fields->update( $field->id, $values );
		return $this->item( $this->find( $request ) );
	}

	/**
	 * Deletes a field and its values.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$field = $this->find( $request );
		$this->fields->delete( $field->id );
		return [
			'deleted' => true,
			'id'      => $field->id,
		];
	}

	/**
	 * The field in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none.
	 */
	private function find( \WP_REST_Request $request ): Field {
		return $this->fields->find( $this->id( $request ) ) ?? throw Problem::not_found( 'field' );
	}

	/**
	 * Makes texts one line each.
	 *
	 * @param array<string, mixed> $sent What was sent.
	 * @return array<string, mixed>
	 * @throws Problem When nothing is left of the label.
	 */
	private static function clean( array $sent ): array {
		foreach ( [
			'label'       => 100,
			'description' => 500,
		] as $name => $limit ) {
			if ( isset( $sent[ $name ] ) ) {
				$sent[ $name ] = Html::excerpt( Html::valid_text( (string) $sent[ $name ] ), $limit );
			}
		}
		if ( '' === ( $sent['label'] ?? null ) ) {
			throw Problem::invalid( 'label', __( 'Please enter a label.', 'switchboard' ) );
		}
		return $sent;
	}

	/**
	 * The choices that a field of a type has.
	 *
	 * @param string       $type    Type.
	 * @param list<string> $choices What was sent.
	 * @return list<string>
	 * @throws Problem When a field of choices would have none.
	 */
	private static function choices( string $type, array $choices ): array {
		$choices = array_map( static fn( string $choice ): string => Html::excerpt( Html::valid_text( $choice ), 100 ), $choices );
		$choices = array_values( array_unique( array_filter( $choices, static fn( string $choice ): bool => '' !== $choice ) ) );
		if ( Field::CHOICE !== $type ) {
			return [];
		}
		return $choices ? $choices : throw Problem::invalid( 'choices', __( 'Please enter at least one choice.', 'switchboard' ) );
	}

	/**
	 * What is answered.
	 *
	 * @param Field $field Field.
	 * @return array<string, mixed>
	 */
	private function item( Field $field ): array {
		return [
			'id'                => $field->id,
			'key'               => $field->key,
			'label'             => $field->label,
			'type'              => $field->type,
			'choices'           => $field->choices,
			'description'       => $field->description,
			'required_to_solve' => $field->required_to_solve,
			'public'            => $field->public,
			'position'          => $field->position,
			'permissions'       => [
				'update' => $this->may( 'manage' ),
				'delete' => $this->may( 'manage' ),
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
