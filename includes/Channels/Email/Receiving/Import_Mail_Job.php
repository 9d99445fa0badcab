<?php
/**
 * Takes a kept mail in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Jobs\Job;

/**
 * `import_mail` {inbound}: another try of a mail that is kept. Failures are counted with the mail, which plans its next try itself.
 */
final class Import_Mail_Job implements Job {

	/**
	 * Needs the importer.
	 *
	 * @param Importer $importer Takes mails in.
	 */
	public function __construct( private readonly Importer $importer ) {
	}

	/**
	 * Tries.
	 *
	 * @param array<string, mixed> $payload `inbound`.
	 */
	public function run( array $payload ): void {
		$this->importer->retry( (int) ( $payload['inbound'] ?? 0 ) );
	}

	/**
	 * Should even the count fail, it comes back a few times.
	 *
	 * @return list<int>
	 */
	public function delays(): array {
		return [ MINUTE_IN_SECONDS, 30 * MINUTE_IN_SECONDS, HOUR_IN_SECONDS, 6 * HOUR_IN_SECONDS, DAY_IN_SECONDS ];
	}

	/**
	 * Nothing to show: the mail's row says it.
	 *
	 * @param array<string, mixed> $payload     Payload.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at When next.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
	}
}
