<?php
/**
 * REST routes of forms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cookie_User;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Foundation\REST\Upload;
use Switchboard\Tickets\Attachments;

/**
 * Public routes for a page's script: a token and who is signed in, files, and the form itself.
 */
final class Form_Controller extends Controller {

	/**
	 * Needs the desk and what it is guarded by.
	 *
	 * @param Schema      $schema submission.schema.json.
	 * @param Form_Desk   $desk   Takes forms in.
	 * @param Form_Seal   $seal   Tokens.
	 * @param Form_Guard  $guard  Limits.
	 * @param Cookie_User $cookie Who is signed in.
	 * @param Attachments $files  Stores files.
	 */
	public function __construct(
		Schema $schema,
		private readonly Form_Desk $desk,
		private readonly Form_Seal $seal,
		private readonly Form_Guard $guard,
		private readonly Cookie_User $cookie,
		private readonly Attachments $files
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$anybody = static fn(): bool => true;
		$this->route( 'GET', 'channels/form/token', fn( \WP_REST_Request $request ): array => $this->token( $request ), $anybody, 'token' );
		$this->route( 'POST', 'channels/form/attachments', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->attach( $request ), $anybody, 'attachment' );
		$this->route( 'POST', 'channels/form/tickets', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->send( $request ), $anybody, 'create' );
	}

	/**
	 * A token whose clock begins now, and the signed-in visitor.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{token: string, nonce: string, user: array{name: string, email: string}|null}
	 */
	private function token( \WP_REST_Request $request ): array {
		$this->guard->limit( 'token' );
		$id   = $this->cookie->id( $request );
		$user = $id > 0 ? get_userdata( $id ) : false;
		return [
			'token' => $this->seal->token( (string) $request['form'] ),
			'nonce' => $user ? $this->cookie->nonce( $id ) : '',
			'user'  => $user ? [
				'name'  => $user->display_name,
				'email' => $user->user_email,
			] : null,
		];
	}

	/**
	 * Stores a file that belongs to no message yet.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When the form takes no files, or this one can't be taken.
	 */
	private function attach( \WP_REST_Request $request ): \WP_REST_Response {
		$config = $this->seal->open( (string) $request['config'] );
		$this->seal->age( (string) $request['token'], Form_Seal::bind( (string) $request['config'] ) );
		if ( ! $config->attachments ) {
			throw Problem::invalid( 'file', __( 'This form takes no files.', 'switchboard' ) );
		}
		$this->guard->limit( 'attachment' );
		$upload     = Upload::from_entry( $request->get_file_params()['file'] ?? null );
		$attachment = $this->files->store( $upload->path, $upload->name, Attachments::owner_of_visitor( (string) $request['visitor'] ) );
		return new \WP_REST_Response(
			[
				'id'   => $attachment->id,
				'name' => $attachment->name,
				'type' => $attachment->type,
				'size' => $attachment->size,
			],
			201
		);
	}

	/**
	 * Takes the form in.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function send( \WP_REST_Request $request ): \WP_REST_Response {
		$sent    = $this->sent( $request );
		$receipt = $this->desk->take(
			new Submission(
				(string) $sent['config'],
				(string) $sent['token'],
				Submission::values_of( $sent ),
				array_values( array_map( 'intval', $sent['attachments'] ?? [] ) ),
				(string) ( $sent['visitor'] ?? '' ),
				(string) ( $sent['client_id'] ?? '' ),
				(string) ( $sent['website'] ?? '' ),
				get_current_user_id(),
				(array) ( $sent['extra'] ?? [] )
			)
		);
		return new \WP_REST_Response(
			[
				'number' => $receipt->number > 0 ? $receipt->number : null,
				'url'    => '' === $receipt->url ? null : $receipt->url,
			],
			$receipt->repeated ? 200 : 201
		);
	}
}
