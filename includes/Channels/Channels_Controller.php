<?php
/**
 * Channels over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * `channels`: which kinds of doors there are.
 */
final class Channels_Controller extends Controller {

	/**
	 * Needs its shape, the channels and the policy.
	 *
	 * @param Schema           $schema   Shape of a channel.
	 * @param Channel_Registry $channels Channels.
	 * @param Policy           $policy   Who may.
	 */
	public function __construct( Schema $schema, private readonly Channel_Registry $channels, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$this->route( 'GET', 'channels', fn(): array => $this->items(), fn(): bool => $this->policy->may( get_current_user_id(), 'access' ) );
	}

	/**
	 * All channels as resources, for boot data too.
	 *
	 * How connections are set up concerns only those who set them up.
	 *
	 * @return list<array{id: string, label: string, icon: string, abilities: list<string>, settings_fields: list<array<string, mixed>>, presets: list<array<string, mixed>>}>
	 */
	public function items(): array {
		$sets_up = $this->policy->may( get_current_user_id(), 'manage_settings' );
		return array_map(
			static fn( Channel $channel ): array => [
				'id'              => $channel->id(),
				'label'           => $channel->label(),
				'icon'            => $channel->icon(),
				'abilities'       => $channel->abilities(),
				'settings_fields' => $sets_up ? array_map( [ Setting::class, 'whole' ], $channel->settings_fields() ) : [],
				'presets'         => $sets_up && $channel instanceof Connects ? array_map( static fn( Preset $preset ): array => $preset->item(), $channel->presets() ) : [],
			],
			array_values( $this->channels->all() )
		);
	}
}
