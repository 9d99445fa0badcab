<?php
/**
 * The queue.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Jobs;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Secrets\Keyring;

/**
 * Runs jobs promptly, and is the only file that knows how: after the response of the request that made them; where the server
 * can't go on after a response, by a signed request to the site itself; else when an agent's screen polls; else by cron.
 */
final class Queue {

	public const CRON_HOOK = 'switchboard_run_jobs';

	private const RUN_SECONDS   = 20;
	private const LEASE_SECONDS = 300;

	/**
	 * Makers of jobs by name.
	 *
	 * @var array<string, \Closure(): Job>
	 */
	private array $makers = [];

	/** Whether this request already arranged a run at its end. */
	private bool $arranged = false;

	/**
	 * Needs its rows, the time and a key to sign its own requests.
	 *
	 * @param Job_Repository $jobs     Rows.
	 * @param Database       $database To wait for the commit.
	 * @param Clock          $clock    Clock.
	 * @param Keyring        $keyring  Signs the loopback.
	 */
	public function __construct(
		private readonly Job_Repository $jobs,
		private readonly Database $database,
		private readonly Clock $clock,
		private readonly Keyring $keyring
	) {
	}

	/**
	 * Says who does a kind of job; the maker is called only when one runs.
	 *
	 * @param string          $name Kind.
	 * @param \Closure(): Job $make Makes the job's object.
	 */
	public function handle( string $name, \Closure $make ): void {
		$this->makers[ $name ] = $make;
	}

	/**
	 * Adds a job, in the caller's transaction. With a unique key at most one waits: adding again moves it.
	 *
	 * @param string               $name         Kind.
	 * @param array<string, mixed> $payload      Ids only.
	 * @param int                  $available_at Seconds since 1970; 0 for now.
	 * @param string|null          $unique_key   At most 64 characters.
	 */
	public function add( string $name, array $payload, int $available_at = 0, ?string $unique_key = null ): void {
		$now = $this->clock->now();
		$this->jobs->add( $name, $payload, max( $available_at, $now ), $unique_key, $now );
		if ( $available_at <= $now ) {
			$this->database->after_commit( fn() => $this->run_at_end_of_request() );
		}
	}

	/**
	 * Takes a job back that hasn't begun.
	 *
	 * @param string $unique_key Key.
	 * @return bool False when there is none, or when it runs already.
	 */
	public function cancel( string $unique_key ): bool {
		return $this->jobs->cancel( $unique_key );
	}

	/**
	 * Which of these jobs wait or run.
	 *
	 * @param list<string> $unique_keys Keys.
	 * @return list<string>
	 */
	public function waiting( array $unique_keys ): array {
		return $this->jobs->waiting( $unique_keys );
	}

	/**
	 * Makes a job due now, a dead one too.
	 *
	 * @param string $unique_key Key.
	 */
	public function hasten( string $unique_key ): void {
		$this->jobs->hasten( $unique_key, $this->clock->now() );
		$this->database->after_commit( fn() => $this->run_at_end_of_request() );
	}

	/**
	 * Works until nothing is due or the seconds are spent.
	 *
	 * @param int $seconds Budget.
	 * @return int How many jobs were run.
	 */
	public function run( int $seconds = self::RUN_SECONDS ): int {
		$count = 0;
		$until = microtime( true ) + $seconds;
		do {
			$row = $this->jobs->take( $this->clock->now(), self::LEASE_SECONDS );
			if ( null === $row ) {
				break;
			}
			$this->run_one( $row );
			++$count;
		} while ( microtime( true ) < $until );
		if ( null !== $row && 'cli' !== PHP_SAPI && $this->is_due() ) {
			// The time is spent and the work isn't done: another process goes on at once.
			$this->send_loopback();
		}
		return $count;
	}

	/**
	 * Whether something waits to be run.
	 */
	public function is_due(): bool {
		return $this->jobs->is_due( $this->clock->now() );
	}

	/**
	 * A screen polls: what is due runs after the answer, whether or not the loopback works.
	 */
	public function poll(): void {
		if ( $this->is_due() ) {
			$this->run_at_end_of_request( true );
		}
	}

	/**
	 * Hooks cron and the signed loopback.
	 */
	public function register(): void {
		// phpcs:ignore WordPress.WP.CronInterval.CronSchedulesInterval -- One minute: a reply must not wait longer where nothing else runs.
		add_filter( 'cron_schedules', [ $this, 'add_minute' ] );
		add_action( self::CRON_HOOK, fn() => $this->run() );
		add_action( 'wp_ajax_nopriv_' . self::CRON_HOOK, [ $this, 'answer_loopback' ] );
		add_action( 'wp_ajax_' . self::CRON_HOOK, [ $this, 'answer_loopback' ] );
	}

	/**
	 * Arranges cron; on activation, where nothing is hooked yet, and for each new site.
	 */
	public function schedule(): void {
		// phpcs:ignore WordPress.WP.CronInterval.CronSchedulesInterval -- As in register().
		add_filter( 'cron_schedules', [ $this, 'add_minute' ] );
		if ( ! wp_next_scheduled( self::CRON_HOOK ) ) {
			wp_schedule_event( time(), 'switchboard_minute', self::CRON_HOOK );
		}
	}

	/**
	 * Cron's shortest step.
	 *
	 * @param array<string, array{interval: int, display: string}> $schedules Schedules.
	 * @return array<string, array{interval: int, display: string}>
	 */
	public function add_minute( array $schedules ): array {
		$schedules['switchboard_minute'] = [
			'interval' => MINUTE_IN_SECONDS,
			'display'  => __( 'Every minute', 'switchboard' ),
		];
		return $schedules;
	}

	/**
	 * Answers the loopback: only a fresh signature of ours opens it.
	 */
	public function answer_loopback(): void {
		// phpcs:disable WordPress.Security.NonceVerification -- The signature is the proof: the site calls itself without a user.
		$time      = isset( $_POST['time'] ) ? (int) $_POST['time'] : 0;
		$signature = isset( $_POST['signature'] ) ? sanitize_text_field( wp_unslash( $_POST['signature'] ) ) : '';
		// phpcs:enable
		if ( abs( $this->clock->now() - $time ) > MINUTE_IN_SECONDS || ! $this->keyring->verify( "jobs:$time", $signature ) ) {
			wp_die( '', '', [ 'response' => 403 ] );
		}
		ignore_user_abort( true );
		$this->run();
		wp_die( '', '', [ 'response' => 200 ] );
	}

	/**
	 * Runs one job and settles its row.
	 *
	 * @param array{id: int, name: string, payload: array<string, mixed>, attempts: int, lease: string} $row Taken row.
	 */
	private function run_one( array $row ): void {
		$make = $this->makers[ $row['name'] ] ?? null;
		if ( null === $make ) {
			$this->jobs->failed( $row['id'], $row['lease'], 'Nobody does this kind of job.', 0 );
			return;
		}
		$job = $make();
		try {
			$job->run( $row['payload'] );
			$this->jobs->done( $row['id'], $row['lease'] );
		} catch ( \Throwable $error ) {
			$delay       = $job->delays()[ $row['attempts'] - 1 ] ?? null;
			$next_try_at = null === $delay ? 0 : $this->clock->now() + $delay;
			$this->jobs->failed( $row['id'], $row['lease'], $error->getMessage(), $next_try_at );
			$job->failed( $row['payload'], $error, $next_try_at );
		}
	}

	/**
	 * Arranges a run once the visitor has the answer.
	 *
	 * @param bool $here Run in this process even where the server can't go on after a response.
	 */
	private function run_at_end_of_request( bool $here = false ): void {
		if ( $this->arranged || wp_doing_cron() || 'cli' === PHP_SAPI || doing_action( 'wp_ajax_' . self::CRON_HOOK ) || doing_action( 'wp_ajax_nopriv_' . self::CRON_HOOK ) ) {
			return;
		}
		$this->arranged = true;
		register_shutdown_function(
			function () use ( $here ): void {
				if ( $this->end_response() || $here ) {
					ignore_user_abort( true );
					$this->run();
				} else {
					$this->send_loopback();
				}
			}
		);
	}

	/**
	 * Sends the answer off while the process goes on, where the server can.
	 */
	private function end_response(): bool {
		foreach ( [ 'fastcgi_finish_request', 'litespeed_finish_request' ] as $finish ) {
			if ( function_exists( $finish ) ) {
				$finish();
				return true;
			}
		}
		return false;
	}

	/**
	 * Asks the site to run its jobs, without waiting for it.
	 */
	private function send_loopback(): void {
		$time = $this->clock->now();
		wp_remote_post(
			admin_url( 'admin-ajax.php' ),
			[
				'timeout'   => 0.01,
				'blocking'  => false,
				// The site may serve itself by a certificate that it doesn't trust; the signature is what protects this call.
				'sslverify' => false,
				'body'      => [
					'action'    => self::CRON_HOOK,
					'time'      => $time,
					'signature' => $this->keyring->sign( "jobs:$time" ),
				],
			]
		);
	}
}
