<?php
/**
 * Files of mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Reading\Part;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Settings;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Folded;
use Switchboard\Tickets\New_File;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams: files may be larger than the memory.

/**
 * Takes the files out of a mail and puts them into their private place. What can't be taken is named in the message, with the reason.
 */
final class Mail_Files {

	/** Files of one mail. */
	private const MOST = 50;

	/** What the reader cut, where a person must know. */
	private const CUT = [ 'headers-cut', 'too-deep', 'too-many-parts', 'text-cut' ];

	/**
	 * Needs the files' place and limits.
	 *
	 * @param Attachments $files    Files.
	 * @param Settings    $settings `max_file_size` in megabytes.
	 */
	public function __construct( private readonly Attachments $files, private readonly Settings $settings ) {
	}

	/**
	 * A message with its files, and with a line for each that was left out.
	 *
	 * @param Translation $translation Message and parts.
	 * @throws Problem When the place can't be written: then nothing is left there.
	 */
	public function put( Translation $translation ): Inbound_Message {
		$files = [];
		$notes = [];
		$room  = $this->settings->number( 'max_file_size' ) * MB_IN_BYTES;
		try {
			foreach ( $this->unpacked( $translation->files ) as $number => $part ) {
				if ( $number >= self::MOST || $part->size > $room ) {
					/* translators: 1: name of a file, 2: its size, such as 12 MB. */
					$notes[] = sprintf( __( 'The file “%1$s” (%2$s) was left out, because this mail has too many or too large files.', 'switchboard' ), self::name( $part ), (string) size_format( $part->size ) );
					continue;
				}
				try {
					$files[] = $this->keep( $part );
					$room   -= $part->size;
				} catch ( Problem $problem ) {
					if ( $problem->status >= 500 ) {
						throw $problem;
					}
					/* translators: 1: name of a file, 2: sentence that says why. */
					$notes[] = sprintf( __( 'The file “%1$s” was left out: %2$s', 'switchboard' ), self::name( $part ), $problem->getMessage() );
				}
			}
		} catch ( \Throwable $error ) {
			$this->files->discard( $files );
			throw $error;
		}
		if ( array_intersect( self::CUT, $translation->problems ) ) {
			$notes[] = __( 'This mail is longer or more deeply nested than what is shown here.', 'switchboard' );
		}
		return self::with( $translation->message, $files, array_slice( $notes, 0, self::MOST ) );
	}

	/**
	 * Removes files of a message that was not stored.
	 *
	 * @param list<New_File> $files Files.
	 */
	public function discard( array $files ): void {
		$this->files->discard( $files );
	}

	/**
	 * Files, with those that lie in a `winmail.dat` in its place.
	 *
	 * @param list<Part> $parts Parts.
	 * @return list<Part>
	 */
	private function unpacked( array $parts ): array {
		$unpacked = [];
		foreach ( $parts as $part ) {
			$packed = $part->packed();
			// What can't be read is offered as it is; one without files held only the text.
			array_push( $unpacked, ...( $packed ?: ( null !== $part->words() && '' !== trim( $part->words()->text . $part->words()->html ) ? [] : [ $part ] ) ) );
		}
		return $unpacked;
	}

	/**
	 * Puts one file into its place.
	 *
	 * @param Part $part Part.
	 * @throws Problem When it can't be taken.
	 */
	private function keep( Part $part ): New_File {
		$path = (string) tempnam( get_temp_dir(), 'switchboard-' . getmypid() . '-' );
		$out  = fopen( $path, 'wb' );
		try {
			if ( false === $out || $part->copy_to( $out ) !== $part->size || ! fclose( $out ) ) {
				throw new Problem( 'switchboard_file_not_copied', __( 'The temporary folder of this site can’t be written.', 'switchboard' ), 500 );
			}
			return $this->files->keep( $path, self::name( $part ), $part->is_shown(), $part->cid );
		} finally {
			wp_delete_file( $path );
		}
	}

	/**
	 * A name for people, also for what has none.
	 *
	 * @param Part $part Part.
	 */
	private static function name( Part $part ): string {
		if ( '' !== trim( $part->name ) ) {
			return Html::excerpt( Html::valid_text( $part->name ), 200 );
		}
		$subject = 'message/rfc822' === $part->type ? (string) $part->mail()?->subject : '';
		if ( 'message/rfc822' === $part->type ) {
			return ( '' === $subject ? 'mail' : Html::excerpt( strtr( Html::valid_text( $subject ), '/\\', '--' ), 80 ) ) . '.eml';
		}
		foreach ( wp_get_mime_types() as $extensions => $type ) {
			if ( $type === $part->type ) {
				return explode( '/', $type )[0] . '.' . explode( '|', $extensions )[0];
			}
		}
		return 'file';
	}

	/**
	 * A message with files and notes.
	 *
	 * @param Inbound_Message $message Message.
	 * @param list<New_File>  $files   Files.
	 * @param list<string>    $notes   What was left out.
	 */
	private static function with( Inbound_Message $message, array $files, array $notes ): Inbound_Message {
		$html = '';
		foreach ( $notes as $note ) {
			$html .= '<p><em>[' . esc_html( $note ) . ']</em></p>';
		}
		$text = trim( rtrim( $message->text ) . ( $notes ? "\n\n[" . implode( "]\n[", $notes ) . ']' : '' ) );
		if ( '' === $text && [] === $files && ! str_contains( $message->html, '<img' ) ) {
			$text = __( '(This mail has no text.)', 'switchboard' );
			$html = '<p><em>' . esc_html( $text ) . '</em></p>';
		}
		return $message->with(
			[
				'files'  => $files,
				'html'   => $message->html . $html,
				'text'   => $text,
				'folded' => $message->folded ? new Folded( $message->folded->reply . $html, $message->folded->quote ) : null,
			]
		);
	}
}
