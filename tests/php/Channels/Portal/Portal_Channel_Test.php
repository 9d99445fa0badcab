<?php
/**
 * Tests of the customers' own page as a channel.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Portal;

use Switchboard\Tests\Portal\Portal_Case;

/**
 * A reply from "My tickets" comes by a channel that says what it is.
 */
final class Portal_Channel_Test extends Portal_Case {

	/**
	 * The name on the message is the name of a described channel.
	 */
	public function test_the_reply_names_a_channel_that_is_listed(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->act_as( $this->ada );
		$this->assertSame( 201, $this->portal( 'POST', "tickets/$id/messages", [ 'text' => 'One more thing.' ] )->get_status() );

		$this->act_as( $this->factory->user( 'switchboard_manager' ) );
		$ticket   = $this->rest( 'GET', "/switchboard/v1/tickets/$id" )->get_data();
		$channels = array_column( $this->rest( 'GET', '/switchboard/v1/channels' )->get_data(), null, 'id' );

		$this->assertSame( 'Customer page', $channels[ $ticket['last_channel'] ]['label'] );
		$this->assertSame( [ 'receive', 'attachments' ], $channels['portal']['abilities'] );
		$this->assertSame( [ $id ], array_column( $this->rest( 'GET', '/switchboard/v1/tickets', [ 'channel' => 'portal' ] )->get_data(), 'id' ) );
	}
}
