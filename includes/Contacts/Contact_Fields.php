<?php
/**
 * What a contact may be called and reached by.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Checks what people and channels say of a contact; lengths too, for databases cut or keep over-long text as they like.
 */
final class Contact_Fields {

	/** A locale or language tag; '' for the site's. */
	public const LANGUAGE = '/^[A-Za-z0-9_@-]{0,20}$/D';

	/**
	 * Checks fields and names them as the table does.
	 *
	 * @param array<string, mixed> $fields Fields of a request; unknown ones are left out.
	 * @return array{name?: string, language?: string, preferred_channel?: string, timezone?: string, notes?: string, company_id?: int}
	 * @throws Problem When one can't be.
	 */
	public static function columns( array $fields ): array {
		$columns = [];
		foreach ( array_intersect_key( $fields, array_flip( [ 'name', 'language', 'preferred_channel', 'timezone' ] ) ) as $name => $value ) {
			$columns[ $name ] = Html::excerpt( Html::valid_text( (string) $value ), 'name' === $name ? 200 : 64 );
		}
		if ( '' === ( $columns['name'] ?? '-' ) ) {
			throw Problem::invalid( 'name', __( 'Please give a name.', 'switchboard' ) );
		}
		if ( ! preg_match( self::LANGUAGE, $columns['language'] ?? '' ) ) {
			throw Problem::invalid( 'language', __( 'This is not a language code.', 'switchboard' ) );
		}
		if ( ! preg_match( '/^[a-z0-9_-]{0,32}$/D', $columns['preferred_channel'] ?? '' ) ) {
			throw Problem::invalid( 'preferred_channel', __( 'There is no such channel.', 'switchboard' ) );
		}
		if ( '' !== ( $columns['timezone'] ?? '' ) && ! in_array( $columns['timezone'], timezone_identifiers_list( \DateTimeZone::ALL_WITH_BC ), true ) ) {
			throw Problem::invalid( 'timezone', __( 'There is no such time zone.', 'switchboard' ) );
		}
		if ( isset( $fields['notes'] ) ) {
			$columns['notes'] = mb_substr( Html::valid_text( (string) $fields['notes'] ), 0, 20000 );
		}
		if ( array_key_exists( 'company', $fields ) ) {
			$columns['company_id'] = (int) $fields['company'];
		}
		return $columns;
	}

	/**
	 * Checks an identity's value.
	 *
	 * @param string $type  Type.
	 * @param string $value Value.
	 * @return string The value as it is kept.
	 * @throws Problem When it can't be one.
	 */
	public static function identity( string $type, string $value ): string {
		$value = trim( $value );
		if ( Identity::EMAIL === $type && ( strlen( $value ) > 254 || ! is_email( $value ) ) ) {
			throw Problem::invalid( 'email', __( 'This is not a valid e-mail address.', 'switchboard' ) );
		}
		if ( Identity::PHONE === $type && ! preg_match( '/^\+?[0-9(][0-9 ()\/.-]{2,38}$/D', $value ) ) {
			throw Problem::invalid( 'phone', __( 'This is not a valid phone number.', 'switchboard' ) );
		}
		if ( '' === $value || mb_strlen( $value ) > 254 || Html::valid_text( $value ) !== $value || ! preg_match( '/^[a-z0-9_]{1,20}$/D', $type ) ) {
			throw Problem::invalid( 'value', __( 'This is not a valid identity.', 'switchboard' ) );
		}
		return $value;
	}
}
