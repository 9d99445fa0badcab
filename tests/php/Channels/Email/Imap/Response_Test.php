<?php
/**
 * Tests of what IMAP servers say.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Imap;

use Switchboard\Channels\Email\Imap\Response;

final class Response_Test extends \PHPUnit\Framework\TestCase {

	public function test_takes_data_apart(): void {
		$response = new Response( '*', 'X', pieces: [ 'atom (nil NIL "NIL" "a \\"b\\" \\\\") () BODY[HEADER.FIELDS (FROM "A B")]<0> ', "lit(\"\r\n", ' [Gmail]/x [open (\\Seen \\*)' ] );
		$this->assertSame(
			[ 'atom', [ null, null, 'NIL', 'a "b" \\' ], [], 'BODY[HEADER.FIELDS (FROM "A B")]<0>', "lit(\"\r\n", '[Gmail]/x', '[open', [ '\\Seen', '\\*' ] ],
			$response->values()
		);
	}

	public function test_takes_broken_data_as_it_is(): void {
		$this->assertSame( [ 'a', [ 'b', [ 'c' ] ] ], ( new Response( '*', 'X', pieces: [ 'a ) (b (c' ] ) )->values() );
		$this->assertSame( [ 'no end' ], ( new Response( '*', 'X', pieces: [ '"no end' ] ) )->values() );
	}

	public function test_data_without_end_and_without_bottom_is_borne(): void {
		$depth  = 0;
		$values = ( new Response( '*', 'X', pieces: [ str_repeat( '(', 50_000 ) ] ) )->values();
		for ( $inner = $values; isset( $inner[0] ); $inner = $inner[0] ) {
			++$depth;
		}
		$this->assertSame( 20, $depth );
		$this->assertSame( [], ( new Response( '*', 'X', pieces: [ str_repeat( 'a ', 200_000 ) ] ) )->values() );
	}

	public function test_reads_items_of_the_last_list(): void {
		$response = new Response( '*', 'STATUS', pieces: [ '(odd name) (messages 3 body[]<0> ', 'x', ' UID)' ] );
		$this->assertSame(
			[
				'MESSAGES' => '3',
				'BODY[]'   => 'x',
			],
			$response->items()
		);
	}
}
