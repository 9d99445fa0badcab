<?php
/**
 * Checks what a person set up.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Reads settings by what their channel says of them, and takes the secrets out.
 *
 * @phpstan-import-type Field from Setting
 * @phpstan-import-type Value from Setting
 */
final class Connection_Settings {

	/** Longest value of one setting. */
	private const LIMIT = 2000;

	/** Most lines of a setting that has several. */
	private const MOST = 100;

	/**
	 * Splits a request's settings.
	 *
	 * A secret that is sent as it was shown (`{secret_set: …}`) stays as it is; null or '' removes it.
	 *
	 * @param Channel              $channel Channel.
	 * @param array<string, mixed> $sent    By key.
	 * @param Connection|null      $before  What they are put over; null for a new connection.
	 * @return array{settings: array<string, mixed>, secrets: array<string, string|null>} Plain secrets to set, null to remove.
	 * @phpstan-return array{settings: array<string, Value>, secrets: array<string, string|null>}
	 * @throws Problem When the channel has no such setting, or a value doesn't fit.
	 */
	public static function read( Channel $channel, array $sent, ?Connection $before = null ): array {
		$parsed = self::parse( $channel, $sent );
		$change = new Settings_Change( $channel, $before, $parsed['settings'], $parsed['secrets'] );
		$faults = $parsed['faults'] + $change->faults();
		if ( $faults ) {
			// All at once, so that a person sees every fault at its field.
			throw self::all_faults( $faults );
		}
		return [
			'settings' => $parsed['settings'],
			'secrets'  => $parsed['secrets'] + $change->outdated(),
		];
	}

	/**
	 * Splits a request's settings, without a look at what they mean together.
	 *
	 * @param Channel              $channel Channel.
	 * @param array<string, mixed> $sent    By key.
	 * @return array{settings: array<string, mixed>, secrets: array<string, string|null>, faults: array<string, string>} Faults as sentences by key.
	 * @phpstan-return array{settings: array<string, Value>, secrets: array<string, string|null>, faults: array<string, string>}
	 */
	public static function parse( Channel $channel, array $sent ): array {
		$fields   = array_column( $channel->settings_fields(), null, 'key' );
		$settings = [];
		$secrets  = [];
		$faults   = [];
		foreach ( $sent as $key => $value ) {
			try {
				$field = $fields[ $key ] ?? throw self::unknown( (string) $key );
				if ( in_array( $field['type'], Setting::WITHOUT_VALUE, true ) ) {
					throw self::unknown( (string) $key );
				}
				if ( 'secret' !== $field['type'] ) {
					$settings[ $key ] = self::value( $field, $value );
				} elseif ( ! is_array( $value ) ) {
					$secret          = self::text( $field, $value ?? '' );
					$secrets[ $key ] = '' === $secret ? null : $secret;
				}
			} catch ( Problem $problem ) {
				$faults[ (string) $key ] = $problem->getMessage();
			}
		}
		return compact( 'settings', 'secrets', 'faults' );
	}

	/**
	 * The problem that faults are.
	 *
	 * @param non-empty-array<string, string> $faults Sentences by key.
	 */
	public static function all_faults( array $faults ): Problem {
		$named = [];
		foreach ( $faults as $key => $sentence ) {
			$named[ 'settings[' . Html::excerpt( (string) $key, 60 ) . ']' ] = $sentence;
		}
		return Problem::invalid_values( $named );
	}

	/**
	 * What REST shows: settings, and of secrets only whether they are set.
	 *
	 * @param Connection   $connection Connection.
	 * @param Channel|null $channel    Its channel; null when its plugin is gone.
	 * @return array<string, mixed>
	 */
	public static function shown( Connection $connection, ?Channel $channel ): array {
		$shown = $connection->settings;
		$keys  = $connection->secrets;
		foreach ( $channel ? $channel->settings_fields() : [] as $field ) {
			if ( 'secret' === $field['type'] ) {
				$keys[] = $field['key'];
			}
		}
		foreach ( $keys as $key ) {
			if ( str_starts_with( $key, '_' ) ) {
				// The channel's own business, such as tokens.
				continue;
			}
			$shown[ $key ] = [ 'secret_set' => in_array( $key, $connection->secrets, true ) ];
		}
		return $shown;
	}

	/**
	 * One value.
	 *
	 * @param array $field Field.
	 * @phpstan-param Field $field
	 * @param mixed $value Value.
	 * @return bool|int|float|string|list<string>
	 * @throws Problem When it doesn't fit.
	 */
	private static function value( array $field, mixed $value ): bool|int|float|string|array {
		if ( 'checkbox' === $field['type'] ) {
			return rest_is_boolean( $value ) ? filter_var( $value, FILTER_VALIDATE_BOOLEAN ) : throw self::unfit( $field );
		}
		if ( 'number' === $field['type'] ) {
			// An emptied field is no number, and means the usual one.
			return '' === $value ? '' : ( is_numeric( $value ) ? $value + 0 : throw self::unfit( $field ) );
		}
		if ( in_array( $field['type'], [ 'list', 'folders' ], true ) ) {
			return self::texts( $field, $value );
		}
		$text = self::text( $field, $value );
		if ( 'email' === $field['type'] && '' !== $text && ! is_email( $text ) ) {
			throw self::unfit( $field );
		}
		if ( 'date' === $field['type'] && '' !== $text && ! self::is_date( $text ) ) {
			throw self::unfit( $field );
		}
		if ( 'select' === $field['type'] && ! in_array( $text, array_column( $field['options'], 'value' ), true ) ) {
			throw self::unfit( $field );
		}
		return $text;
	}

	/**
	 * Whether a text is a day such as 2027-03-31.
	 *
	 * @param string $text Text.
	 */
	private static function is_date( string $text ): bool {
		return 1 === preg_match( '/^(\d{4})-(\d\d)-(\d\d)$/D', $text, $part ) && checkdate( (int) $part[2], (int) $part[3], (int) $part[1] );
	}

	/**
	 * Several texts of one line each; empty ones are left out.
	 *
	 * @param array{key: string, label: string, ...} $field Field.
	 * @param mixed                                  $value Value.
	 * @return list<string>
	 * @throws Problem When it is something else.
	 */
	private static function texts( array $field, mixed $value ): array {
		if ( ! is_array( $value ) || count( $value ) > self::MOST ) {
			throw self::unfit( $field );
		}
		$texts = array_map( static fn( mixed $text ): string => self::text( $field, $text ), $value );
		return array_values( array_unique( array_filter( $texts, static fn( string $text ): bool => '' !== $text ) ) );
	}

	/**
	 * A text of one line.
	 *
	 * @param array{key: string, label: string, ...} $field Field.
	 * @param mixed                                  $value Value.
	 * @throws Problem When it isn't.
	 */
	private static function text( array $field, mixed $value ): string {
		if ( ! is_scalar( $value ) || is_bool( $value ) || strlen( (string) $value ) > self::LIMIT || preg_match( '/[\x00-\x1f\x7f]/', (string) $value ) ) {
			throw self::unfit( $field );
		}
		return trim( (string) $value );
	}

	/**
	 * What a person is told of a value.
	 *
	 * @param array{key: string, label: string, ...} $field Field.
	 */
	private static function unfit( array $field ): Problem {
		/* translators: %s: label of a setting. */
		return Problem::invalid( 'settings', sprintf( __( 'This is not a valid value for “%s”.', 'switchboard' ), $field['label'] ) );
	}

	/**
	 * What a person is told of a setting that the channel doesn't have.
	 *
	 * @param string $key As sent.
	 */
	private static function unknown( string $key ): Problem {
		/* translators: %s: name of a setting. */
		return Problem::invalid( 'settings', sprintf( __( 'There is no setting “%s” here.', 'switchboard' ), Html::excerpt( $key, 60 ) ) );
	}
}
