<?php
/**
 * Tags over REST.
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
use Switchboard\Tickets\Tag;
use Switchboard\Tickets\Tag_Repository;

/**
 * `tags`: every helpdesk role reads them, agents add some, managers tidy up.
 */
final class Tags_Controller extends Controller {

	/**
	 * Needs rows and who may write them.
	 *
	 * @param Schema         $schema Shape of a tag.
	 * @param Tag_Repository $tags   Tags.
	 * @param Policy         $policy Policy.
	 */
	public function __construct( Schema $schema, private readonly Tag_Repository $tags, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read   = fn(): bool => $this->may( 'read' ) || $this->may( 'manage_settings' );
		$manage = fn(): bool => $this->may( 'manage' );
		$this->route( 'GET', 'tags', fn(): array => $this->items(), $read );
		$this->route( 'POST', 'tags', fn( $request ) => $this->create( $request ), fn(): bool => $this->may( 'reply' ), 'create' );
		$this->route( 'GET', 'tags/{id}', fn( $request ) => $this->item( $this->find( $request ) ), $read );
		$this->route( 'PATCH', 'tags/{id}', fn( $request ) => $this->update( $request ), $manage, 'update' );
		$this->route( 'DELETE', 'tags/{id}', fn( $request ) => $this->delete( $request ), $manage );
	}

	/**
	 * All tags; also what the screen begins with.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function items(): array {
		return array_map( [ $this, 'item' ], $this->tags->all() );
	}

	/**
	 * Adds a tag.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$tag = $this->tags->insert( self::name( (string) $request['name'] ), (string) ( $request['color'] ?? Tag::COLOR ) );
		return $this->created( $this->item( $tag ), "tags/$tag->id" );
	}

	/**
	 * Changes a tag.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function update( \WP_REST_Request $request ): array {
		$tag  = $this->find( $request );
		$sent = array_filter( $this->sent( $request ), static fn( mixed $value ): bool => null !== $value );
		if ( isset( $sent['name'] ) ) {
			$sent['name'] = self::name( (string) $sent['name'] );
		}
		$this->tags->update( $tag->id, $sent );
		return $this->item( $this->find( $request ) );
	}

	/**
	 * Deletes a tag.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$tag = $this->find( $request );
		$this->tags->delete( $tag->id );
		return [
			'deleted' => true,
			'id'      => $tag->id,
		];
	}

	/**
	 * The tag in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none.
	 */
	private function find( \WP_REST_Request $request ): Tag {
		return $this->tags->find( $this->id( $request ) ) ?? throw Problem::not_found( 'tag' );
	}

	/**
	 * What is answered.
	 *
	 * @param Tag $tag Tag.
	 * @return array<string, mixed>
	 */
	private function item( Tag $tag ): array {
		return [
			'id'           => $tag->id,
			'name'         => $tag->name,
			'color'        => $tag->color,
			// Kept for all inboxes together: only for whoever sees them all.
			'ticket_count' => $this->may( 'manage' ) ? $tag->ticket_count : null,
			'permissions'  => [
				'update' => $this->may( 'manage' ),
				'delete' => $this->may( 'manage' ),
			],
		];
	}

	/**
	 * A name in one line.
	 *
	 * @param string $text From a person.
	 * @throws Problem When nothing is left.
	 */
	private static function name( string $text ): string {
		$name = Html::excerpt( Html::valid_text( $text ), 60 );
		return '' === $name ? throw Problem::invalid( 'name', __( 'Please enter a name.', 'switchboard' ) ) : $name;
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
