<?php
/**
 * Does Akismet take it for spam?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;

/**
 * Asks the Akismet plugin, where it is active with a key, about mails of people that would open a ticket. No answer is no opinion.
 */
final class Akismet_Filter implements Filter {

	/** Characters of a mail that are shown to Akismet. */
	private const CHARACTERS = 20000;

	/**
	 * Suspends what Akismet calls spam.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		// Forms have guards of their own, and say so; only mails have headers.
		if ( [] === $message->headers || null !== $message->ticket_id || ! $this->is_there() ) {
			return null;
		}
		/**
		 * Filters whether Akismet is asked about a mail.
		 *
		 * @param bool            $ask     Whether to ask.
		 * @param Inbound_Message $message Mail.
		 */
		if ( ! apply_filters( 'switchboard_ask_akismet', true, $message ) ) {
			return null;
		}
		$answer = \Akismet::http_post( $this->question( $message ), 'comment-check' );
		return 'true' === trim( (string) ( $answer[1] ?? '' ) ) ? Verdict::suspend( 'akismet' ) : null;
	}

	/**
	 * Whether there is an Akismet with a key.
	 */
	private function is_there(): bool {
		return class_exists( \Akismet::class ) && is_callable( [ \Akismet::class, 'http_post' ] ) && is_callable( [ \Akismet::class, 'get_api_key' ] ) && '' !== (string) \Akismet::get_api_key();
	}

	/**
	 * What Akismet is told.
	 *
	 * @param Inbound_Message $message Mail.
	 */
	private function question( Inbound_Message $message ): string {
		return http_build_query(
			[
				'blog'                 => (string) get_option( 'home' ),
				'blog_lang'            => get_locale(),
				'blog_charset'         => 'UTF-8',
				'user_ip'              => self::origin( $message ),
				'comment_type'         => 'contact-form',
				'comment_author'       => $message->sender_name,
				'comment_author_email' => $message->sender_value,
				'comment_content'      => mb_substr( $message->subject . "\n\n" . $message->text, 0, self::CHARACTERS ),
			]
		);
	}

	/**
	 * The server that handed the mail over to ours, as far as the head tells.
	 *
	 * @param Inbound_Message $message Mail.
	 */
	private static function origin( Inbound_Message $message ): string {
		foreach ( $message->headers['received'] ?? [] as $line ) {
			if ( preg_match( '/[\[(](?:IPv6:)?([0-9a-f.:]{3,45})[\])]/i', $line, $found ) && filter_var( $found[1], FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE ) ) {
				return $found[1];
			}
		}
		return '0.0.0.0';
	}
}
