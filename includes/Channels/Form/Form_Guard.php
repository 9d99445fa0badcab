<?php
/**
 * Keeps machines out of forms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Client_Address;
use Switchboard\Foundation\REST\Rate_Limit_Repository;

/**
 * Without a third party: a field that only machines fill in, the time that a person needs, a signed token and limits. Whoever
 * trips over one is told and may try again: nothing is lost in silence.
 */
final class Form_Guard {

	/** Nobody writes a message in less. */
	private const LEAST_SECONDS = 3;

	/** Hits allowed in so many seconds: `what` => [most, seconds]. */
	private const LIMITS = [
		'token'       => [ 120, 600 ],
		'attachment'  => [ 60, 3600 ],
		'try'         => [ 60, 600 ],
		'ticket'      => [ 20, 3600 ],
		'contact'     => [ 10, 3600 ],
		'contact-day' => [ 30, 86400 ],
	];

	/**
	 * Needs seals, limits and addresses.
	 *
	 * @param Form_Seal             $seal    Seals.
	 * @param Rate_Limit_Repository $limits  Limits.
	 * @param Client_Address        $address The visitor's address.
	 */
	public function __construct(
		private readonly Form_Seal $seal,
		private readonly Rate_Limit_Repository $limits,
		private readonly Client_Address $address
	) {
	}

	/**
	 * Counts a call by its address.
	 *
	 * @param string $what `token`, `attachment`, `try` or `ticket`.
	 * @throws Problem 429.
	 */
	public function limit( string $what ): void {
		$this->hit( $what, $this->address->key() );
	}

	/**
	 * Refuses what a machine would send. The message says what to do; in most cases, to press the button again.
	 *
	 * @param Submission $submission What came.
	 * @throws Problem 403 for a token that isn't good, 400 `switchboard_form_confirm` for what looks like a machine.
	 */
	public function check( Submission $submission ): void {
		$age = $this->seal->age( $submission->token, Form_Seal::bind( $submission->config ) );
		if ( '' !== $submission->trap ) {
			throw self::confirm( 'trap', __( 'Something filled in a field that people do not see, as programs do. We have emptied it: please send your message once more.', 'switchboard' ) );
		}
		if ( null !== $age && $age < self::LEAST_SECONDS ) {
			throw self::confirm( 'fast', __( 'That was faster than people write. If you are one, please send your message once more.', 'switchboard' ) );
		}
	}

	/**
	 * Asks other plugins, such as a captcha, and counts what would become a ticket.
	 *
	 * @param Submission  $submission What came, its values checked.
	 * @param Form_Config $config     The form.
	 * @throws Problem When a plugin refuses, or 429.
	 */
	public function permit( Submission $submission, Form_Config $config ): void {
		/**
		 * Filters whether a visitor may send a form; a captcha answers here.
		 *
		 * @param \WP_Error|null        $error  Null to let it pass. An error's message is shown to the visitor.
		 * @param array<string, string> $values What was filled in, by field name.
		 * @param array<string, mixed>  $extra  What else was in the form: the controls of the captcha.
		 * @param array<string, mixed>  $config How the form was set up.
		 */
		$error = apply_filters( 'switchboard_form_check', null, $submission->values, $submission->extra, $config->to_array() );
		if ( is_wp_error( $error ) ) {
			throw new Problem( 'switchboard_form_refused', wp_strip_all_tags( $error->get_error_message() ), 400 );
		}
		$this->limit( 'ticket' );
		$sender = $submission->user_id > 0 ? "user:$submission->user_id" : mb_strtolower( $submission->value( 'email' ) );
		$this->hit( 'contact', $sender );
		$this->hit( 'contact-day', $sender );
	}

	/**
	 * Counts.
	 *
	 * @param string $what What.
	 * @param string $whom By whom.
	 * @throws Problem 429.
	 */
	private function hit( string $what, string $whom ): void {
		[ $most, $seconds ] = self::LIMITS[ $what ];
		/**
		 * Filters how often a visitor may do something with forms.
		 *
		 * @param int    $most    Times in a window.
		 * @param string $what    `token`, `attachment`, `try`, `ticket` (by address), `contact` or `contact-day` (by sender).
		 * @param int    $seconds Length of the window.
		 */
		$most = (int) apply_filters( 'switchboard_form_limit', $most, $what, $seconds );
		$this->limits->hit( "form-$what:$whom", $most, $seconds );
	}

	/**
	 * A doubt that one more press of the button settles.
	 *
	 * @param string $reason  `trap` or `fast`.
	 * @param string $message Translated sentence.
	 */
	private static function confirm( string $reason, string $message ): Problem {
		return new Problem( 'switchboard_form_confirm', $message, 400, [ 'reason' => $reason ] );
	}
}
