<?php
/**
 * Files that travel with a reply.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Channels\Outbound_Message;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachments;

/**
 * Copies a reply's files out of their private place while the mail is sent; what is too much for a mail becomes a link.
 */
final class Files_To_Go {

	/** Bytes of all files of one mail. Many servers take 25 MB, and base64 makes a third more of it. */
	private const MOST = 10 * MB_IN_BYTES;

	private const LINK_SECONDS = 30 * DAY_IN_SECONDS;

	/**
	 * Copies that lie about.
	 *
	 * @var list<string>
	 */
	private array $copies = [];

	/**
	 * Needs the files.
	 *
	 * @param Private_Store $store       Where files lie.
	 * @param Attachments   $attachments Makes links.
	 */
	public function __construct( private readonly Private_Store $store, private readonly Attachments $attachments ) {
	}

	/**
	 * Decides how each file travels, and fetches those that go along. Call remove() afterwards.
	 *
	 * @param Outbound_Message $message Reply.
	 * @return array{files: list<array{path: string, name: string}>, pictures: list<array{path: string, name: string, type: string, cid: string}>, links: array<string, string>}
	 * @throws Problem When a file can't be read.
	 */
	public function sort( Outbound_Message $message ): array {
		$sorted = [
			'files'    => [],
			'pictures' => [],
			'links'    => [],
		];
		$left   = self::MOST;
		foreach ( $message->attachments as $file ) {
			if ( $file->size > $left ) {
				$sorted['links'][ $this->free_name( $file->name, $sorted['links'] ) ] = $this->attachments->url( $file, self::LINK_SECONDS );
				continue;
			}
			$left -= $file->size;
			$copy  = [
				'path' => $this->copy( $file ),
				'name' => $file->name,
			];
			$cid = self::cid( $file, $message->message->html );
			if ( '' !== $cid ) {
				$sorted['pictures'][] = $copy + [
					'type' => $file->type,
					'cid'  => $cid,
				];
			} else {
				$sorted['files'][] = $copy;
			}
		}
		return $sorted;
	}

	/**
	 * Removes the copies.
	 */
	public function remove(): void {
		foreach ( $this->copies as $path ) {
			wp_delete_file( $path );
		}
		$this->copies = [];
	}

	/**
	 * Copies a file to a temporary place.
	 *
	 * @param Attachment $file File.
	 * @throws Problem When it can't be read or written.
	 */
	private function copy( Attachment $file ): string {
		// phpcs:disable WordPress.WP.AlternativeFunctions -- A stream: files may be larger than the memory.
		$path = tempnam( get_temp_dir(), 'switchboard-' . getmypid() . '-' );
		$out  = false === $path ? false : fopen( $path, 'wb' );
		if ( false === $path || false === $out ) {
			throw new Problem( 'switchboard_file_not_copied', __( 'The temporary folder of this site can’t be written.', 'switchboard' ), 500 );
		}
		$this->copies[] = $path;
		$this->store->copy_to( $file->path, $out );
		if ( ! fclose( $out ) || filesize( $path ) !== $file->size ) {
			throw new Problem( 'switchboard_file_not_copied', __( 'A file of this reply could not be read whole.', 'switchboard' ), 500 );
		}
		// phpcs:enable
		return $path;
	}

	/**
	 * The name by which a text shows a file as a picture.
	 *
	 * @param Attachment $file File.
	 * @param string     $html Text.
	 * @return string '' when it doesn't.
	 */
	private static function cid( Attachment $file, string $html ): string {
		foreach ( $file->is_picture() ? array_filter( [ "attachment-$file->id", $file->cid ] ) : [] as $cid ) {
			if ( str_contains( $html, '"cid:' . esc_attr( $cid ) . '"' ) ) {
				return $cid;
			}
		}
		return '';
	}

	/**
	 * A name that no other link has.
	 *
	 * @param string                $name  Name.
	 * @param array<string, string> $taken Links by name.
	 */
	private function free_name( string $name, array $taken ): string {
		for ( $count = 2, $free = $name; isset( $taken[ $free ] ); ++$count ) {
			$free = "$name ($count)";
		}
		return $free;
	}
}
