<?php
/**
 * Words for the site's privacy policy.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

/**
 * What the helpdesk keeps, why, how long and who sees it, in the words of a site to its visitors.
 */
final class Policy_Text {

	/**
	 * The suggestion, as WordPress's privacy guide shows it.
	 */
	public static function html(): string {
		$text = '<p class="privacy-policy-tutorial">' . esc_html__( 'This text describes what the helpdesk keeps on this site. Add what your channels send to other services, and how long you keep closed tickets.', 'switchboard' ) . '</p>';
		foreach ( self::paragraphs() as $heading => $paragraph ) {
			$text .= '<h3>' . esc_html( $heading ) . '</h3><p>' . esc_html( $paragraph ) . '</p>';
		}
		return $text;
	}

	/**
	 * Paragraphs by their heading.
	 *
	 * @return array<string, string>
	 */
	private static function paragraphs(): array {
		return [
			__( 'What we keep when you write to us', 'switchboard' ) => __( 'When you contact our support, we keep your name, your e-mail address or phone number, what you write, the files that you attach, and the time and the way by which your message came. E-mails are also kept as they were received, for 30 days; those that our spam filters hold back, for 90. We use this to answer you and to find earlier answers when you write again.', 'switchboard' ),
			__( 'Who sees it', 'switchboard' ) => __( 'Only members of our support team see your messages and files; files are kept in a place that can’t be reached from outside. If your company has asked for it, colleagues of the same company can see one another’s tickets.', 'switchboard' ),
			__( 'What is kept in your browser', 'switchboard' ) => __( 'While you write, the form keeps your unsent text in your browser, so that it isn’t lost. A private link from our e-mails lets you read your ticket without an account until the link expires.', 'switchboard' ),
			__( 'Protection against abuse', 'switchboard' ) => __( 'To stop automated messages we count requests by network address. Only an unreadable, keyed fingerprint of the address is stored, for at most a day.', 'switchboard' ),
			__( 'How long we keep it, and your rights', 'switchboard' ) => __( 'We keep tickets until they are no longer needed. You can ask for a copy of what we keep about you, or ask us to erase it.', 'switchboard' ),
		];
	}
}
