<?php
/**
 * Files on messages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Foundation\Settings;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of files of any size; WP_Filesystem reads whole files into memory.

/**
 * Takes files in, gives out signed addresses that expire, and sends the content of one.
 */
final class Attachments {

	/** So many files of one uploader may wait for their messages. */
	private const MAX_WAITING = 100;

	private const STALE_AFTER = 2 * DAY_IN_SECONDS;

	/**
	 * Needs rows, a place, signatures and limits.
	 *
	 * @param Attachment_Repository $attachments Rows.
	 * @param Private_Store         $store       Place.
	 * @param Keyring               $keyring     Signs addresses.
	 * @param Clock                 $clock       Clock.
	 * @param Settings              $settings    `max_file_size` in megabytes.
	 * @param Database              $database    To wait for the commit.
	 */
	public function __construct(
		private readonly Attachment_Repository $attachments,
		private readonly Private_Store $store,
		private readonly Keyring $keyring,
		private readonly Clock $clock,
		private readonly Settings $settings,
		private readonly Database $database
	) {
	}

	/**
	 * The owner key of an agent's uploads.
	 *
	 * @param int $user_id User.
	 */
	public static function owner_of_user( int $user_id ): string {
		return hash( 'sha256', "user:$user_id" );
	}

	/**
	 * The owner key of a visitor's uploads.
	 *
	 * @param string $secret What only the visitor's browser knows.
	 */
	public static function owner_of_visitor( string $secret ): string {
		return hash( 'sha256', "visitor:$secret" );
	}

	/**
	 * Takes a file in; it belongs to its owner until a message gets it.
	 *
	 * @param string $path      Readable file; it is copied.
	 * @param string $name      Name that the uploader gave.
	 * @param string $owner_key From owner_of_user() or owner_of_visitor().
	 * @param string $cid       Content-ID by which a mail's text refers to it, without brackets.
	 * @throws Problem 413, 415, 409 when too many wait, 400 when it is empty.
	 */
	public function store( string $path, string $name, string $owner_key, string $cid = '' ): Attachment {
		if ( $this->attachments->count_unattached( $owner_key ) >= self::MAX_WAITING ) {
			throw new Problem( 'switchboard_too_many_files', __( 'You have added too many files. Please remove some.', 'switchboard' ), 409 );
		}
		$file = $this->keep( $path, $name, '' !== $cid, $cid );
		try {
			return $this->attachments->insert(
				[
					'owner_key'  => $owner_key,
					'created_at' => $this->clock->now(),
				] + $file->columns()
			);
		} catch ( \Throwable $error ) {
			$this->discard( [ $file ] );
			throw $error;
		}
	}

	/**
	 * A second file with the same content, for another message; it belongs to its owner until one gets it.
	 *
	 * @param Attachment $attachment Attachment.
	 * @param string     $owner_key  Owner.
	 * @throws Problem When the content is gone or damaged.
	 */
	public function copy( Attachment $attachment, string $owner_key ): Attachment {
		$path = (string) tempnam( get_temp_dir(), 'switchboard-' );
		// A stream: files may be larger than the memory.
		$out = fopen( $path, 'wb' ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		try {
			if ( false === $out ) {
				throw new Problem( 'switchboard_file_not_copied', __( 'The temporary folder of this site can’t be written.', 'switchboard' ), 500 );
			}
			$this->store->copy_to( $attachment->path, $out );
			fclose( $out ); // phpcs:ignore WordPress.WP.AlternativeFunctions
			return $this->store( $path, $attachment->name, $owner_key );
		} finally {
			wp_delete_file( $path );
		}
	}

	/**
	 * Checks a file and puts it into its private place. It has no row until a message gets it: whoever gives it to none discards it.
	 *
	 * @param string $path   Readable file; it is copied.
	 * @param string $name   Name that the sender gave.
	 * @param bool   $inline Whether the text shows it.
	 * @param string $cid    Content-ID by which the text refers to it, without brackets.
	 * @throws Problem 413, 415, 400 when it is empty, 500 when it can't be stored.
	 */
	public function keep( string $path, string $name, bool $inline = false, string $cid = '' ): New_File {
		$name = File_Check::name( $name );
		$this->refuse_size( (int) filesize( $path ) );
		$type   = File_Check::type( $path, $name );
		$pixels = File_Check::dimensions( $path, $type );
		$file   = $this->store->put( $path );
		return new New_File( $file['path'], $file['size'], $file['hash'], $name, $type, $pixels[0], $pixels[1], $inline, $cid );
	}

	/**
	 * Removes files that no message got.
	 *
	 * @param list<New_File> $files Files.
	 */
	public function discard( array $files ): void {
		foreach ( $files as $file ) {
			$this->store->delete( $file->path );
		}
	}

	/**
	 * A signed address of the content. It ends on a full hour, so that a browser sees the same one again and keeps pictures.
	 *
	 * @param Attachment $attachment Attachment.
	 * @param int        $seconds    Good for at least so long.
	 */
	public function url( Attachment $attachment, int $seconds = HOUR_IN_SECONDS ): string {
		$expires = (int) ceil( ( $this->clock->now() + $seconds ) / HOUR_IN_SECONDS ) * HOUR_IN_SECONDS;
		return add_query_arg(
			[
				'expires'   => $expires,
				'signature' => $this->keyring->sign( self::promise( $attachment->id, $expires ) ),
			],
			rest_url( Controller::REST_NAMESPACE . "/attachments/$attachment->id/file" )
		);
	}

	/**
	 * Whether an address is ours and still good.
	 *
	 * @param int    $id        Attachment.
	 * @param int    $expires   Seconds since 1970.
	 * @param string $signature Signature.
	 */
	public function verify( int $id, int $expires, string $signature ): bool {
		return $this->is_ours( $id, $expires, $signature ) && $expires > $this->clock->now();
	}

	/**
	 * Whether an address was ours once; it may have expired.
	 *
	 * @param int    $id        Attachment.
	 * @param int    $expires   Seconds since 1970.
	 * @param string $signature Signature.
	 */
	public function is_ours( int $id, int $expires, string $signature ): bool {
		return $this->keyring->verify( self::promise( $id, $expires ), $signature );
	}

	/**
	 * As attachment.schema.json.
	 *
	 * @param Attachment $attachment Attachment.
	 * @return array<string, mixed>
	 */
	public function item( Attachment $attachment ): array {
		return [
			'id'     => $attachment->id,
			'name'   => $attachment->name,
			'type'   => $attachment->type,
			'size'   => $attachment->size,
			'inline' => $attachment->inline,
			'cid'    => '' === $attachment->cid ? null : $attachment->cid,
			'width'  => $attachment->width ?: null,
			'height' => $attachment->height ?: null,
			'url'    => $this->url( $attachment ),
		];
	}

	/**
	 * Sends the content and ends the request.
	 *
	 * @param Attachment $attachment Attachment.
	 * @param int        $expires    When its address ends: so long a browser may keep it.
	 * @throws Problem When the file is gone or damaged; nothing was sent then.
	 */
	public function stream( Attachment $attachment, int $expires ): never {
		// Read whole before the first header, to memory or a temporary file: what is damaged must not leave half of it.
		$content = fopen( 'php://temp', 'w+b' );
		if ( false === $content ) {
			throw Problem::not_found( 'attachment' );
		}
		$this->store->copy_to( $attachment->path, $content );
		Download::send( $attachment, $content, max( 0, $expires - $this->clock->now() ) );
	}

	/**
	 * A text to be stored: our signed addresses of pictures become references `cid:attachment-12`.
	 *
	 * @param string $html HTML, clean or not.
	 */
	public function to_cids( string $html ): string {
		return Inline_Pictures::to_cids( $html, $this->is_ours( ... ) );
	}

	/**
	 * A text to be shown: references become fresh signed addresses; those to other files lose their source.
	 *
	 * @param string           $html        Clean HTML.
	 * @param list<Attachment> $attachments The message's files.
	 */
	public function from_cids( string $html, array $attachments ): string {
		return Inline_Pictures::from_cids( $html, $attachments, fn( Attachment $attachment ): string => $this->url( $attachment ) );
	}

	/**
	 * Deletes an upload that no message has got.
	 *
	 * @param Attachment $attachment Attachment.
	 * @return bool False when a message got it meanwhile.
	 */
	public function delete_unattached( Attachment $attachment ): bool {
		if ( ! $this->attachments->delete_unattached( $attachment->id ) ) {
			return false;
		}
		$this->delete_files( [ $attachment ] );
		return true;
	}

	/**
	 * Deletes all files of a ticket; the content once the commit made it final.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		$attachments = $this->attachments->of_ticket( $ticket_id );
		$this->attachments->delete_of_ticket( $ticket_id );
		$this->delete_files( $attachments );
	}

	/**
	 * Deletes uploads that nobody sent for two days, but for those that a draft holds.
	 */
	public function delete_stale(): void {
		do {
			$stale = $this->attachments->unattached_before( $this->clock->now() - self::STALE_AFTER, 100 );
			array_map( [ $this, 'delete_unattached' ], $stale );
		} while ( $stale );
	}

	/**
	 * Deletes content after the commit.
	 *
	 * @param list<Attachment> $attachments Attachments whose rows are gone.
	 */
	private function delete_files( array $attachments ): void {
		$this->delete_later( array_map( static fn( Attachment $attachment ): string => $attachment->path, $attachments ) );
	}

	/**
	 * Deletes files of the private place after the commit.
	 *
	 * @param list<string> $paths Files that no row names any more.
	 */
	public function delete_later( array $paths ): void {
		$this->database->after_commit(
			function () use ( $paths ): void {
				foreach ( $paths as $path ) {
					$this->store->delete( $path );
				}
			}
		);
	}

	/**
	 * Refuses files that are too large, or empty.
	 *
	 * @param int $size Bytes.
	 * @throws Problem When it is.
	 */
	private function refuse_size( int $size ): void {
		$most = $this->settings->number( 'max_file_size' ) * MB_IN_BYTES;
		if ( $size > $most ) {
			/* translators: %s: size such as 25 MB. */
			throw new Problem( 'switchboard_too_large', sprintf( __( 'This file is too large. The limit is %s.', 'switchboard' ), (string) size_format( $most ) ), 413 );
		}
		if ( $size < 1 ) {
			throw Problem::invalid( 'file', __( 'This file is empty.', 'switchboard' ) );
		}
	}

	/**
	 * What a signature promises.
	 *
	 * @param int $id      Attachment.
	 * @param int $expires Seconds since 1970.
	 */
	private static function promise( int $id, int $expires ): string {
		return "attachment:$id:$expires";
	}
}
