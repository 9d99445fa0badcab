<?php
/**
 * What Site Health tells of the helpdesk.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Health;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Jobs\Job_Repository;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Settings;

use const Switchboard\VERSION;

/**
 * Facts that a person who helps the owner needs; no secrets, no addresses, no names.
 */
final class Debug_Section {

	/**
	 * Needs what it tells of.
	 *
	 * @param Job_Repository $jobs     Jobs.
	 * @param Private_Store  $store    Files.
	 * @param Settings       $settings Settings.
	 * @param Clock          $clock    Clock.
	 */
	public function __construct( private readonly Job_Repository $jobs, private readonly Private_Store $store, private readonly Settings $settings, private readonly Clock $clock ) {
	}

	/**
	 * The section in WordPress's form.
	 *
	 * @return array{label: string, fields: array<string, array{label: string, value: string, private?: bool}>}
	 */
	public function section(): array {
		$state = $this->jobs->state( $this->clock->now() );
		$place = $this->store->place();
		$next  = wp_next_scheduled( Queue::CRON_HOOK );
		return [
			'label'  => 'Switchboard',
			'fields' => [
				'version'       => self::field( __( 'Version', 'switchboard' ), VERSION ),
				'schema'        => self::field( __( 'Version of the tables', 'switchboard' ), (string) get_option( 'switchboard_schema_version', 0 ) ),
				'database'      => self::field( __( 'Database', 'switchboard' ), Checks::database_complaint() ?? __( 'new enough', 'switchboard' ) ),
				'sodium'        => self::field( __( 'Encryption', 'switchboard' ), extension_loaded( 'sodium' ) ? __( 'sodium extension', 'switchboard' ) : __( 'WordPress’s replacement', 'switchboard' ) ),
				'key'           => self::field( __( 'Key for secrets', 'switchboard' ), defined( 'SWITCHBOARD_KEY' ) ? 'SWITCHBOARD_KEY' : __( 'derived from the site’s salts', 'switchboard' ) ),
				'files'         => self::field( __( 'Files are', 'switchboard' ), $place['encrypted'] ? __( 'encrypted in the uploads folder', 'switchboard' ) : __( 'in a folder of their own', 'switchboard' ) ),
				'files_dir'     => self::field( __( 'Folder of files', 'switchboard' ), $place['dir'] ) + [ 'private' => true ],
				'cron'          => self::field( __( 'Next scheduled run', 'switchboard' ), false === $next ? __( 'none', 'switchboard' ) : (string) Clock::to_rfc3339( $next ) ),
				'jobs_waiting'  => self::field( __( 'Jobs waiting', 'switchboard' ), (string) $state['waiting'] ),
				'jobs_due'      => self::field( __( 'Jobs due', 'switchboard' ), (string) $state['due'] ),
				'jobs_dead'     => self::field( __( 'Jobs given up', 'switchboard' ), (string) $state['dead'] ),
				'max_file_size' => self::field( __( 'Largest file in MB', 'switchboard' ), (string) $this->settings->number( 'max_file_size' ) ),
				'proxy'         => self::field( __( 'Trusted proxy', 'switchboard' ), '' === $this->settings->text( 'trusted_proxy' ) ? __( 'none', 'switchboard' ) : __( 'set', 'switchboard' ) ),
			],
		];
	}

	/**
	 * A fact.
	 *
	 * @param string $label Name.
	 * @param string $value Value.
	 * @return array{label: string, value: string}
	 */
	private static function field( string $label, string $value ): array {
		return [
			'label' => $label,
			'value' => $value,
		];
	}
}
