<?php
/**
 * A configured door.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * One door of one channel, which feeds one inbox. Its secrets stay sealed in the repository.
 */
final class Connection {

	/** Works. */
	public const OK = 'ok';
	/** Doesn't; the reason says why. */
	public const ERROR = 'error';
	/** A secret can't be opened any more: a person must connect again. */
	public const RECONNECT = 'reconnect';

	/**
	 * As in the table.
	 *
	 * @param int                                  $id           Identifier; 0 before it is stored.
	 * @param string                               $channel      Channel.
	 * @param string                               $name         Name.
	 * @param int                                  $inbox_id     Inbox.
	 * @param array<string, bool|int|float|string|list<string>> $settings     By key, without secrets.
	 * @param list<string>                         $secrets      Keys of the secrets that are set.
	 * @param bool                                 $enabled      Whether it is on.
	 * @param string                               $state        One of the constants.
	 * @param string                               $state_reason Why, '' when all is well.
	 * @param int                                  $created_at   Seconds since 1970.
	 * @param int                                  $fetched_at   When its server was last asked with success; 0 for never.
	 * @param int                                  $received_at  When something last came by it; 0 for never.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $channel,
		public readonly string $name,
		public readonly int $inbox_id,
		public readonly array $settings = [],
		public readonly array $secrets = [],
		public readonly bool $enabled = true,
		public readonly string $state = self::OK,
		public readonly string $state_reason = '',
		public readonly int $created_at = 0,
		public readonly int $fetched_at = 0,
		public readonly int $received_at = 0
	) {
	}

	/**
	 * A setting of one text; one that was never set, or is something else, is the usual one.
	 *
	 * @param string $key   Key.
	 * @param string $usual What it usually is.
	 */
	public function text( string $key, string $usual = '' ): string {
		$value = $this->settings[ $key ] ?? $usual;
		return is_scalar( $value ) ? (string) $value : $usual;
	}

	/**
	 * From a row.
	 *
	 * @param array<string, string|null> $row Row.
	 */
	public static function from_row( array $row ): self {
		/**
		 * As the repository wrote them.
		 *
		 * @var array<string, bool|int|float|string|list<string>> $settings
		 */
		$settings = (array) json_decode( (string) $row['settings'], true );
		return new self(
			(int) $row['id'],
			(string) $row['channel'],
			(string) $row['name'],
			(int) $row['inbox_id'],
			$settings,
			array_map( 'strval', array_keys( (array) json_decode( (string) $row['secrets'], true ) ) ),
			(bool) (int) $row['enabled'],
			(string) $row['state'],
			(string) $row['state_reason'],
			(int) $row['created_at'],
			(int) $row['fetched_at'],
			(int) $row['received_at']
		);
	}
}
