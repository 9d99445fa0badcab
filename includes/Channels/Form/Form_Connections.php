<?php
/**
 * The doors of forms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Problem;

/**
 * One connection for each inbox that a form feeds, made when the first message comes.
 */
final class Form_Connections {

	/**
	 * Needs rows.
	 *
	 * @param Connection_Repository $connections Connections.
	 */
	public function __construct( private readonly Connection_Repository $connections ) {
	}

	/**
	 * The connection by which an inbox's forms come in.
	 *
	 * @param int $inbox_id Inbox.
	 * @return int Connection.
	 * @throws Problem 403 when the owner has switched it off, 503 when the site has no inbox yet.
	 */
	public function of( int $inbox_id ): int {
		if ( $inbox_id < 1 ) {
			throw new Problem( 'switchboard_no_inbox', __( 'Nobody can read messages here yet. Please try again later.', 'switchboard' ), 503 );
		}
		$on = $this->connections->of_inbox( $inbox_id, Form_Channel::ID );
		if ( $on ) {
			return $on[0]->id;
		}
		$off = array_filter( $this->connections->all(), static fn( Connection $connection ): bool => Form_Channel::ID === $connection->channel && $inbox_id === $connection->inbox_id );
		if ( $off ) {
			throw new Problem( 'switchboard_form_closed', __( 'This form is closed at the moment. Your text is kept in this browser.', 'switchboard' ), 403 );
		}
		return $this->connections->insert( Form_Channel::ID, __( 'Form', 'switchboard' ), $inbox_id, [], [], true );
	}
}
