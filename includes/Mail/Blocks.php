<?php
/**
 * Pieces of HTML that mails are made of.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * Colours work on light and dark ground: mail programs that invert a mail invert these well.
 */
final class Blocks {

	/**
	 * A link that looks like a button.
	 *
	 * @param string $url   Address.
	 * @param string $label Plain text.
	 */
	public static function button( string $url, string $label ): string {
		return '' === $url ? '' : sprintf(
			'<p style="margin:24px 0"><a href="%s" style="background-color:#3858e9;border-radius:4px;color:#ffffff;padding:10px 18px;text-decoration:none">%s</a></p>',
			esc_url( $url ),
			esc_html( $label )
		);
	}

	/**
	 * How a customer can answer.
	 *
	 * @param string $url      Private link, '' for none.
	 * @param bool   $by_reply Whether an answer by mail arrives.
	 */
	public static function answer( string $url, bool $by_reply ): string {
		$link = '<a href="' . esc_url( $url ) . '">';
		if ( $by_reply ) {
			return '<p>' . ( '' === $url
				? esc_html__( 'To answer, simply reply to this mail.', 'switchboard' )
				// Nothing follows the link: mail programs take a full stop for a part of its address.
				/* translators: 1: beginning of a link, 2: its end. Please leave the end of the sentence without a full stop. */
				: sprintf( esc_html__( 'To answer, simply reply to this mail. You can also use your own page: %1$sanswer here%2$s', 'switchboard' ), $link, '</a>' ) ) . '</p>';
		}
		if ( '' === $url ) {
			return '';
		}
		return self::button( $url, __( 'Answer here', 'switchboard' ) )
			. self::small( __( 'The button opens your conversation with us. It is made for you alone. A reply to this mail would not reach us.', 'switchboard' ) );
	}

	/**
	 * How one of several recipients can answer: nothing here is made for one of them alone.
	 *
	 * @param string $url      The customers' page, '' for none.
	 * @param bool   $by_reply Whether an answer by mail arrives.
	 */
	public static function answer_together( string $url, bool $by_reply ): string {
		if ( $by_reply ) {
			return self::answer( '', true );
		}
		return '' === $url ? '' : self::button( $url, __( 'Answer here', 'switchboard' ) )
			. self::small( __( 'The button opens our page; sign in there with the address at which you got this mail. A reply to this mail would not reach us.', 'switchboard' ) );
	}

	/**
	 * How a customer who has just written can add something.
	 *
	 * @param string $url      Private link, '' for none.
	 * @param bool   $by_reply Whether an answer by mail arrives.
	 */
	public static function add( string $url, bool $by_reply ): string {
		if ( $by_reply || '' === $url ) {
			return self::answer( $url, $by_reply );
		}
		return self::button( $url, __( 'Show my message', 'switchboard' ) )
			. self::small( __( 'There you can also add something. The button is made for you alone. A reply to this mail would not reach us.', 'switchboard' ) );
	}

	/**
	 * A line of small print.
	 *
	 * @param string $text Plain text.
	 */
	private static function small( string $text ): string {
		return '<p style="color:#757575;font-size:13px">' . esc_html( $text ) . '</p>';
	}

	/**
	 * A quoted message.
	 *
	 * @param string $who  Name of its author.
	 * @param int    $time When it was written, seconds since 1970.
	 * @param string $html Safe HTML.
	 */
	public static function quote( string $who, int $time, string $html ): string {
		$when = wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $time );
		/* translators: 1: date and time, 2: name of a person. */
		$line = sprintf( __( 'On %1$s, %2$s wrote:', 'switchboard' ), $when, $who );
		// Mail programs know no logical sides.
		$side = is_rtl() ? 'right' : 'left';
		return '<p style="color:#757575;margin:24px 0 8px">' . esc_html( $line ) . "</p><blockquote style=\"border-$side:2px solid #c3c4c7;margin:0;padding-$side:12px\">$html</blockquote>";
	}

	/**
	 * Links to files that are too large to travel along.
	 *
	 * @param array<string, string> $files Addresses by name; names are hostile text.
	 */
	public static function files( array $files ): string {
		$items = '';
		foreach ( $files as $name => $url ) {
			$items .= '<li><a href="' . esc_url( $url ) . '">' . esc_html( (string) $name ) . '</a></li>';
		}
		return '' === $items ? '' : '<p>' . esc_html__( 'These files are too large for a mail; the links work for 30 days:', 'switchboard' ) . "</p><ul>$items</ul>";
	}
}
