<?php
/**
 * Writes letters.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * Chooses the template and the language; the other rooms give the values.
 */
final class Letters {

	/**
	 * Needs words and a pen.
	 *
	 * @param Template_Repository $templates Words.
	 * @param Renderer            $renderer  Puts values in.
	 */
	public function __construct( private readonly Template_Repository $templates, private readonly Renderer $renderer ) {
	}

	/**
	 * Writes a letter in its reader's language.
	 *
	 * @param string                           $template_id Kind of mail.
	 * @param string                           $language    Locale such as `de_DE` or tag such as `de-DE`; '' for the site's.
	 * @param \Closure(): array<string, string> $values      Makes the values, in that language.
	 * @param string                           $mark        See Renderer.
	 * @return Letter|null Null when this kind of mail is switched off; the reply of an agent can't be.
	 */
	public function write( string $template_id, string $language, \Closure $values, string $mark = '' ): ?Letter {
		$switched = switch_to_locale( self::locale( $language ) );
		try {
			$template = $this->templates->find( $template_id );
			if ( null === $template || ! ( $template->enabled || self::is_always_sent( $template_id ) ) ) {
				return null;
			}
			return $this->renderer->write( $template->subject, $template->body, $values(), Template::AGENT === $template->audience ? self::agent_footer() : '', $mark );
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}

	/**
	 * Whether a kind of mail can't be switched off: without it, somebody would wait for ever.
	 *
	 * @param string $template_id Kind of mail.
	 */
	public static function is_always_sent( string $template_id ): bool {
		return in_array( $template_id, [ 'reply', 'forward', 'sign_in_link', 'confirm_address' ], true );
	}

	/**
	 * Below each notice.
	 */
	private static function agent_footer(): string {
		return '<p>' . sprintf(
			/* translators: 1: beginning of a link, 2: its end. */
			esc_html__( 'You get this mail as an agent. %1$sChoose which mails you get%2$s', 'switchboard' ),
			'<a href="' . esc_url( Ticket_Links::app_url( '/settings/notifications' ) ) . '">',
			'</a>'
		) . '</p>';
	}

	/**
	 * An installed locale for a language; else the site's, whatever the language of the person whose request this is.
	 *
	 * @param string $language Locale or tag.
	 */
	private static function locale( string $language ): string {
		$wanted    = str_replace( '-', '_', $language );
		$installed = [ 'en_US', ...get_available_languages() ];
		foreach ( '' === $wanted ? [] : $installed as $locale ) {
			if ( 0 === strcasecmp( $locale, $wanted ) ) {
				return $locale;
			}
		}
		$short = strtolower( explode( '_', $wanted )[0] );
		foreach ( '' === $short ? [] : [ get_locale(), ...$installed ] as $locale ) {
			if ( strtolower( explode( '_', $locale )[0] ) === $short ) {
				return $locale;
			}
		}
		return get_locale();
	}
}
