<?php
/**
 * Drafts over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Draft;
use Switchboard\Tickets\Draft_Repository;
use Switchboard\Tickets\Inline_Pictures;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Ticket_Policy;

/**
 * `tickets/{id}/draft`: the asking agent's own, and nobody else's.
 */
final class Drafts_Controller extends Controller {

	/**
	 * Needs drafts, their files, and who may see the ticket.
	 *
	 * @param Schema                $schema      Shape of a draft.
	 * @param Draft_Repository      $drafts      Drafts.
	 * @param Attachment_Repository $attachments Rows of files.
	 * @param Attachments           $files       Files.
	 * @param Ticket_Policy         $tickets     Who sees a ticket.
	 * @param Policy                $policy      Who may ask at all.
	 */
	public function __construct(
		Schema $schema,
		private readonly Draft_Repository $drafts,
		private readonly Attachment_Repository $attachments,
		private readonly Attachments $files,
		private readonly Ticket_Policy $tickets,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read = fn(): bool => $this->policy->may( get_current_user_id(), 'read' );
		$note = fn(): bool => $this->policy->may( get_current_user_id(), 'note' );
		$this->route( 'GET', 'tickets/{id}/draft', fn( $request ) => $this->read( $request ), $read );
		$this->route( 'PATCH', 'tickets/{id}/draft', fn( $request ) => $this->save( $request ), $note, 'update' );
		$this->route( 'DELETE', 'tickets/{id}/draft', fn( $request ) => $this->delete( $request ), $read );
	}

	/**
	 * The draft; 204 when there is none.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function read( \WP_REST_Request $request ): \WP_REST_Response {
		$user   = get_current_user_id();
		$ticket = $this->tickets->require( $user, 'read', $this->id( $request ) );
		return $this->answer_with( $this->drafts->find( $ticket->id, $user ) );
	}

	/**
	 * Writes the draft; an empty one goes.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When a file isn't one's own or has a message already.
	 */
	private function save( \WP_REST_Request $request ): \WP_REST_Response {
		$user   = get_current_user_id();
		$kind   = (string) $request['kind'];
		$ticket = $this->tickets->require( $user, Message::NOTE === $kind ? 'note' : 'reply', $this->id( $request ) );
		$html   = $this->files->to_cids( Html::clean( (string) $request['html'] ) );
		$files  = $this->own_files( array_map( 'intval', array_values( (array) ( $request['attachments'] ?? [] ) ) ), $html );
		$to    = $request['recipients'] ?? null;
		if ( '' === $html && ! $files && null === $to ) {
			$this->drafts->delete( $ticket->id, $user );
			return $this->answer_with( null );
		}
		return $this->answer_with( $this->drafts->save( $ticket->id, $user, $kind, $html, $files, $to ) );
	}

	/**
	 * Removes the draft.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$user   = get_current_user_id();
		$ticket = $this->tickets->require( $user, 'read', $this->id( $request ) );
		$this->drafts->delete( $ticket->id, $user );
		return [
			'deleted' => true,
			'id'      => $ticket->id,
		];
	}

	/**
	 * Files of a draft: those that were named, which must be one's own, and one's own pictures in the text.
	 *
	 * @param list<int> $ids  Attachments.
	 * @param string    $html Text with references.
	 * @return list<int>
	 * @throws Problem When one is missing, another's or attached.
	 */
	private function own_files( array $ids, string $html ): array {
		$asked = array_values( array_unique( [ ...$ids, ...Inline_Pictures::ids( $html ) ] ) );
		$own   = array_map( static fn( Attachment $file ): int => $file->id, $this->attachments->unattached( $asked, Attachments::owner_of_user( get_current_user_id() ) ) );
		if ( array_diff( $ids, $own ) ) {
			throw Problem::invalid( 'attachments', __( 'One of the files is no longer there. Please attach it again.', 'switchboard' ) );
		}
		if ( count( $own ) > 50 ) {
			throw Problem::invalid( 'attachments', __( 'These are too many files.', 'switchboard' ) );
		}
		return $own;
	}

	/**
	 * What is answered.
	 *
	 * @param Draft|null $draft Draft.
	 */
	private function answer_with( ?Draft $draft ): \WP_REST_Response {
		if ( null === $draft ) {
			return new \WP_REST_Response( null, 204 );
		}
		$files = $this->attachments->unattached( $draft->attachments, Attachments::owner_of_user( $draft->user_id ) );
		return new \WP_REST_Response(
			[
				'ticket'      => $draft->ticket_id,
				'kind'        => $draft->kind,
				'html'        => $this->files->from_cids( $draft->html, $files ),
				'attachments' => array_map( static fn( Attachment $file ): int => $file->id, $files ),
				'recipients'  => $draft->recipients,
				'updated_at'  => Clock::to_rfc3339( $draft->updated_at ),
			]
		);
	}
}
