<?php
/**
 * Folders over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Email\Imap\Folder;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Foundation\REST\Schema;

/**
 * `connections/folders`: the folders of a mailbox, to choose from before its settings are saved.
 */
final class Mailbox_Folders_Controller extends Controller {

	/** Looks of one person in ten minutes. */
	private const MOST = 60;

	/**
	 * Needs its shape, candidates, trials, limits and the policy.
	 *
	 * @param Schema                $schema     Shape.
	 * @param Candidates            $candidates Reads what was typed.
	 * @param Trials                $trials     Makes trials.
	 * @param Rate_Limit_Repository $limits     Limits.
	 * @param Policy                $policy     Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Candidates $candidates,
		private readonly Trials $trials,
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
		$this->route( 'POST', 'connections/folders', fn( \WP_REST_Request $request ): array => $this->folders( $this->sent( $request ) ), $may, 'list' );
	}

	/**
	 * The folders.
	 *
	 * @param array<string, mixed> $sent What was sent.
	 * @return list<array<string, mixed>>
	 * @throws Problem When they can't be had.
	 */
	private function folders( array $sent ): array {
		$this->limits->hit( 'connection-folders:' . get_current_user_id(), self::MOST, 10 * MINUTE_IN_SECONDS );
		$candidate = $this->candidates->of( $sent, 'receiving' );
		$settings  = Receiving_Settings::of( $candidate->connection );
		if ( Receiving_Settings::IMAP !== $settings->way || ! $settings->is_fetched() ) {
			throw Problem::invalid( 'settings', __( 'Only a mailbox that is read by IMAP has folders.', 'switchboard' ) );
		}
		$folders = $this->trials->mailbox( $candidate )->folders();
		if ( $folders instanceof Trial_Result ) {
			throw new Problem(
				'switchboard_mail_server',
				/* translators: 1: what went wrong, 2: the server's own words. */
				'' === $folders->answer ? $folders->summary : sprintf( __( '%1$s: %2$s', 'switchboard' ), $folders->summary, $folders->answer ),
				502,
				[
					'answer' => $folders->answer,
					'hint'   => $folders->hint,
				]
			);
		}
		return array_map(
			static fn( Folder $folder ): array => [
				'path'       => $folder->path,
				'name'       => $folder->name,
				'role'       => '' === $folder->role ? null : $folder->role,
				'selectable' => $folder->selectable,
			],
			$folders
		);
	}
}
