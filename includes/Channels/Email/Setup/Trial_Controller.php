<?php
/**
 * Trials over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Mail\Letter;
use Switchboard\Mail\Mail;

/**
 * `connections/test`: tries settings before they are saved, and shows what the server says.
 */
final class Trial_Controller extends Controller {

	/** Trials of one person in ten minutes. */
	private const MOST = 60;

	/**
	 * Needs its shape, candidates, trials, inboxes, limits and the policy.
	 *
	 * @param Schema                $schema     Shape.
	 * @param Candidates            $candidates Reads what was typed.
	 * @param Trials                $trials     Makes trials.
	 * @param Inbox_Repository      $inboxes    Whose address mails come from.
	 * @param Rate_Limit_Repository $limits     Limits.
	 * @param Policy                $policy     Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Candidates $candidates,
		private readonly Trials $trials,
		private readonly Inbox_Repository $inboxes,
		private readonly Rate_Limit_Repository $limits,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' );
		$this->route( 'POST', 'connections/test', fn( \WP_REST_Request $request ): array => $this->item( $this->test( $this->sent( $request ) ) ), $may, 'create' );
	}

	/**
	 * Tries.
	 *
	 * @param array<string, mixed> $sent What was sent.
	 * @throws Problem When it can't be tried.
	 */
	private function test( array $sent ): Trial_Result {
		$this->limits->hit( 'connection-test:' . get_current_user_id(), self::MOST, 10 * MINUTE_IN_SECONDS );
		$candidate = $this->candidates->of( $sent, (string) $sent['what'] );
		if ( 'sending' === $sent['what'] ) {
			return $this->trials->sending( $candidate )->run( empty( $sent['mail'] ) ? null : $this->mail( $candidate->connection->inbox_id ) );
		}
		if ( ! Receiving_Settings::of( $candidate->connection )->is_fetched() ) {
			throw Problem::invalid( 'what', __( 'Mail isn’t fetched from a server by this connection, so there is nothing to try.', 'switchboard' ) );
		}
		return $this->trials->mailbox( $candidate )->run();
	}

	/**
	 * The resource.
	 *
	 * @param Trial_Result $result Result.
	 * @return array<string, mixed>
	 */
	private function item( Trial_Result $result ): array {
		return get_object_vars( $result );
	}

	/**
	 * A mail to whoever asks, and to nobody else.
	 *
	 * @param int $inbox_id Inbox whose address it comes from.
	 * @throws Problem When that person has no address.
	 */
	private function mail( int $inbox_id ): Mail {
		$to    = wp_get_current_user()->user_email;
		$inbox = $this->inboxes->find( $inbox_id );
		if ( ! is_email( $to ) ) {
			throw Problem::invalid( 'mail', __( 'Your own profile has no e-mail address to send a mail to.', 'switchboard' ) );
		}
		$text = __( 'This mail was sent from the settings of your helpdesk, to see whether its replies leave. If you read it, they do.', 'switchboard' );
		return new Mail(
			to: $to,
			letter: new Letter( __( 'Test mail of your helpdesk', 'switchboard' ), '<p>' . esc_html( $text ) . '</p>', $text ),
			from_address: (string) $inbox?->address,
			from_name: (string) $inbox?->from_name,
			// As a reply would go, with an envelope sender: it shows whether the account may write from this address.
			headers: [ 'Auto-Submitted' => 'auto-generated' ]
		);
	}
}
