<?php
/**
 * Hooks of the room.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

use Switchboard\Foundation\Module;

/**
 * Joins WordPress's tools for personal data: export, erasure, and the text for the site's privacy policy.
 */
final class Privacy_Module implements Module {

	/**
	 * Needs nothing until a request is worked on.
	 *
	 * @param \Closure(): Exporter $exporter Makes the exporter.
	 * @param \Closure(): Eraser   $eraser   Makes the eraser.
	 */
	public function __construct( private readonly \Closure $exporter, private readonly \Closure $eraser ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_filter( 'wp_privacy_personal_data_exporters', [ $this, 'add_exporters' ] );
		add_filter( 'wp_privacy_personal_data_erasers', [ $this, 'add_eraser' ] );
		add_action( 'admin_init', [ $this, 'suggest_policy' ] );
	}

	/**
	 * Each part is an exporter of its own, so that WordPress pages through each.
	 *
	 * @param array<string, mixed> $exporters Exporters.
	 * @return array<string, mixed>
	 */
	public function add_exporters( array $exporters ): array {
		foreach ( ( $this->exporter )()->parts() as $name => $part ) {
			$exporters[ "switchboard-$name" ] = [
				'exporter_friendly_name' => "Switchboard: $name",
				'callback'               => $part,
			];
		}
		return $exporters;
	}

	/**
	 * One eraser: the order in which things go matters.
	 *
	 * @param array<string, mixed> $erasers Erasers.
	 * @return array<string, mixed>
	 */
	public function add_eraser( array $erasers ): array {
		$erasers['switchboard'] = [
			'eraser_friendly_name' => 'Switchboard',
			'callback'             => fn( string $email, int $page = 1 ): array => ( $this->eraser )()->page( $email, $page ),
		];
		return $erasers;
	}

	/**
	 * Suggests what the privacy policy may say.
	 */
	public function suggest_policy(): void {
		wp_add_privacy_policy_content( 'Switchboard', Policy_Text::html() );
	}
}
