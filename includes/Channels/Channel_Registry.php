<?php
/**
 * All channels.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * The channels of the house and those that other plugins add by the filter `switchboard_channels`.
 */
final class Channel_Registry {

	/**
	 * The house's own channels, once asked for.
	 *
	 * @var list<Channel>|null
	 */
	private ?array $made = null;

	/**
	 * Takes the house's own channels.
	 *
	 * @param \Closure(): list<Channel> $own Makes them, when somebody asks.
	 */
	public function __construct( private readonly \Closure $own ) {
	}

	/**
	 * All channels by id.
	 *
	 * @return array<string, Channel>
	 */
	public function all(): array {
		$this->made ??= ( $this->own )();
		/**
		 * Filters the channels, so that another plugin can add its own.
		 *
		 * @param list<Channel> $channels Channels.
		 */
		$channels = apply_filters( 'switchboard_channels', $this->made );
		$by_id    = [];
		foreach ( is_array( $channels ) ? $channels : [] as $channel ) {
			if ( $channel instanceof Channel && preg_match( '/^[a-z0-9_-]{1,32}$/', $channel->id() ) ) {
				$by_id[ $channel->id() ] = $channel;
			}
		}
		return $by_id;
	}

	/**
	 * A channel.
	 *
	 * @param string $id Id.
	 */
	public function find( string $id ): ?Channel {
		return $this->all()[ $id ] ?? null;
	}

	/**
	 * A channel if it can deliver.
	 *
	 * @param string $id Id.
	 */
	public function sender( string $id ): ?Sends {
		$channel = $this->find( $id );
		return $channel instanceof Sends && in_array( 'send', $channel->abilities(), true ) ? $channel : null;
	}
}
