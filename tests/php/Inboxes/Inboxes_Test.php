<?php
/**
 * Tests of what can be done with inboxes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Inboxes;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Foundation\Problem;
use Switchboard\Inboxes\Inboxes;
use Switchboard\Tests\Agents\Staff_Story;

/**
 * One inbox always stays.
 */
#[Group( 'smoke' )]
final class Inboxes_Test extends Staff_Story {

	public function test_a_signature_is_made_safe(): void {
		$inbox = $this->services->inbox_verbs()->add( [
			'name' => 'Sales',
			'signature' => '<p onclick="x()">Yours</p><script>alert(1)</script><img src="javascript:x">',
		] );
		$this->assertStringContainsString( '<p>Yours</p>', $inbox->signature );
		foreach ( [ 'script', 'onclick', 'javascript' ] as $danger ) {
			$this->assertStringNotContainsString( $danger, $inbox->signature );
		}
	}

	public function test_names_are_one_line(): void {
		$inbox = $this->services->inbox_verbs()->add( [
			'name' => " Sales \r\n",
			'from_name' => "Shop\r\nBcc: all@example.org",
		] );
		$this->assertSame( [ 'Sales', 'Shop Bcc: all@example.org' ], [ $inbox->name, $inbox->from_name ] );
	}

	public function test_an_inbox_in_use_stays(): void {
		$verbs = new Inboxes( $this->database(), $this->services->inboxes(), static fn( string $noun, int $id ): bool => true, fn( int $inbox ): bool => $inbox === $this->inbox );
		$other = $verbs->add( [ 'name' => 'Other' ] )->id;
		$verbs->delete( $other );
		try {
			$verbs->delete( $this->inbox );
			$this->fail( 'It is in use.' );
		} catch ( Problem $problem ) {
			$this->assertSame( [ 'switchboard_inbox_in_use', 409 ], [ $problem->name, $problem->status ] );
		}
	}

	public function test_the_last_inbox_stays(): void {
		$verbs = $this->services->inbox_verbs();
		$names = [];
		foreach ( $this->services->inboxes()->all() as $inbox ) {
			try {
				$verbs->delete( $inbox->id );
			} catch ( Problem $problem ) {
				$names[] = $problem->name;
			}
		}
		$this->assertSame( [ 'switchboard_last_inbox' ], $names );
		$this->assertCount( 1, $this->services->inboxes()->all() );
	}
}
