<?php
/**
 * What Site Health checks of incoming mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Mail\Ticket_Links;

/**
 * Whether mail comes in, and whether what came in became something.
 *
 * @phpstan-type Result array{label: string, status: string, badge: array{label: string, color: string}, description: string, actions: string, test: string}
 */
final class Mail_Checks {

	/** Seconds after which a mail that is kept should have become a message. */
	private const LATE = HOUR_IN_SECONDS;

	/**
	 * Needs what it looks at.
	 *
	 * @param Connection_Repository $connections Connections.
	 * @param Standstill_Repository $standstills What stands still.
	 * @param Unfinished_Repository $unfinished  What could not be fetched.
	 * @param Waiting_Mail_Query    $waiting     What waits here.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct(
		private readonly Connection_Repository $connections,
		private readonly Standstill_Repository $standstills,
		private readonly Unfinished_Repository $unfinished,
		private readonly Waiting_Mail_Query $waiting,
		private readonly Clock $clock
	) {
	}

	/**
	 * Whether mail is fetched.
	 *
	 * @return Result
	 */
	public function fetching(): array {
		$lines = [];
		foreach ( $this->standstills->all() as $standstill ) {
			$for = human_time_diff( $standstill->since, $this->clock->now() );
			/* translators: 1: name of a connection, 2: a length of time such as "3 hours". */
			$lines[] = trim( sprintf( __( 'No mail of “%1$s” could be fetched for %2$s.', 'switchboard' ), $standstill->connection->name, $for ) . ' ' . $standstill->connection->state_reason );
		}
		if ( $lines ) {
			return self::result( 'fetching', 'critical', __( 'Mail of the helpdesk stands still', 'switchboard' ), $lines, '/settings/connections', __( 'Look at the connections', 'switchboard' ) );
		}
		foreach ( $this->unfinished->given_up() as $id => $folders ) {
			$mails = array_sum( $folders );
			/* translators: 1: name of a connection, 2: number of mails. */
			$lines[] = sprintf( _n( '“%1$s”: the server does not give out %2$s mail. It is tried once a day.', '“%1$s”: the server does not give out %2$s mails. They are tried once a day.', $mails, 'switchboard' ), $this->connections->find( $id )->name ?? (string) $id, number_format_i18n( $mails ) );
		}
		return $lines
			? self::result( 'fetching', 'recommended', __( 'Some mails of the helpdesk can’t be fetched', 'switchboard' ), $lines, '/settings/connections', __( 'Look at the connections', 'switchboard' ) )
			: self::result( 'fetching', 'good', __( 'Mail of the helpdesk comes in', 'switchboard' ), [ __( 'Every mailbox was read within the last half hour.', 'switchboard' ) ] );
	}

	/**
	 * Whether what came in became something.
	 *
	 * @return Result
	 */
	public function waiting(): array {
		$counts = $this->waiting->counts();
		$oldest = min( [ $this->clock->now(), ...array_column( array_intersect_key( $counts, array_flip( [ 'stored', 'failed' ] ) ), 'oldest_at' ) ] );
		$kept   = $counts['quarantined']['mails'] ?? 0;
		$lines  = [];
		if ( $kept ) {
			/* translators: %s: number of mails. */
			$lines[] = sprintf( _n( '%s mail failed several times and waits for a person. It is kept as it came and can be tried again.', '%s mails failed several times and wait for a person. They are kept as they came and can be tried again.', $kept, 'switchboard' ), number_format_i18n( $kept ) );
		}
		if ( $this->clock->now() - $oldest > self::LATE ) {
			/* translators: %s: a length of time such as "3 hours". */
			$lines[] = sprintf( __( 'The oldest mail that has not become a message yet came %s ago.', 'switchboard' ), human_time_diff( $oldest, $this->clock->now() ) );
		}
		return $lines
			? self::result( 'waiting_mail', 'recommended', __( 'Some mails of the helpdesk wait', 'switchboard' ), $lines, '/suspended', __( 'Look at the mails that wait', 'switchboard' ) )
			: self::result( 'waiting_mail', 'good', __( 'No mail of the helpdesk waits', 'switchboard' ), [ __( 'Every mail that came became a message, or was put aside on purpose.', 'switchboard' ) ] );
	}

	/**
	 * A result in WordPress's form.
	 *
	 * @param string       $test   Check.
	 * @param string       $status `good`, `recommended` or `critical`.
	 * @param string       $label  One line.
	 * @param list<string> $lines  Plain text.
	 * @param string       $path   Place in the app, '' for none.
	 * @param string       $link   Words of the link there.
	 * @return Result
	 */
	private static function result( string $test, string $status, string $label, array $lines, string $path = '', string $link = '' ): array {
		return [
			'label'       => $label,
			'status'      => $status,
			'badge'       => [
				'label' => __( 'Helpdesk', 'switchboard' ),
				'color' => 'blue',
			],
			'description' => implode( '', array_map( static fn( string $line ): string => '<p>' . esc_html( $line ) . '</p>', $lines ) ),
			'actions'     => '' === $path ? '' : sprintf( '<p><a href="%s">%s</a></p>', esc_url( Ticket_Links::app_url( $path ) ), esc_html( $link ) ),
			'test'        => "switchboard_$test",
		];
	}
}
