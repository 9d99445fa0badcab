<?php
/**
 * A mail's HTML.
 *
 * @package Switchboard
 */

declare(strict_types=1);

// phpcs:disable WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase -- The names of the DOM are not ours.

namespace Switchboard\Channels\Email\Reading;

use DOMDocument;
use DOMElement;
use DOMNode;

/**
 * Reads HTML, whatever state it is in, and writes it again without some of its lines.
 */
final class Html_Body {

	/**
	 * Put behind the HTML: where it isn't found again, parsing stopped early (too deep, a comment without an end …), and nothing may be lost.
	 */
	private const END = '<i id="' . Html_Lines::END . '"></i>';

	/**
	 * By {@see read()}.
	 */
	private function __construct( private readonly string $html, private readonly DOMDocument $document, private readonly DOMElement $body, private readonly Html_Lines $read ) {
	}

	/**
	 * Reads HTML.
	 *
	 * @param string $html UTF-8.
	 * @return ?self Null when it can't be read as a whole.
	 */
	public static function read( string $html ): ?self {
		$document = self::parsed( $html );
		$body     = $document?->getElementsByTagName( 'body' )->item( 0 );
		if ( null === $document || ! $body instanceof DOMElement ) {
			return null;
		}
		$read = new Html_Lines( $document, $body );
		return $read->is_whole() ? new self( $html, $document, $body, $read ) : null;
	}

	/**
	 * The lines of its text.
	 *
	 * @return list<Quote_Line>
	 */
	public function lines(): array {
		return $this->read->lines();
	}

	/**
	 * The HTML of the body without some lines. Style sheets, scripts and comments aren't part of it.
	 *
	 * @param list<bool> $folded True for each line that is left out.
	 */
	public function without( array $folded ): string {
		// The nodes are this document's: it is read again for each question.
		$copy = self::read( $this->html );
		if ( null === $copy ) {
			return $this->html;
		}
		foreach ( $copy->read->nodes() as $i => $nodes ) {
			if ( $folded[ $i ] ?? false ) {
				foreach ( $nodes as $node ) {
					self::remove( $node, $copy->body );
				}
			}
		}
		$copy->document->encoding = 'UTF-8';
		$html                     = '';
		foreach ( $copy->body->childNodes as $child ) {
			$html .= (string) $copy->document->saveHTML( $child );
		}
		return trim( $html );
	}

	/**
	 * The document of some HTML.
	 *
	 * @param string $html UTF-8.
	 */
	private static function parsed( string $html ): ?DOMDocument {
		if ( ! class_exists( DOMDocument::class ) ) {
			return null;
		}
		if ( ! mb_check_encoding( $html, 'UTF-8' ) ) {
			$html = mb_scrub( $html, 'UTF-8' );
		}
		// Some phones forget to escape the brackets of an address.
		$html = (string) preg_replace( '/<([\w.+-]{1,64}@[\w.-]{1,190})>/', '&lt;$1&gt;', $html );
		// Word's own elements (<o:p>) would become paragraphs.
		$html = (string) preg_replace( '/<(\/?)[a-z][a-z0-9]{0,9}:[a-z][\w-]{0,30}(?=[\s>\/])/i', '<$1span', $html );
		// Plain ASCII is read alike whatever charset the document claims.
		$html     = mb_encode_numericentity( (string) preg_replace( '/[\x00-\x08\x0B\x0C\x0E-\x1F\r]/', '', $html ), [ 0x80, 0x10FFFF, 0, 0x1FFFFF ], 'UTF-8' );
		$html     = (string) preg_replace( '/<meta[^<>]{0,300}charset[^<>]{0,300}>|<\/(?:body|html)\s{0,9}>/i', '', $html );
		$document = new DOMDocument();
		$before   = libxml_use_internal_errors( true );
		$is_read  = $document->loadHTML( $html . self::END, LIBXML_NONET | LIBXML_COMPACT | LIBXML_NOERROR | LIBXML_NOWARNING );
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		return $is_read ? $document : null;
	}

	/**
	 * Takes a node out, and the elements that are empty without it.
	 *
	 * @param DOMNode    $node The node.
	 * @param DOMElement $body Where to stop.
	 */
	private static function remove( DOMNode $node, DOMElement $body ): void {
		$above = $node->parentNode;
		while ( null !== $above ) {
			$above->removeChild( $node );
			if ( $above === $body || null !== $above->firstChild ) {
				return;
			}
			$node  = $above;
			$above = $node->parentNode;
		}
	}
}
