<?php
/**
 * An enhanced mail system status, as RFC 3463 has it.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * A status such as 5.1.1 and its reason in one word; read from a report's field, or worked out from what a server said.
 */
final class Delivery_Status {

	/**
	 * The only ones that mean "this address is invalid for good".
	 */
	private const INVALID_ADDRESS = [ '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1' ];

	/**
	 * Reasons that a status of an invalid address may have; servers also send 5.1.1 for a full mailbox or for a block.
	 */
	private const ADDRESS_REASONS = [ '', 'user-unknown', 'host-unknown', 'moved', 'disabled', 'syntax' ];

	/**
	 * What a status alone says.
	 */
	private const REASONS = [
		'1.1'  => 'user-unknown',
		'1.2'  => 'host-unknown',
		'1.3'  => 'syntax',
		'1.6'  => 'moved',
		'1.7'  => 'sender-rejected',
		'1.8'  => 'sender-rejected',
		'1.10' => 'host-unknown',
		'2.1'  => 'disabled',
		'2.2'  => 'mailbox-full',
		'2.3'  => 'too-big',
		'3.1'  => 'system-full',
		'3.4'  => 'too-big',
		'4.1'  => 'network',
		'4.2'  => 'network',
		'4.3'  => 'network',
		'4.4'  => 'host-unknown',
		'4.6'  => 'loop',
		'4.7'  => 'expired',
	];

	/**
	 * What an SMTP reply alone says beyond its class.
	 */
	private const REPLIES = [
		'421' => '3.2',
		'450' => '2.0',
		'451' => '3.0',
		'452' => '3.1',
		'550' => '0.0',
		'551' => '1.6',
		'552' => '2.2',
		'571' => '7.1',
	];

	/**
	 * By the named constructors.
	 *
	 * @param string $code   Such as `5.1.1`.
	 * @param string $reason In one word, '' when unknown.
	 */
	private function __construct( public readonly string $code, public readonly string $reason ) {
	}

	/**
	 * From a report: its Status field, made more exact by its diagnostic text.
	 *
	 * @param string $field      Such as `5.1.1 (unknown user)`; may be empty.
	 * @param string $diagnostic What the server said.
	 * @param bool   $is_delay   The server still tries.
	 */
	public static function of_field( string $field, string $diagnostic, bool $is_delay ): self {
		$meaning = Failure_Phrases::meaning( $diagnostic );
		if ( 1 !== preg_match( '/(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.])/', $field, $found ) ) {
			return self::of_text( $diagnostic . "\n" . $field, $is_delay );
		}
		$code = $found[1] . '.' . (int) $found[2] . '.' . (int) $found[3];
		if ( self::is_vague( $code ) ) {
			$exact = self::of_text( $diagnostic, $is_delay );
			if ( '' !== $diagnostic && $exact->code[0] === $code[0] && ! self::is_vague( $exact->code ) ) {
				return $exact;
			}
			if ( null !== $meaning ) {
				return new self( $code[0] . '.' . $meaning['detail'], $meaning['reason'] );
			}
		}
		return new self( $code, $meaning['reason'] ?? self::reason_of( $code ) );
	}

	/**
	 * From words: an enhanced status in them, else an SMTP reply and what the words mean, else the words alone.
	 *
	 * @param string $text     What the server said.
	 * @param bool   $is_delay The server still tries.
	 */
	public static function of_text( string $text, bool $is_delay ): self {
		$text    = substr( $text, 0, 50_000 );
		$meaning = Failure_Phrases::meaning( $text );
		$code    = self::enhanced( $text );
		$reply   = self::reply( $text );
		if ( '' === $code && '' !== $reply ) {
			$code = $reply[0] . '.' . ( $meaning['detail'] ?? self::REPLIES[ $reply ] ?? '0.0' );
		}
		if ( '' === $code ) {
			$code = self::class_of_words( $text, $is_delay ) . '.' . ( $meaning['detail'] ?? '0.0' );
		} elseif ( null !== $meaning && self::is_vague( $code ) ) {
			$code = $code[0] . '.' . $meaning['detail'];
		}
		return new self( $code, $meaning['reason'] ?? self::reason_of( $code ) );
	}

	/**
	 * Does the text hold an enhanced status, an SMTP reply or known words of a refusal?
	 *
	 * @param string $text Text.
	 */
	public static function speaks( string $text ): bool {
		return '' !== self::enhanced( $text ) || '' !== self::reply( $text ) || null !== Failure_Phrases::meaning( $text );
	}

	/**
	 * Does the text hold a status or an SMTP reply in numbers?
	 *
	 * @param string $text Text.
	 */
	public static function has_number( string $text ): bool {
		return '' !== self::enhanced( $text ) || '' !== self::reply( $text );
	}

	/**
	 * Is the address invalid for good?
	 */
	public function is_invalid_address(): bool {
		return in_array( $this->code, self::INVALID_ADDRESS, true ) && in_array( $this->reason, self::ADDRESS_REASONS, true );
	}

	/**
	 * The first enhanced status of a text that says more than "something failed".
	 *
	 * @param string $text Text.
	 */
	private static function enhanced( string $text ): string {
		preg_match_all( '/(?<![\d.A-Za-z])([45])\.(\d)\.(\d{1,3})(?!\d|\.\d)/', $text, $found, PREG_SET_ORDER );
		$vague = '';
		foreach ( array_slice( $found, 0, 20 ) as [ , $class, $subject, $detail ] ) {
			$code = "{$class}.{$subject}." . (int) $detail;
			if ( ! self::is_vague( $code ) && "{$class}.5.1" !== $code ) {
				return $code;
			}
			$vague = $vague ?: $code;
		}
		return $vague;
	}

	/**
	 * The first SMTP reply of a text that refuses.
	 *
	 * @param string $text Text.
	 */
	private static function reply( string $text ): string {
		$codes = '4(?:2[0-2]|3[0-2]|5\d|71)|5(?:0[0-4]|1[0-7]|2[0-9]|3[0-9]|4[0-2]|5\d|7[0-3])';
		$found = preg_match( '/(?:^|[\s:;("\'<>\[#=,])(' . $codes . ')(?=[\s,;:.)"\'\]-]|$)(?![.,]\d|:\d|-\d(?!\.\d))(?!\s+(?:bytes|lines|kb|mb|seconds|hours|days)\b)/mi', $text, $match );
		return 1 === $found ? $match[1] : '';
	}

	/**
	 * 4 or 5 where there is no number: a server that has given up failed for good, unless it says that it may work later.
	 *
	 * @param string $text     Text.
	 * @param bool   $is_delay The server still tries.
	 */
	private static function class_of_words( string $text, bool $is_delay ): string {
		if ( $is_delay ) {
			return '4';
		}
		if ( 1 === preg_match( '/permanent|fatal|giv(?:en|ing) up|gave up|unrecoverable/i', $text ) ) {
			return '5';
		}
		return 1 === preg_match( '/temporar|transient|deferred|try again later|retry (?:later|timeout)|may be resolved/i', $text ) ? '4' : '5';
	}

	/**
	 * Says the code no more than that something failed?
	 *
	 * @param string $code Code.
	 */
	private static function is_vague( string $code ): bool {
		return str_ends_with( $code, '.0.0' ) || str_ends_with( $code, '.5.0' ) || str_ends_with( $code, '.3.0' );
	}

	/**
	 * What a status alone says, in one word.
	 *
	 * @param string $code Code.
	 */
	private static function reason_of( string $code ): string {
		$detail = substr( $code, 2 );
		return self::REASONS[ $detail ] ?? ( str_starts_with( $detail, '7.' ) ? 'policy' : '' );
	}
}
