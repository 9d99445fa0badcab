<?php
/**
 * The words of the app's tables.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Admin;

use Switchboard\Admin\Table_Words;
use Switchboard\Tests\TestCase;

/**
 * They are WordPress's own.
 */
final class Table_Words_Test extends TestCase {

	/**
	 * Only what the tables say is told, of all that the Site Editor has.
	 */
	public function test_they_come_from_the_site_editor(): void {
		$messages = [
			''               => [ 'lang' => 'de' ],
			'Sort ascending' => [ 'Aufsteigend sortieren' ],
			"paging\u{4}<div>Page</div>%1\$s<div>of %2\$d</div>" => [ '<div>Seite</div>%1$s<div>von %2$d</div>' ],
			'Template part'  => [ 'Template-Teil' ],
		];
		$asked    = [];
		add_filter(
			'pre_load_script_translations',
			static function ( mixed $translations, mixed $file, string $handle, string $domain ) use ( $messages, &$asked ): string {
				$asked = [ $handle, $domain ];
				return (string) wp_json_encode( [ 'locale_data' => [ 'messages' => $messages ] ] );
			},
			10,
			4
		);

		$script = Table_Words::script();

		$this->assertSame( [ 'wp-edit-site', 'default' ], $asked );
		$this->assertStringContainsString( '"Sort ascending":["Aufsteigend sortieren"]', $script );
		$this->assertStringContainsString( 'von %2$d', $script );
		$this->assertStringNotContainsString( 'Template', $script );
		$this->assertStringNotContainsString( '<', $script );
	}

	/**
	 * In English, and where a language has no file, nothing is told.
	 */
	public function test_without_a_translation_there_is_no_script(): void {
		$this->assertSame( '', Table_Words::script() );
	}
}
