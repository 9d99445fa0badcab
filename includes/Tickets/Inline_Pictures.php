<?php
/**
 * Pictures inside texts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A stored text refers to a picture as `cid:attachment-12`, for a signed address would expire; a shown one has the address.
 */
final class Inline_Pictures {

	private const CID = 'cid:attachment-';

	/**
	 * Replaces our signed addresses by references, expired ones too: a draft may be old.
	 *
	 * @param string                                $html    HTML, clean or not.
	 * @param \Closure( int, int, string ): bool    $is_ours Whether attachment, expiry and signature belong together.
	 */
	public static function to_cids( string $html, \Closure $is_ours ): string {
		return self::with_sources(
			$html,
			'/attachments/',
			static function ( string $source ) use ( $is_ours ): string {
				if ( ! preg_match( '#/attachments/(\d{1,18})/file\b#', rawurldecode( $source ), $found ) ) {
					return $source;
				}
				parse_str( (string) wp_parse_url( $source, PHP_URL_QUERY ), $query );
				$expires   = $query['expires'] ?? '';
				$signature = $query['signature'] ?? '';
				return is_string( $expires ) && is_string( $signature ) && $is_ours( (int) $found[1], (int) $expires, $signature ) ? self::CID . $found[1] : $source;
			}
		);
	}

	/**
	 * Replaces references by addresses; references to anything but the given pictures lose their source.
	 *
	 * @param string                          $html        Clean HTML.
	 * @param list<Attachment>                $attachments Files that the text may show.
	 * @param \Closure( Attachment ): string  $url         Address of a file.
	 */
	public static function from_cids( string $html, array $attachments, \Closure $url ): string {
		$pictures = [];
		foreach ( $attachments as $attachment ) {
			if ( $attachment->is_picture() ) {
				$pictures[ self::CID . $attachment->id ] = $attachment;
				if ( '' !== $attachment->cid ) {
					$pictures[ "cid:$attachment->cid" ] = $attachment;
				}
			}
		}
		return self::with_sources(
			$html,
			'cid:',
			static function ( string $source ) use ( $pictures, $url ): ?string {
				if ( 0 !== stripos( $source, 'cid:' ) ) {
					return $source;
				}
				$cid     = 'cid:' . substr( $source, 4 );
				$picture = $pictures[ $cid ] ?? $pictures[ rawurldecode( $cid ) ] ?? null;
				return $picture ? $url( $picture ) : null;
			}
		);
	}

	/**
	 * Files that a text refers to.
	 *
	 * @param string $html HTML with references.
	 * @return list<int>
	 */
	public static function ids( string $html ): array {
		$ids = [];
		self::with_sources(
			$html,
			self::CID,
			static function ( string $source ) use ( &$ids ): string {
				if ( preg_match( '/^' . self::CID . '(\d{1,18})$/D', $source, $found ) ) {
					$ids[] = (int) $found[1];
				}
				return $source;
			}
		);
		return array_values( array_unique( $ids ) );
	}

	/**
	 * Changes the sources of pictures.
	 *
	 * @param string                     $html   HTML.
	 * @param string                     $needle Without it there is nothing to do.
	 * @param \Closure( string ): ?string $change New source; null for none.
	 */
	private static function with_sources( string $html, string $needle, \Closure $change ): string {
		if ( false === stripos( $html, '<img' ) || false === stripos( html_entity_decode( rawurldecode( $html ), ENT_QUOTES | ENT_HTML5 ), $needle ) ) {
			return $html;
		}
		// WordPress writes no `cid:` into an attribute: it is held open by an address that nobody else can have written.
		$held = 'https://' . bin2hex( random_bytes( 8 ) ) . '.invalid/';
		$tags = new \WP_HTML_Tag_Processor( $html );
		while ( $tags->next_tag( [ 'tag_name' => 'IMG' ] ) ) {
			$source = $tags->get_attribute( 'src' );
			$new    = is_string( $source ) ? $change( trim( $source ) ) : null;
			if ( null === $new ) {
				$tags->remove_attribute( 'src' );
			} elseif ( $new !== $source ) {
				$tags->set_attribute( 'src', str_starts_with( $new, 'cid:' ) ? $held . substr( $new, 4 ) : $new );
			}
		}
		return str_replace( $held, 'cid:', $tags->get_updated_html() );
	}
}
