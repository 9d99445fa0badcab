<?php
/**
 * Mails as they came, to be looked at.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Reading\Address;
use Switchboard\Channels\Email\Reading\Limits;
use Switchboard\Channels\Email\Reading\Part;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Inbound_Row;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams: a mail may be larger than the memory.

/**
 * Shows what lies in the private store, as text and nothing but text: no HTML of it, no file and no picture.
 */
final class Originals {

	/** Bytes of the source, and of the text, that are shown. */
	private const MOST = 262144;

	/**
	 * Needs the mails.
	 *
	 * @param Kept_Mails $kept Mails.
	 */
	public function __construct( private readonly Kept_Mails $kept ) {
	}

	/**
	 * A message and what it was made of.
	 *
	 * @param Inbound_Row $row Row.
	 * @return array{from: string, to: string, date: string|null, text: string, files: list<string>, source: string, is_cut: bool}
	 * @throws Problem 404 when it isn't kept any more.
	 */
	public function look( Inbound_Row $row ): array {
		if ( '' === $row->raw_file ) {
			return self::without_mail( $row );
		}
		$path = $this->kept->copy( $row );
		try {
			$stream = fopen( $path, 'rb' );
			if ( false === $stream ) {
				throw Problem::not_found( 'mail' );
			}
			$mail   = Reader::read( $stream, new Limits( text_bytes: self::MOST ) );
			$source = (string) file_get_contents( $path, false, null, 0, self::MOST );
			$looked = [
				'from'   => self::addresses( $mail->from ),
				'to'     => self::addresses( [ ...$mail->to, ...$mail->cc ] ),
				'date'   => null === $mail->date ? null : Clock::to_rfc3339( $mail->date ),
				'text'   => Html::valid_text( $mail->text ),
				'files'  => array_values( array_map( static fn( Part $part ): string => Html::valid_text( $part->name ), $mail->attachments ) ),
				'source' => self::readable( $source ),
				'is_cut' => $row->size > self::MOST,
			];
			fclose( $stream );
			return $looked;
		} finally {
			wp_delete_file( $path );
		}
	}

	/**
	 * What was no mail, as far as it is kept.
	 *
	 * @param Inbound_Row $row Row.
	 * @return array{from: string, to: string, date: string|null, text: string, files: list<string>, source: string, is_cut: bool}
	 * @throws Problem 404 when nothing of it is kept.
	 */
	private static function without_mail( Inbound_Row $row ): array {
		$values = json_decode( $row->raw, true );
		if ( ! is_array( $values ) ) {
			throw Problem::not_found( 'mail' );
		}
		$text = (string) ( $values['text'] ?? '' );
		return [
			'from'   => $row->sender,
			'to'     => '',
			'date'   => Clock::to_rfc3339( $row->created_at ),
			'text'   => mb_strcut( Html::valid_text( '' === $text ? Html::to_text( Html::clean( (string) ( $values['html'] ?? '' ) ) ) : $text ), 0, self::MOST ),
			'files'  => [],
			'source' => '',
			'is_cut' => false,
		];
	}

	/**
	 * Addresses in one line.
	 *
	 * @param list<Address> $addresses Addresses.
	 */
	private static function addresses( array $addresses ): string {
		$lines = array_map( static fn( Address $address ): string => '' === $address->name ? $address->email : "$address->name <$address->email>", $addresses );
		return Html::valid_text( mb_strcut( implode( ', ', $lines ), 0, 4000 ) );
	}

	/**
	 * Bytes as a person can read them: those that are no letters become a sign that says so.
	 *
	 * @param string $bytes Bytes.
	 */
	private static function readable( string $bytes ): string {
		return Html::valid_text( mb_scrub( str_replace( [ "\r\n", "\r" ], "\n", $bytes ), 'UTF-8' ) );
	}
}
