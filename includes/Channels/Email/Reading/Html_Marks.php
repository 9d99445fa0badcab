<?php
/**
 * How mail programs mark quotes in HTML.
 *
 * @package Switchboard
 */

declare(strict_types=1);

// phpcs:disable WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase -- The names of the DOM are not ours.

namespace Switchboard\Channels\Email\Reading;

use DOMElement;

/**
 * Says of an element what a mail program means by it, from its class, id and style.
 */
final class Html_Marks {

	/**
	 * Another mail's words.
	 */
	public const QUOTE = 'quote';
	/**
	 * Holds the introduction and the quote, and sometimes a reply below them.
	 */
	public const QUOTE_FRAME = 'frame';
	/**
	 * From here on all is an older mail.
	 */
	public const BORDER    = 'border';
	public const INTRO     = 'intro';
	public const SIGNATURE = 'signature';
	public const FORWARD   = 'forward';

	/**
	 * Marks by class. Outlook on the web puts "x_" before the classes of what it quotes.
	 */
	private const CLASSES = [
		'gmail_quote'             => self::QUOTE_FRAME,
		'gmail_quote_container'   => self::QUOTE_FRAME,
		'protonmail_quote'        => self::QUOTE_FRAME,
		'zmail_extra'             => self::QUOTE_FRAME,
		'zm_extra'                => self::QUOTE_FRAME,
		'yahoo_quoted'            => self::QUOTE_FRAME,
		'yahoo-quoted'            => self::QUOTE_FRAME,
		'tutanota_quote'          => self::QUOTE,
		'mail_quote'              => self::QUOTE,
		'quoted-text'             => self::QUOTE,
		'front-blockquote'        => self::QUOTE,
		'sh-quoted-content'       => self::QUOTE_FRAME,
		'alimail-quote'           => self::QUOTE,
		'intercom-quote'          => self::QUOTE,
		'freshdesk_quote'         => self::QUOTE,
		'zendesk_quote'           => self::QUOTE,
		'yqt'                     => self::QUOTE_FRAME,
		'moz-cite-prefix'         => self::INTRO,
		'gmail_attr'              => self::INTRO,
		'gmail_quote_attribution' => self::INTRO,
		'tutanota_quote_header'   => self::INTRO,
		'OutlookMessageHeader'    => self::BORDER,
		'yahoo-quoted-begin'      => self::BORDER,
		'moz-email-headers-table' => self::FORWARD,
		'moz-forward-container'   => self::FORWARD,
		'gmail_signature'         => self::SIGNATURE,
		'gmail_signature_prefix'  => self::SIGNATURE,
		'moz-signature'           => self::SIGNATURE,
		'protonmail_signature_block' => self::SIGNATURE,
		'tutanota_signature'      => self::SIGNATURE,
		'yahoo-signature'         => self::SIGNATURE,
	];

	/**
	 * What programs put before the names in mail that they quote or rewrite.
	 */
	private const PREFIX = '/^(?:x_|ydp[0-9a-f]{7,10}|yiv\d{6,12}|ecx|m_-?\d{6,24}|3D"?)+/';

	private const IDS = [
		'appendonsend'                         => self::BORDER,
		'divRplyFwdMsg'                        => self::BORDER,
		'divTaggedContent'                     => self::BORDER,
		'stopSpelling'                         => self::BORDER,
		'mail-editor-reference-message-container' => self::BORDER,
		'ms-outlook-mobile-body-separator-line' => self::BORDER,
		'zwchr'                                => self::BORDER,
		'reply-intro'                          => self::INTRO,
		'OLK_SRC_BODY_SECTION'                 => self::QUOTE_FRAME,
		'isReplyContent'                       => self::QUOTE,
		'origbody'                             => self::QUOTE_FRAME,
		'replyContent'                         => self::QUOTE_FRAME,
		'AppleMailSignature'                   => self::SIGNATURE,
		'ms-outlook-mobile-signature'          => self::SIGNATURE,
		'Signature'                            => self::SIGNATURE,
		'ymail_android_signature'              => self::SIGNATURE,
		'yahoo_signature'                      => self::SIGNATURE,
	];

	/**
	 * How a forwarded mail begins.
	 */
	private static ?string $forward = null;

	/**
	 * What an element is.
	 *
	 * @param DOMElement $element The element.
	 * @return string One of the constants, or ''.
	 */
	public static function of( DOMElement $element ): string {
		$tag = strtolower( $element->tagName );
		$id  = (string) preg_replace( self::PREFIX, '', substr( $element->getAttribute( 'id' ), 0, 200 ) );
		if ( '' !== $id ) {
			if ( isset( self::IDS[ $id ] ) ) {
				return self::IDS[ $id ];
			}
			if ( str_starts_with( $id, 'yahoo_quoted' ) ) {
				return self::QUOTE_FRAME;
			}
		}
		foreach ( (array) preg_split( '/\s+/', substr( $element->getAttribute( 'class' ), 0, 500 ), -1, PREG_SPLIT_NO_EMPTY ) as $class ) {
			$class = (string) preg_replace( [ '/^ydp[0-9a-f]{7,10}signature$/', self::PREFIX, '/\d{6,}$/' ], [ 'yahoo-signature', '', '' ], (string) $class );
			if ( isset( self::CLASSES[ $class ] ) ) {
				return 'blockquote' === $tag && self::QUOTE_FRAME === self::CLASSES[ $class ] ? self::QUOTE : self::CLASSES[ $class ];
			}
		}
		if ( 'blockquote' === $tag || 'includetail' === $tag ) {
			return self::QUOTE;
		}
		return self::of_style( $element, $tag );
	}

	/**
	 * What an element is that only its other attributes tell.
	 *
	 * @param DOMElement $element The element.
	 * @param string     $tag     Its name.
	 */
	private static function of_style( DOMElement $element, string $tag ): string {
		if ( '__DIVIDER__' === $element->getAttribute( 'data-marker' ) ) {
			return self::BORDER;
		}
		if ( 'gmail_signature' === $element->getAttribute( 'data-smartmail' ) ) {
			return self::SIGNATURE;
		}
		if ( 'div' !== $tag ) {
			return '';
		}
		if ( in_array( $element->getAttribute( 'name' ), [ 'quote', 'messageReplySection' ], true ) ) {
			return self::QUOTE_FRAME;
		}
		$style = strtolower( str_replace( ' ', '', substr( $element->getAttribute( 'style' ), 0, 1000 ) ) );
		// The line that Outlook draws above the header of the mail that is answered.
		if ( 1 === preg_match( '/border-top(?:-|:)?(?:solid#(?:e1e1e1|b5c4df)1\.0pt|(?:1|1\.0)p[tx]solid#(?:e1e1e1|b5c4df)|1pxsolidrgb\((?:229,229,229|225,225,225|181,196,223)\)|color:rgb\((?:229,229,229|225,225,225|181,196,223)\)|solid(?:windowtext|#a5a5a5|\#e1e1e1)1\.0pt)/', $style )
			&& 1 === preg_match( '/^[^:：\n]{1,40}[:：].{0,300}[:：]/us', trim( substr( $element->textContent, 0, 1200 ) ) ) ) {
			return self::BORDER;
		}
		return '';
	}

	/**
	 * Whether a frame is quoted as a whole. One with a blockquote inside is not: a reply may stand below it. A forward never is.
	 *
	 * @param DOMElement $element The frame.
	 */
	public static function of_frame( DOMElement $element ): string {
		if ( self::is_forward( $element ) ) {
			return '';
		}
		return $element->getElementsByTagName( 'blockquote' )->length > 0 ? self::QUOTE_FRAME : self::QUOTE;
	}

	/**
	 * Whether a mail is passed on here: a title between dashes, or one that a header follows.
	 *
	 * @param DOMElement $element The element.
	 */
	public static function is_forward( DOMElement $element ): bool {
		self::$forward ??= '/^(?:[-‐-―_=*]{2,60}\s?)?(?:' . Quote_Words::any_of( Quote_Words::FORWARDED ) . ')[^\n]{0,20}?(?:[-‐-―_=*]{2,60}|:)/ui';
		return 1 === preg_match( self::$forward, mb_scrub( trim( substr( $element->textContent, 0, 1000 ) ), 'UTF-8' ) );
	}

	/**
	 * Whether a blockquote quotes a mail: Gmail's own button for quotations makes the same element without an introduction.
	 *
	 * @param DOMElement $element The blockquote.
	 * @param string     $above   The line above it.
	 */
	public static function is_quote( DOMElement $element, string $above ): bool {
		if ( 1 !== preg_match( '/(?:^|\s)\S{0,30}gmail_quote(?:\s|$)/', $element->getAttribute( 'class' ) ) || '' !== $element->getAttribute( 'type' ) ) {
			return true;
		}
		for ( $outer = $element->parentNode, $steps = 0; $outer instanceof DOMElement && $steps < 6; $outer = $outer->parentNode, $steps++ ) {
			if ( 'div' === strtolower( $outer->tagName ) && str_contains( $outer->getAttribute( 'class' ), 'gmail_' ) ) {
				return true;
			}
		}
		return 1 === preg_match( '/[:：]$/u', $above );
	}
}
