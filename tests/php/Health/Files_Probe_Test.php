<?php
/**
 * Tests of the probe of files.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Health;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Health\Checks;
use Switchboard\Health\Cron_Pace;
use Switchboard\Health\Files_Probe;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * What a stranger would get.
 */
final class Files_Probe_Test extends TestCase {

	/**
	 * Answers of the site to itself: status, whether the content is readable, and what that means.
	 *
	 * @return array<string, array{int|null, bool, string, string}>
	 */
	public static function answers(): array {
		return [
			'refused'      => [ 403, false, Files_Probe::REFUSED, 'good' ],
			'not found'    => [ 404, false, Files_Probe::REFUSED, 'good' ],
			'encrypted'    => [ 200, false, Files_Probe::UNREADABLE, 'good' ],
			'readable'     => [ 200, true, Files_Probe::OPEN, 'critical' ],
			'no answer'    => [ null, false, Files_Probe::UNKNOWN, 'recommended' ],
		];
	}

	/**
	 * The probe says what a stranger would get, and leaves nothing behind.
	 *
	 * @param int|null $code     HTTP status, null for no answer.
	 * @param bool     $readable Whether the plain content comes.
	 * @param string   $expected Result.
	 * @param string   $status   Status in Site Health.
	 */
	#[DataProvider( 'answers' )]
	public function test_answers( ?int $code, bool $readable, string $expected, string $status ): void {
		$store = new Private_Store();
		$this->place( $store, ! $readable );
		add_filter(
			'pre_http_request',
			static function ( mixed $answer, array $arguments, string $url ) use ( $code, $store ): mixed {
				$place = $store->place();
				$file  = $place['dir'] . substr( $url, strlen( $place['url'] ) );
				self::assertTrue( str_starts_with( $url, $place['url'] ) );
				self::assertFileExists( $file );
				return null === $code ? new \WP_Error( 'http_request_failed', 'No answer.' ) : [
					'response' => [
						'code'    => $code,
						'message' => '',
					],
					'headers'  => [],
					'cookies'  => [],
					'body'     => 200 === $code ? (string) file_get_contents( $file ) : '',
				];
			},
			5,
			3
		);
		$probe = new Files_Probe( $store );
		$this->assertSame( $expected, $probe->result() );
		$services = new Services( $GLOBALS['wpdb'] );
		$this->assertSame( $status, ( new Checks( $services->jobs(), $probe, $services->clock, new Cron_Pace( $services->clock ) ) )->files()['status'] );
		$this->assertSame( [], array_filter( $this->files( $store->place()['dir'] ), 'is_file' ) );
		$store->delete_all();
	}

	public function test_a_folder_that_no_address_leads_to_is_not_asked_for(): void {
		$store = new Private_Store();
		update_option(
			'switchboard_files',
			[
				'dir'       => sys_get_temp_dir() . '/switchboard-' . uniqid(),
				'url'       => '',
				'encrypted' => false,
				'key'       => '',
			]
		);
		$this->assertSame( Files_Probe::OUTSIDE, ( new Files_Probe( $store ) )->result() );
		$this->assertSame( [], $this->requests );
		$store->delete_all();
	}

	public function test_a_folder_that_can_not_be_written(): void {
		update_option(
			'switchboard_files',
			[
				'dir'       => '/proc/nowhere',
				'url'       => '',
				'encrypted' => false,
				'key'       => '',
			]
		);
		$this->assertSame( Files_Probe::BROKEN, ( new Files_Probe( new Private_Store() ) )->result() );
	}

	/**
	 * Gives the store a folder of its own below uploads.
	 */
	private function place( Private_Store $store, bool $encrypted ): void {
		$store->place();
		$place = (array) get_option( 'switchboard_files' );
		$name  = '/switchboard-test-' . uniqid();
		update_option(
			'switchboard_files',
			[
				'dir'       => wp_upload_dir()['basedir'] . $name,
				'url'       => wp_upload_dir()['baseurl'] . $name,
				'encrypted' => $encrypted,
			] + $place
		);
	}

	/**
	 * Everything below a folder.
	 *
	 * @return list<string>
	 */
	private function files( string $dir ): array {
		$files = [];
		foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $dir, \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
			$files[] = (string) $file;
		}
		return $files;
	}
}
