<?php
/**
 * Tests of rows of attachments.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Attachments;

/**
 * A file gets one message, once, from its owner.
 */
final class Attachment_Repository_Test extends Furniture_Case {

	private Attachment_Repository $attachments;

	private string $owner;

	protected function setUp(): void {
		parent::setUp();
		$this->attachments = new Attachment_Repository( $this->database() );
		$this->owner       = Attachments::owner_of_user( 3 );
	}

	public function test_own_files_are_attached(): void {
		$one   = $this->upload( 3 );
		$two   = $this->upload( 3 );
		$files = $this->attachments->attach( [ $two->id, $one->id, $two->id ], $this->owner, 7, 70 );
		$this->assertSame( [ [ $one->id, 7, 70 ], [ $two->id, 7, 70 ] ], array_map( static fn( Attachment $file ): array => [ $file->id, $file->ticket_id, $file->message_id ], $files ) );
		$this->assertEquals(
			[
				70 => $files,
				71 => [],
			],
			$this->attachments->of_messages( [ 70, 71 ] )
		);
		$this->assertEquals( $files, $this->attachments->of_ticket( 7 ) );
		$this->assertSame( [], $this->attachments->attach( [], $this->owner, 7, 70 ) );
	}

	public function test_a_file_is_never_given_to_another_message(): void {
		$file = $this->upload( 3 );
		$this->attachments->attach( [ $file->id ], $this->owner, 7, 70 );
		$this->assert_refused( [ $file->id ] );
		$this->assertSame( [ 7, 70 ], [ $this->attachments->find( $file->id )?->ticket_id, $this->attachments->find( $file->id )?->message_id ] );
	}

	public function test_foreign_missing_and_nobodys_files_are_refused_alike(): void {
		$mine    = $this->upload( 3 );
		$foreign = $this->upload( 4 );
		$nobodys = $this->upload( 3 );
		$this->database()->update( 'attachment', [ 'owner_key' => '' ], [ 'id' => $nobodys->id ] );
		$messages = [];
		foreach ( [ $foreign->id, 999999, $nobodys->id ] as $other ) {
			$messages[] = $this->assert_refused( [ $mine->id, $other ] );
		}
		$this->assertCount( 1, array_unique( $messages ) );
		$this->assertSame( 0, $this->attachments->find( $mine->id )?->message_id, 'All of them or none.' );
		$this->assert_problem( 'rest_invalid_param', fn() => $this->attachments->attach( [ $nobodys->id ], '', 8, 80 ) );
		$this->assertSame( 0, $this->attachments->find( $nobodys->id )?->message_id );
	}

	public function test_of_two_at_once_one_gets_the_file(): void {
		$file = $this->upload( 3 );
		// Both saw the file free; the second one's statement comes after the first one's.
		$this->assertCount( 1, $this->attachments->unattached( [ $file->id ], $this->owner ) );
		$this->database()->update( 'attachment', [ 'message_id' => 70 ], [ 'id' => $file->id ] );
		$this->assert_refused( [ $file->id ] );
		$this->assertFalse( $this->attachments->delete_unattached( $file->id ), 'What was sent meanwhile is not deleted.' );
		$this->assertSame( 70, $this->attachments->find( $file->id )?->message_id );
	}

	public function test_pictures_are_marked_in_their_message_only(): void {
		$one = $this->upload( 3 );
		$two = $this->upload( 3 );
		$this->attachments->attach( [ $one->id ], $this->owner, 7, 70 );
		$this->attachments->mark_inline( [ $one->id, $two->id ], 70 );
		$this->assertSame( [ true, false ], [ $this->attachments->find( $one->id )?->inline, $this->attachments->find( $two->id )?->inline ] );
	}

	public function test_a_merged_ticket_takes_its_files_along(): void {
		$file = $this->upload( 3 );
		$this->attachments->attach( [ $file->id ], $this->owner, 7, 70 );
		$this->attachments->move_ticket( 7, 8 );
		$this->assertSame( [ 0, 1 ], [ count( $this->attachments->of_ticket( 7 ) ), count( $this->attachments->of_ticket( 8 ) ) ] );
	}

	public function test_old_uploads_are_found_unless_a_draft_holds_them(): void {
		$old      = $this->upload( 3 );
		$held     = $this->upload( 3 );
		$attached = $this->upload( 3 );
		$this->attachments->attach( [ $attached->id ], $this->owner, 7, 70 );
		$this->services->drafts()->save( 7, 3, 'reply', 'x', [ $held->id ] );
		$this->clock->set( self::NOW + 10 );
		$this->upload( 3 );
		$this->assertSame( [ $old->id ], array_map( static fn( Attachment $file ): int => $file->id, $this->attachments->unattached_before( self::NOW + 10, 10 ) ) );
		$this->assertSame( 3, $this->attachments->count_unattached( $this->owner ) );
	}

	/**
	 * Asserts that files are refused.
	 *
	 * @param list<int> $ids
	 */
	private function assert_refused( array $ids ): string {
		$problem = $this->assert_problem( 'rest_invalid_param', fn() => $this->attachments->attach( $ids, $this->owner, 8, 80 ) );
		$this->assertSame( [ 'attachments' ], array_keys( $problem->details['params'] ) );
		return $problem->getMessage();
	}
}
