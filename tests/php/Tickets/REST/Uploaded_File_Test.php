<?php
/**
 * Tests of files that requests bring.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Tests\Tickets\Furniture_Case;
use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Tickets\REST\Uploaded_File;

/**
 * What PHP says about an upload, in our words.
 */
final class Uploaded_File_Test extends Furniture_Case {

	/**
	 * What PHP leaves in `$_FILES`, and what becomes of it.
	 *
	 * @return array<string, array{mixed, string, int}>
	 */
	public static function broken(): array {
		$file = [
			'name'     => 'a.txt',
			'tmp_name' => '',
		];
		return [
			'nothing'        => [ null, 'rest_missing_callback_param', 400 ],
			'no choice'      => [ [ 'error' => UPLOAD_ERR_NO_FILE ] + $file, 'rest_missing_callback_param', 400 ],
			'too large'      => [ [ 'error' => UPLOAD_ERR_INI_SIZE ] + $file, 'switchboard_too_large', 413 ],
			'form too large' => [ [ 'error' => UPLOAD_ERR_FORM_SIZE ] + $file, 'switchboard_too_large', 413 ],
			'broken off'     => [ [ 'error' => UPLOAD_ERR_PARTIAL ] + $file, 'switchboard_upload_incomplete', 400 ],
			'no place'       => [ [ 'error' => UPLOAD_ERR_NO_TMP_DIR ] + $file, 'switchboard_file_not_stored', 500 ],
			'disk full'      => [ [ 'error' => UPLOAD_ERR_CANT_WRITE ] + $file, 'switchboard_file_not_stored', 500 ],
			'extension'      => [ [ 'error' => UPLOAD_ERR_EXTENSION ] + $file, 'switchboard_file_not_stored', 500 ],
			'many at once'   => [
				[
					'name'     => [ 'a', 'b' ],
					'tmp_name' => [ '/a', '/b' ],
					'error'    => [ 0, 0 ],
				],
				'rest_invalid_param',
				400,
			],
		];
	}

	#[DataProvider( 'broken' )]
	public function test_it_has_a_name( mixed $file, string $code, int $status ): void {
		$request = new \WP_REST_Request( 'POST', '/' );
		$request->set_file_params( [ 'file' => $file ] );
		$this->assertSame( $status, $this->assert_problem( $code, static fn() => Uploaded_File::of( $request ) )->status );
	}

	public function test_a_body_that_php_threw_away_was_too_large(): void {
		$request = new \WP_REST_Request( 'POST', '/' );
		$request->set_header( 'Content-Length', (string) ( wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) ) + 1 ) );
		$this->assert_problem( 'switchboard_too_large', static fn() => Uploaded_File::of( $request ) );
	}

	public function test_a_whole_file_is_read(): void {
		$request = new \WP_REST_Request( 'POST', '/' );
		$request->set_file_params(
			[
				'file' => [
					'name'     => 'a.txt',
					'type'     => 'text/plain',
					'tmp_name' => '/tmp/x',
					'error'    => UPLOAD_ERR_OK,
					'size'     => 1,
				],
			]
		);
		$file = Uploaded_File::of( $request );
		$this->assertSame( [ '/tmp/x', 'a.txt' ], [ $file->path, $file->name ] );
	}
}
