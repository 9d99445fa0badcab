<?php
/**
 * Tests of folders' names.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Imap;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Imap\Mailbox_Name;

final class Mailbox_Name_Test extends \PHPUnit\Framework\TestCase {

	#[TestWith( [ 'INBOX', 'INBOX' ] )]
	#[TestWith( [ '~peter/mail/&U,BTFw-/&ZeVnLIqe-', '~peter/mail/台北/日本語' ] )]
	#[TestWith( [ 'Entw&APw-rfe', 'Entwürfe' ] )]
	#[TestWith( [ 'Tom &- Jerry', 'Tom & Jerry' ] )]
	#[TestWith( [ '&AOkA6Q-&-&AOk-', 'éé&é' ] )]
	#[TestWith( [ '&2D3eAA-', '😀' ] )]
	#[TestWith( [ '&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-', 'Отправленные' ] )]
	public function test_reads_and_writes( string $path, string $name ): void {
		$this->assertSame( $name, Mailbox_Name::decode( $path ) );
		$this->assertSame( $path, Mailbox_Name::encode( $name ) );
	}

	#[TestWith( [ 'a & b', 'a & b' ] )]
	#[TestWith( [ 'a &AO- b', 'a &AO- b' ] )]
	#[TestWith( [ '&2D0-', '&2D0-' ] )]
	#[TestWith( [ '&?-', '&?-' ] )]
	#[TestWith( [ 'Entwürfe', 'Entwürfe' ] )]
	#[TestWith( [ "Entw\xfcrfe", 'Entwürfe' ] )]
	public function test_what_is_not_written_by_the_rules_is_shown_as_it_is( string $path, string $name ): void {
		$this->assertSame( $name, Mailbox_Name::decode( $path ) );
	}
}
