<?php
/**
 * One way to reach or recognise a contact.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

/**
 * One row of the table `contact_identity`: verified by a link or a sign-in, or only claimed.
 */
final class Identity {

	public const EMAIL   = 'email';
	public const PHONE   = 'phone';
	public const WP_USER = 'wp_user';

	public const VERIFIED = 'verified';
	public const CLAIMED  = 'claimed';

	/**
	 * Use from_row().
	 *
	 * @param int    $id         Identifier.
	 * @param int    $contact_id Whose.
	 * @param string $type       `email`, `phone`, `wp_user` or a channel's own.
	 * @param string $value      Address, number or user id.
	 * @param string $status         `verified` or `claimed`.
	 * @param string $invalid_reason Why a mail server refuses it for good, '' where none does.
	 * @param int    $invalid_at     Since when; seconds, 0 for never.
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $contact_id,
		public readonly string $type,
		public readonly string $value,
		public readonly string $status,
		public readonly string $invalid_reason = '',
		public readonly int $invalid_at = 0
	) {
	}

	/**
	 * Reads a row.
	 *
	 * @param array<string, string|null> $row Row of the table.
	 */
	public static function from_row( array $row ): self {
		return new self( (int) $row['id'], (int) $row['contact_id'], (string) $row['type'], (string) $row['value'], (string) $row['status'], (string) ( $row['invalid_reason'] ?? '' ), (int) ( $row['invalid_at'] ?? 0 ) );
	}

	/**
	 * The form in which two spellings of the same identity are equal.
	 *
	 * @param string $type  Type.
	 * @param string $value Value.
	 * @return string 64 hex digits.
	 */
	public static function key( string $type, string $value ): string {
		$value = mb_strtolower( trim( $value ), 'UTF-8' );
		if ( self::PHONE === $type ) {
			$value = (string) preg_replace( '/(?!^\+)[^0-9]/', '', $value );
		}
		return hash( 'sha256', $value );
	}

	/**
	 * Whether it was proved to be the person's.
	 */
	public function is_verified(): bool {
		return self::VERIFIED === $this->status;
	}

	/**
	 * The domain of an e-mail address, lower case; '' for anything else.
	 */
	public function domain(): string {
		return self::EMAIL === $this->type ? strtolower( substr( (string) strrchr( $this->value, '@' ), 1 ) ) : '';
	}

	/**
	 * The address to write to: the first verified one, else the first that is claimed.
	 *
	 * @param list<Identity> $identities One contact's, in their order.
	 */
	public static function email_of( array $identities ): ?string {
		$claimed = null;
		foreach ( $identities as $identity ) {
			if ( self::EMAIL !== $identity->type ) {
				continue;
			}
			if ( $identity->is_verified() ) {
				return $identity->value;
			}
			$claimed ??= $identity->value;
		}
		return $claimed;
	}
}
