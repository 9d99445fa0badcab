<?php
/**
 * What a provider said instead of giving a token.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

/**
 * A refusal with the provider's own words; the message is a sentence for a person.
 */
final class Refusal extends \RuntimeException {

	/** Only a person who agrees anew can mend these. */
	private const ASK_AGAIN = [ 'invalid_grant', 'interaction_required', 'consent_required', 'login_required' ];

	/** These the owner mends in the settings. */
	private const SET_UP = [ 'invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_scope', 'unsupported_grant_type', 'invalid_resource' ];

	/**
	 * Made where a provider is asked.
	 *
	 * @param string $error   OAuth 2's name of the error; '' when the provider couldn't be asked.
	 * @param string $message Translated sentence with the provider's words.
	 */
	public function __construct( public readonly string $error, string $message ) {
		parent::__construct( $message );
	}

	/**
	 * Whether a person has to connect again.
	 */
	public function needs_consent(): bool {
		return in_array( $this->error, self::ASK_AGAIN, true );
	}

	/**
	 * Whether the settings are wrong, such as a client secret that has expired.
	 */
	public function needs_owner(): bool {
		return in_array( $this->error, self::SET_UP, true );
	}

	/**
	 * From an error's name and description.
	 *
	 * @param string $provider    Name of the provider.
	 * @param string $error       Such as `invalid_grant`.
	 * @param string $description The provider's words.
	 */
	public static function said( string $provider, string $error, string $description ): self {
		// Microsoft adds numbers to look up, on lines of their own.
		$words = trim( mb_substr( (string) preg_replace( '/\s+/', ' ', sanitize_text_field( $description ) ), 0, 300 ) );
		$error = preg_match( '/^[a-z_]{1,60}$/', $error ) ? $error : 'error';
		/* translators: 1: Google or Microsoft, 2: its own words. */
		return new self( $error, sprintf( __( '%1$s refused: %2$s', 'switchboard' ), $provider, trim( "$error $words" ) ) );
	}
}
