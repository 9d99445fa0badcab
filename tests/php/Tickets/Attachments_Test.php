<?php
/**
 * Tests of files.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachments;

/**
 * Files are taken in, addressed, and deleted whole.
 */
final class Attachments_Test extends Furniture_Case {

	private Attachments $files;

	protected function setUp(): void {
		parent::setUp();
		$this->files = $this->services->attachments();
	}

	public function test_a_file_is_stored_with_all_that_is_known(): void {
		$file = $this->files->store( $this->file( self::PNG ), '../Größe.png', Attachments::owner_of_user( 3 ) );
		$this->assertEquals( $file, $this->services->attachment_rows()->find( $file->id ) );
		$this->assertSame( [ 'Größe.png', 'image/png', strlen( self::PNG ), hash( 'sha256', self::PNG ), 1, 1, 0, self::NOW ], [ $file->name, $file->type, $file->size, $file->hash, $file->width, $file->height, $file->message_id, $file->created_at ] );
		$this->assertSame( self::PNG, $this->content( $file ) );
	}

	public function test_owner_keys_tell_people_apart(): void {
		$keys = [ Attachments::owner_of_user( 3 ), Attachments::owner_of_user( 4 ), Attachments::owner_of_visitor( '3' ), Attachments::owner_of_visitor( 'secret' ) ];
		$this->assertCount( 4, array_unique( $keys ) );
		foreach ( $keys as $key ) {
			$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $key );
		}
	}

	public function test_large_and_empty_files_are_refused(): void {
		$this->services->settings()->update( [ 'max_file_size' => 1 ] );
		$problem = $this->assert_problem( 'switchboard_too_large', fn() => $this->upload( 3, str_repeat( 'a', MB_IN_BYTES + 1 ), 'a.txt' ) );
		$this->assertSame( 413, $problem->status );
		$this->assertStringContainsString( '1 MB', $problem->getMessage() );
		$this->assertSame( MB_IN_BYTES, $this->upload( 3, str_repeat( 'a', MB_IN_BYTES ), 'a.txt' )->size );
		$this->assert_problem( 'rest_invalid_param', fn() => $this->upload( 3, '', 'a.txt' ) );
	}

	public function test_what_is_refused_leaves_nothing(): void {
		$this->assert_problem( 'switchboard_file_type', fn() => $this->upload( 3, '<?php', 'a.php' ) );
		$this->assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM {attachment}' ) );
		$this->assertSame( [], $this->stored() );
	}

	public function test_a_database_error_leaves_no_file(): void {
		add_filter( 'query', static fn( string $sql ): string => str_contains( $sql, 'INSERT INTO' ) && str_contains( $sql, 'switchboard_attachment`' ) ? 'SELECT nothing FROM nowhere' : $sql );
		try {
			$this->upload( 3 );
			$this->fail( 'It was stored.' );
		} catch ( \Switchboard\Foundation\Database\Database_Error ) {
			$this->assertSame( [], $this->stored() );
		}
	}

	public function test_nobody_fills_the_disk_with_files_that_are_never_sent(): void {
		for ( $count = 0; $count < 100; $count++ ) {
			$this->upload( 3, 'x', 'a.txt' );
		}
		$this->assertSame( 409, $this->assert_problem( 'switchboard_too_many_files', fn() => $this->upload( 3 ) )->status );
		$this->upload( 4 );
	}

	public function test_an_address_is_good_for_a_while_and_for_one_file(): void {
		$file  = $this->upload( 3 );
		$other = $this->upload( 3 );
		[ $expires, $signature ] = $this->signed( $file );
		$this->assertTrue( $this->files->verify( $file->id, $expires, $signature ) );
		$this->assertFalse( $this->files->verify( $other->id, $expires, $signature ), 'another file' );
		$this->assertFalse( $this->files->verify( $file->id, $expires + 3600, $signature ), 'a longer life' );
		$this->assertFalse( $this->files->verify( $file->id, $expires, '' ) );
		$this->assertFalse( $this->files->verify( $file->id, $expires, 'k1.' . str_repeat( '0', 64 ) ) );
		$this->assertFalse( $this->files->verify( $file->id, $expires, "x$signature" ) );
		$this->clock->set( $expires - 1 );
		$this->assertTrue( $this->files->verify( $file->id, $expires, $signature ) );
		$this->clock->set( $expires );
		$this->assertFalse( $this->files->verify( $file->id, $expires, $signature ) );
		$this->assertTrue( $this->files->is_ours( $file->id, $expires, $signature ) );
	}

	public function test_an_address_stays_the_same_within_an_hour(): void {
		$file = $this->upload( 3 );
		$this->clock->set( 1800003000 );
		$first = $this->files->url( $file );
		$this->clock->set( 1800003000 + 500 );
		$this->assertSame( $first, $this->files->url( $file ) );
		[ $expires ] = $this->signed( $file );
		$this->assertSame( 0, $expires % HOUR_IN_SECONDS );
		$this->assertGreaterThanOrEqual( $this->clock->now() + HOUR_IN_SECONDS, $expires );
	}

	public function test_an_item_is_as_its_schema_says(): void {
		$schema = ( new \Switchboard\Foundation\REST\Schema( \Switchboard\DIR . '/includes/Tickets/attachment.schema.json' ) )->item();
		foreach ( [ $this->upload( 3 ), $this->upload( 3, 'hello', 'a.txt' ) ] as $file ) {
			$this->assertTrue( rest_validate_value_from_schema( $this->files->item( $file ), $schema ) );
			$this->assertSame( array_keys( $schema['properties'] ), array_keys( $this->files->item( $file ) ) );
		}
	}

	public function test_content_goes_with_its_ticket_after_the_commit(): void {
		$file = $this->upload( 3 );
		$kept = $this->upload( 3 );
		$this->services->attachment_rows()->attach( [ $file->id ], Attachments::owner_of_user( 3 ), 7, 70 );
		$this->files->delete_of_ticket( 7 );
		$this->assertNull( $this->services->attachment_rows()->find( $file->id ) );
		$this->assertCount( 2, $this->stored(), 'The test is a transaction that has not ended.' );
		$this->database()->run_after_commit();
		$this->assertCount( 1, $this->stored() );
		$this->assertSame( self::PNG, $this->content( $kept ) );
	}

	public function test_uploads_that_nobody_sent_are_deleted_after_two_days(): void {
		$old  = $this->upload( 3 );
		$held = $this->upload( 3 );
		$this->services->drafts()->save( 7, 3, 'reply', 'x', [ $held->id ] );
		$this->clock->set( self::NOW + 2 * DAY_IN_SECONDS + 1 );
		$new = $this->upload( 3 );
		$this->files->delete_stale();
		$this->database()->run_after_commit();
		$rows = $this->services->attachment_rows();
		$this->assertNull( $rows->find( $old->id ) );
		$this->assertNotNull( $rows->find( $held->id ) );
		$this->assertNotNull( $rows->find( $new->id ) );
		$this->assertCount( 2, $this->stored() );
	}

	/**
	 * Expiry and signature of a file's address.
	 *
	 * @return array{int, string}
	 */
	private function signed( Attachment $file ): array {
		parse_str( (string) wp_parse_url( $this->files->url( $file ), PHP_URL_QUERY ), $query );
		return [ (int) $query['expires'], (string) $query['signature'] ]; // @phpstan-ignore cast.string
	}

	/**
	 * The content of a stored file.
	 */
	private function content( Attachment $file ): string {
		$stream = fopen( 'php://memory', 'w+b' );
		$this->assertIsResource( $stream );
		$this->services->store()->copy_to( $file->path, $stream );
		rewind( $stream );
		return (string) stream_get_contents( $stream );
	}

	/**
	 * Files in the private place.
	 *
	 * @return list<string>
	 */
	private function stored(): array {
		$dir = $this->services->store()->place()['dir'];
		return is_dir( $dir ) ? array_values( array_filter( (array) glob( "$dir/*/*/*" ), 'is_string' ) ) : [];
	}
}
