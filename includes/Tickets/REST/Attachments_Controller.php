<?php
/**
 * Attachments over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Ticket_Policy;

/**
 * `attachments`: upload, read, take back; and the content by a signed address, which is a permission of its own.
 */
final class Attachments_Controller extends Controller {

	/** Uploads of one agent in ten minutes. */
	private const MOST_UPLOADS = 300;

	/**
	 * Needs files, and who may see the tickets that they hang on.
	 *
	 * @param Schema                $schema      Shape of an attachment.
	 * @param Attachments           $files       Files.
	 * @param Attachment_Repository $attachments Rows of files.
	 * @param Ticket_Policy         $tickets     Who sees a ticket.
	 * @param Policy                $policy      Who may ask at all.
	 * @param Rate_Limit_Repository $limits      Limits uploads.
	 */
	public function __construct(
		Schema $schema,
		private readonly Attachments $files,
		private readonly Attachment_Repository $attachments,
		private readonly Ticket_Policy $tickets,
		private readonly Policy $policy,
		private readonly Rate_Limit_Repository $limits
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read  = fn(): bool => $this->policy->may( get_current_user_id(), 'read' );
		$write = fn(): bool => $this->policy->may( get_current_user_id(), 'note' ) || $this->policy->may( get_current_user_id(), 'reply' );
		$this->route( 'POST', 'attachments', fn( $request ) => $this->upload( $request ), $write );
		$this->route( 'GET', 'attachments/{id}', fn( $request ) => $this->files->item( $this->visible( $this->id( $request ) ) ), $read );
		$this->route( 'DELETE', 'attachments/{id}', fn( $request ) => $this->delete( $request ), $read );
		$this->route(
			'GET',
			'attachments/{id}/file',
			fn( $request ) => $this->send( $request ),
			static fn(): bool => true,
			[
				'expires'   => [
					'type'     => 'integer',
					'minimum'  => 0,
					'required' => true,
				],
				'signature' => [
					'type'      => 'string',
					'maxLength' => 100,
					'required'  => true,
				],
			]
		);
	}

	/**
	 * Takes a file in; it belongs to the agent until a message gets it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function upload( \WP_REST_Request $request ): \WP_REST_Response {
		$user = get_current_user_id();
		$this->limits->hit( "upload:user:$user", self::MOST_UPLOADS, 10 * MINUTE_IN_SECONDS );
		$file       = Uploaded_File::of( $request );
		$attachment = $this->files->store( $file->path, $file->name, Attachments::owner_of_user( $user ) );
		return $this->created( $this->files->item( $attachment ), "attachments/$attachment->id" );
	}

	/**
	 * Takes one's own upload back.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 * @throws Problem 403 when a message has it.
	 */
	private function delete( \WP_REST_Request $request ): array {
		$attachment = $this->visible( $this->id( $request ) );
		if ( ! $this->files->delete_unattached( $attachment ) ) {
			throw Problem::forbidden();
		}
		return [
			'deleted' => true,
			'id'      => $attachment->id,
		];
	}

	/**
	 * Sends the content to whoever has a good address.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When the address is forged or has expired, or the file is gone.
	 */
	private function send( \WP_REST_Request $request ): never {
		$id        = $this->id( $request );
		$expires   = (int) $request['expires'];
		$signature = (string) $request['signature'];
		if ( $this->files->is_ours( $id, $expires, $signature ) && ! $this->files->verify( $id, $expires, $signature ) ) {
			throw new Problem( 'switchboard_link_expired', __( 'This link has expired. Please open the page with the file again.', 'switchboard' ), 403 );
		}
		$attachment = $this->files->verify( $id, $expires, $signature ) ? $this->attachments->find( $id ) : null;
		$this->files->stream( $attachment ?? throw Problem::not_found( 'attachment' ), $expires );
	}

	/**
	 * An attachment that the current user may see: of a visible ticket, or their own upload.
	 *
	 * @param int $id Attachment.
	 * @throws Problem 404, the same for what is another's and for what isn't there.
	 */
	private function visible( int $id ): Attachment {
		$user       = get_current_user_id();
		$attachment = $this->attachments->find( $id );
		if ( null !== $attachment && $attachment->message_id > 0 ) {
			try {
				$this->tickets->require( $user, 'read', $attachment->ticket_id );
				return $attachment;
			} catch ( Problem ) {
				throw Problem::not_found( 'attachment' );
			}
		}
		if ( null === $attachment || Attachments::owner_of_user( $user ) !== $attachment->owner_key ) {
			throw Problem::not_found( 'attachment' );
		}
		return $attachment;
	}
}
