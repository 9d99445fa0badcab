<?php
/**
 * Parts of the foundation.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Database\Request_Key_Repository;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Jobs\Job_Repository;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\REST\Client_Address;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Foundation\Secrets\Vault;
use Switchboard\Foundation\Settings;

/**
 * Makes the parts that know no helpdesk word.
 */
trait Foundation_Wiring {

	/** Database. */
	public function database(): Database {
		return $this->once( Database::class, fn(): Database => new Database( $this->wpdb ) );
	}

	/** General settings with their defaults. */
	public function settings(): Settings {
		return $this->once(
			Settings::class,
			static fn(): Settings => new Settings(
				[
					'remove_data_on_uninstall' => false,
					'trusted_proxy'            => '',
					'max_file_size'            => 25,
					'portal_page'              => 0,
					'form_page'                => 0,
				]
			)
		);
	}

	/** Signatures. */
	public function keyring(): Keyring {
		return $this->once( Keyring::class, static fn(): Keyring => new Keyring() );
	}

	/** Secrets of connections. */
	public function vault(): Vault {
		return $this->once( Vault::class, static fn(): Vault => new Vault() );
	}

	/** Private files. */
	public function store(): Private_Store {
		return $this->once( Private_Store::class, static fn(): Private_Store => new Private_Store() );
	}

	/** Rows of jobs. */
	public function jobs(): Job_Repository {
		return $this->once( Job_Repository::class, fn(): Job_Repository => new Job_Repository( $this->database() ) );
	}

	/** The queue, with those who do its jobs. */
	public function queue(): Queue {
		return $this->once( Queue::class, fn(): Queue => $this->employ( new Queue( $this->jobs(), $this->database(), $this->clock, $this->keyring() ) ) );
	}

	/** Requests that were done already. */
	public function requests(): Request_Key_Repository {
		return $this->once( Request_Key_Repository::class, fn(): Request_Key_Repository => new Request_Key_Repository( $this->database(), $this->clock ) );
	}

	/** Rate limits. */
	public function limits(): Rate_Limit_Repository {
		return $this->once( Rate_Limit_Repository::class, fn(): Rate_Limit_Repository => new Rate_Limit_Repository( $this->database(), $this->clock, $this->keyring() ) );
	}

	/** The visitor's address. */
	public function address(): Client_Address {
		return $this->once( Client_Address::class, fn(): Client_Address => new Client_Address( fn(): string => $this->settings()->text( 'trusted_proxy' ) ) );
	}
}
