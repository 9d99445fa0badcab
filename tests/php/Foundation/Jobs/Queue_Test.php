<?php
/**
 * Tests of the queue.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Jobs;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Jobs\Job;
use Switchboard\Foundation\Jobs\Job_Repository;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Tests\TestCase;

/**
 * Jobs are run once, in time, and never lost.
 */
#[Group( 'smoke' )]
final class Queue_Test extends TestCase {

	private const NOW = 1_700_000_000;

	private Frozen_Clock $clock;

	private Job_Repository $jobs;

	private Queue $queue;

	/**
	 * What the jobs did.
	 *
	 * @var \ArrayObject<int, string>
	 */
	private \ArrayObject $log;

	/**
	 * A queue with two kinds of jobs: one that works and one that fails.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->clock = new Frozen_Clock( self::NOW );
		$this->jobs  = new Job_Repository( $this->database() );
		$this->queue = new Queue( $this->jobs, $this->database(), $this->clock, new Keyring() );
		$this->log   = new \ArrayObject();
		$this->queue->handle( 'good', fn(): Job => $this->job( false ) );
		$this->queue->handle( 'bad', fn(): Job => $this->job( true ) );
	}

	/**
	 * The loopback is signed: nobody else makes the site work, not by a signature of a minute ago, of another purpose or of another moment.
	 */
	public function test_only_the_site_itself_wakes_the_queue(): void {
		$keyring = new Keyring();
		$this->queue->add( 'good', [ 'id' => 'only' ] );
		foreach ( [
			[],
			[ self::NOW, '' ],
			[ self::NOW, 'k1.' . str_repeat( '0', 64 ) ],
			[ self::NOW, $keyring->sign( 'jobs:' . ( self::NOW + 1 ) ) ],
			[ self::NOW, $keyring->sign( 'loop' ) ],
			[ self::NOW - 61, $keyring->sign( 'jobs:' . ( self::NOW - 61 ) ) ],
			[ self::NOW + 61, $keyring->sign( 'jobs:' . ( self::NOW + 61 ) ) ],
		] as $sent ) {
			$this->assertSame( 403, $this->loopback( ...$sent ) );
			$this->assertSame( [], $this->log->getArrayCopy() );
		}
		$this->assertSame( 200, $this->loopback( self::NOW, $keyring->sign( 'jobs:' . self::NOW ) ) );
		$this->assertCount( 1, $this->log );
	}

	/**
	 * Due jobs run in order, each once; later ones wait.
	 */
	public function test_due_jobs_run_once(): void {
		$this->queue->add( 'good', [ 'id' => 'later' ], self::NOW + 60 );
		$this->queue->add( 'good', [ 'id' => 'first' ] );
		$this->queue->add( 'good', [ 'id' => 'second' ] );
		$this->assertSame( 2, $this->queue->run() );
		$this->assertSame( 0, $this->queue->run() );
		$this->clock->set( self::NOW + 60 );
		$this->queue->run();
		$this->assertSame( [ 'ran first', 'ran second', 'ran later' ], $this->log->getArrayCopy() );
	}

	/**
	 * A failing job is tried again after each delay, then it is a dead letter with its reason, and can be brought back.
	 */
	public function test_retry_and_dead_letter(): void {
		$this->queue->add( 'bad', [ 'id' => 'x' ], 0, 'key' );
		$this->queue->run();
		$this->assertSame( 1, $this->jobs->state( self::NOW )['waiting'] );
		$this->assertSame( 0, $this->queue->run(), 'It must wait for its delay.' );
		$this->clock->set( self::NOW + 10 );
		$this->queue->run();
		$this->clock->set( self::NOW + 1000 );
		$this->queue->run();
		$this->assertSame(
			[ 'ran x', 'failed x ' . ( self::NOW + 10 ), 'ran x', 'failed x ' . ( self::NOW + 30 ), 'ran x', 'failed x 0' ],
			$this->log->getArrayCopy()
		);
		$this->assertSame( 1, $this->jobs->state( self::NOW )['dead'] );
		$this->assertSame( 'It is broken.', $this->jobs->dead( 1 )[0]['last_error'] );
		$this->queue->hasten( 'key' );
		$this->assertSame( 1, $this->queue->run() );
	}

	/**
	 * A job whose process died is due again when its lease is over.
	 */
	public function test_lease(): void {
		$this->queue->add( 'good', [ 'id' => 'x' ] );
		$this->assertNotNull( $this->jobs->take( self::NOW, 300 ) );
		$this->assertNull( $this->jobs->take( self::NOW + 299, 300 ), 'Somebody else has it.' );
		$again = $this->jobs->take( self::NOW + 300, 300 );
		$this->assertSame( 2, $again['attempts'] ?? 0 );
	}

	/**
	 * With a unique key one job waits; adding it while it runs makes it run once more.
	 */
	public function test_unique_key(): void {
		$this->queue->add( 'good', [ 'id' => 'a' ], 0, 'one' );
		$this->queue->add( 'good', [ 'id' => 'b' ], 0, 'one' );
		$taken = $this->jobs->take( self::NOW, 300 );
		$this->assertSame( [ 'id' => 'b' ], $taken['payload'] ?? null );
		$this->queue->add( 'good', [ 'id' => 'c' ], 0, 'one' );
		$this->jobs->done( $taken['id'] ?? 0, $taken['lease'] ?? '' );
		$this->queue->run();
		$this->assertSame( [ 'ran c' ], $this->log->getArrayCopy() );
	}

	/**
	 * A job can be taken back until it runs.
	 */
	public function test_cancel(): void {
		$this->queue->add( 'good', [ 'id' => 'a' ], self::NOW + 10, 'one' );
		$this->assertTrue( $this->queue->cancel( 'one' ) );
		$this->assertFalse( $this->queue->cancel( 'one' ) );
		$this->queue->add( 'good', [ 'id' => 'a' ], 0, 'one' );
		$this->jobs->take( self::NOW, 300 );
		$this->assertFalse( $this->queue->cancel( 'one' ), 'It is under way.' );
	}

	/**
	 * What was added in an undone transaction is gone.
	 */
	public function test_undone_with_its_transaction(): void {
		try {
			$this->database()->transaction(
				function (): void {
					$this->queue->add( 'good', [ 'id' => 'a' ] );
					throw new \RuntimeException( 'no' );
				}
			);
		} catch ( \RuntimeException ) {
			$this->assertSame( 0, $this->jobs->state( self::NOW )['waiting'] );
		}
	}

	/**
	 * An unknown kind is a dead letter that says so, and the next one goes on.
	 */
	public function test_unknown_kind(): void {
		$this->queue->add( 'nobody', [] );
		$this->queue->add( 'good', [ 'id' => 'a' ] );
		$this->assertSame( 2, $this->queue->run() );
		$this->assertSame( 1, $this->jobs->state( self::NOW )['dead'] );
	}

	/**
	 * Calls as the loopback does.
	 *
	 * @param int|null    $time      Moment.
	 * @param string|null $signature Signature.
	 * @return int Status.
	 */
	private function loopback( ?int $time = null, ?string $signature = null ): int {
		$_POST  = array_filter( compact( 'time', 'signature' ), static fn( mixed $value ): bool => null !== $value );
		$status = 0;
		$note   = static function ( mixed $message, mixed $title, mixed $args ) use ( &$status ): never {
			$status = is_array( $args ) ? (int) $args['response'] : 0;
			throw new \RuntimeException( 'left' );
		};
		$leave  = static fn(): callable => $note;
		add_filter( 'wp_die_handler', $leave );
		try {
			$this->queue->answer_loopback();
		} catch ( \RuntimeException $left ) {
			$this->assertSame( 'left', $left->getMessage() );
		}
		remove_filter( 'wp_die_handler', $leave );
		return $status;
	}

	/**
	 * A job that writes down what happens to it.
	 *
	 * @param bool $fails Whether it fails.
	 */
	private function job( bool $fails ): Job {
		return new class( $fails, $this->log ) implements Job {

			/**
			 * Takes the log.
			 *
			 * @param bool                      $fails Whether it fails.
			 * @param \ArrayObject<int, string> $log   Log.
			 */
			public function __construct( private readonly bool $fails, private readonly \ArrayObject $log ) {
			}

			/**
			 * Runs.
			 *
			 * @param array<string, mixed> $payload Payload.
			 * @throws \RuntimeException When it shall fail.
			 */
			public function run( array $payload ): void {
				$this->log->append( "ran {$payload['id']}" );
				if ( $this->fails ) {
					throw new \RuntimeException( 'It is broken.' );
				}
			}

			/**
			 * Delays.
			 *
			 * @return list<int>
			 */
			public function delays(): array {
				return [ 10, 20 ];
			}

			/**
			 * Failed.
			 *
			 * @param array<string, mixed> $payload     Payload.
			 * @param \Throwable           $error       Why.
			 * @param int                  $next_try_at Next try.
			 */
			public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
				$this->log->append( "failed {$payload['id']} $next_try_at" );
			}
		};
	}
}
