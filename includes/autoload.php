<?php
/**
 * PSR-4 for `Switchboard\`: no Composer at run time, so no other plugin's packages can collide with ours.
 *
 * @package Switchboard
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $class_name ): void {
		if ( ! str_starts_with( $class_name, 'Switchboard\\' ) ) {
			return;
		}
		$file = __DIR__ . '/' . str_replace( '\\', '/', substr( $class_name, strlen( 'Switchboard\\' ) ) ) . '.php';
		if ( is_file( $file ) ) {
			require_once $file;
		}
	}
);
