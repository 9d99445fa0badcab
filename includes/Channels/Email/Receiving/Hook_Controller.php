<?php
/**
 * Mail by POST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * `channels/email/{connection}`: a mail comes in, from a mail server's pipe or a provider, and the answer says what became of it.
 */
final class Hook_Controller extends Controller {

	/** What a result is called in the answer, where it is called otherwise. */
	private const ACTIONS = [
		'follow_up' => 'opened',
		'dropped'   => 'duplicate',
		'failed'    => 'suspended',
	];

	/**
	 * Needs its shape, connections, guard, hook, the request's body and the policy.
	 *
	 * @param Schema                $schema      mail-receipt.schema.json.
	 * @param Connection_Repository $connections Connections.
	 * @param Hook_Guard            $guard       Secrets and limits.
	 * @param Hook                  $hook        Takes mails in.
	 * @param Request_Body          $body        The body, kept away from WordPress.
	 * @param Policy                $policy      Who may post without the secret.
	 */
	public function __construct(
		Schema $schema,
		private readonly Connection_Repository $connections,
		private readonly Hook_Guard $guard,
		private readonly Hook $hook,
		private readonly Request_Body $body,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$anybody = static fn(): bool => true;
		$this->route( 'POST', 'channels/email/{connection}', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->take( $request ), $anybody, 'create', true );
	}

	/**
	 * Takes a mail in.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When it is refused.
	 */
	private function take( \WP_REST_Request $request ): \WP_REST_Response {
		try {
			$this->guard->count();
			$connection = $this->connection( $request );
			$is_owner   = $this->policy->may( get_current_user_id(), 'manage_settings' );
			if ( ! $is_owner && ! $this->hook->is_signed( $connection ) ) {
				$this->guard->expect_secret( $connection, $request );
			}
			return $this->answer_of( $this->hook->take( $connection, new Posted( $request, $this->body, new Spool() ), $is_owner ) );
		} catch ( Problem $problem ) {
			throw $this->told( $problem, $request );
		}
	}

	/**
	 * A problem as the one who posts must hear it.
	 *
	 * @param Problem          $problem Problem.
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function told( Problem $problem, \WP_REST_Request $request ): Problem {
		if ( in_array( $problem->name, [ 'switchboard_wrong_signature', 'switchboard_stale_signature' ], true ) ) {
			try {
				$this->guard->refuse();
			} catch ( Problem $limit ) {
				$problem = $limit;
			}
		}
		$connection = 429 === $problem->status ? $this->connections->find( $this->id( $request, 'connection' ) ) : null;
		// SendGrid throws a mail away that is refused with 4xx, and comes again after 5xx.
		return $connection && Receiving_Settings::SENDGRID === Receiving_Settings::of( $connection )->way ? new Problem( $problem->name, $problem->getMessage(), 503, $problem->details ) : $problem;
	}

	/**
	 * The connection in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem 404, the same whether there is none, it is off, or it is of another channel.
	 */
	private function connection( \WP_REST_Request $request ): Connection {
		$connection = $this->connections->find( $this->id( $request, 'connection' ) );
		return Email_Channel::ID === $connection?->channel && $connection->enabled ? $connection : throw Problem::not_found( 'connection' );
	}

	/**
	 * The answer.
	 *
	 * @param Inbound_Result $result What became of the mail.
	 */
	private function answer_of( Inbound_Result $result ): \WP_REST_Response {
		$item = [
			'action'  => $result->repeated ? 'duplicate' : self::ACTIONS[ $result->action ] ?? $result->action,
			'reason'  => match ( $result->action ) {
				'follow_up' => 'follow-up',
			'failed'    => 'failed',
			default     => $result->reason,
			},
			'rule'    => $result->rule,
			'ticket'  => $result->ticket_id > 0 ? $result->ticket_id : null,
			'message' => $result->message_id > 0 ? $result->message_id : null,
		];
		return 'opened' === $item['action'] ? $this->created( $item, "tickets/$result->ticket_id" ) : new \WP_REST_Response( $item );
	}
}
