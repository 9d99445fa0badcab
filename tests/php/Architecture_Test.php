<?php
/**
 * The plan of the house, checked.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use PHPUnit\Framework\Attributes\Group;

/**
 * Reads the sources and compares them with the rules of the README: which room may know which, and what a file is called.
 */
#[Group( 'architecture' )]
final class Architecture_Test extends \PHPUnit\Framework\TestCase {

	private const SOURCES = __DIR__ . '/../../includes';

	/**
	 * Room => rooms that it may import, besides itself and the ground. A room that isn't named is one of the upper floor, which may
	 * import all that are named here and nothing else: upper rooms meet through Events.
	 */
	private const ROOMS = [
		'Foundation' => [],
		'Contacts'   => [],
		'Agents'     => [],
		'Inboxes'    => [],
		'Tickets'    => [ 'Contacts', 'Agents', 'Inboxes' ],
		'Mail'       => [ 'Contacts', 'Agents', 'Inboxes', 'Tickets' ],
	];

	/**
	 * What every room may use.
	 */
	private const GROUND = [ 'Foundation', 'Events', 'VERSION', 'FILE', 'DIR' ];

	/**
	 * Folders that may look into all rooms: the office, and where the house is put together.
	 */
	private const OVERSEERS = [ 'Admin', 'Wiring' ];

	/**
	 * Folders of Channels that are no channel.
	 */
	private const SHARED_BY_CHANNELS = [ '', 'Inbound', 'Outbound', 'Filters', 'REST' ];

	private const FORBIDDEN_NAMES = '/(^|_)(Helpers?|Managers?|Util(itie)?s?|Utility|Common|Misc|Handlers?|Data)$/';

	private const SQL = '/\b(SELECT\s.+\sFROM\s|INSERT\s+(IGNORE\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|REPLACE\s+INTO\s)/is';

	private const DATABASE_CALL = '/(database|db|wpdb)->(rows?|value|column|execute|insert(_once|_all)?|update|delete|query|get_(results|row|var|col))\(/';

	/**
	 * What was read already.
	 *
	 * @var array<string, list<\PhpToken>>
	 */
	private static array $files = [];

	/**
	 * Rooms import only what lies below them.
	 */
	public function test_arrows_point_down(): void {
		$wrong = [];
		foreach ( self::files() as $path => $tokens ) {
			$room = self::room( $path );
			if ( '' === $room || in_array( $room, self::OVERSEERS, true ) ) {
				continue;
			}
			$allowed = [ ...self::GROUND, ...( self::ROOMS[ $room ] ?? array_keys( self::ROOMS ) ), $room ];
			foreach ( self::imports( $tokens ) as $import ) {
				if ( ! in_array( explode( '\\', $import )[1] ?? '', $allowed, true ) ) {
					$wrong[] = "$path: $import";
				}
			}
		}
		$this->assertSame( [], $wrong );
	}

	/**
	 * A new channel touches only its folder.
	 */
	public function test_channels_do_not_know_one_another(): void {
		$wrong = [];
		foreach ( self::files() as $path => $tokens ) {
			$from = self::channel( 'Switchboard\\' . strtr( $path, '/', '\\' ) );
			if ( in_array( $from, self::SHARED_BY_CHANNELS, true ) ) {
				continue;
			}
			foreach ( self::imports( $tokens ) as $import ) {
				if ( ! in_array( self::channel( $import ), [ $from, ...self::SHARED_BY_CHANNELS ], true ) ) {
					$wrong[] = "$path: $import";
				}
			}
		}
		$this->assertSame( [], $wrong );
	}

	/**
	 * A class is found where its name says, alone in its file.
	 */
	public function test_one_class_a_file(): void {
		$wrong = [];
		foreach ( self::files() as $path => $tokens ) {
			$expected = ctype_upper( basename( $path )[0] ) ? [ strtr( substr( $path, 0, -4 ), '/', '\\' ) ] : [];
			if ( self::classes( $tokens ) !== $expected ) {
				$wrong[] = "$path: " . implode( ', ', self::classes( $tokens ) );
			}
		}
		$this->assertSame( [], $wrong );
	}

	/**
	 * A name that fits anything says nothing.
	 */
	public function test_names_say_something(): void {
		$wrong = array_filter(
			array_keys( self::files() ),
			static fn( string $path ): bool => (bool) array_filter( explode( '/', substr( $path, 0, -4 ) ), static fn( string $part ): bool => 1 === preg_match( self::FORBIDDEN_NAMES, $part ) )
		);
		$this->assertSame( [], array_values( $wrong ) );
	}

	/**
	 * SQL stands in repositories and queries.
	 */
	public function test_sql_has_its_place(): void {
		$wrong = [];
		foreach ( self::files() as $path => $tokens ) {
			if ( '' === self::room( $path ) || str_starts_with( $path, 'Foundation/Database/' ) || preg_match( '/_(Repository|Query)\.php$/', $path ) ) {
				continue;
			}
			foreach ( $tokens as $token ) {
				if ( $token->is( [ T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE ] ) && preg_match( self::SQL, $token->text ) ) {
					$wrong[] = "$path:$token->line: " . trim( $token->text );
				}
			}
			preg_match_all( self::DATABASE_CALL, self::code( $tokens ), $calls );
			foreach ( $calls[0] as $call ) {
				$wrong[] = "$path: $call";
			}
		}
		$this->assertSame( [], $wrong );
	}

	/**
	 * Where a room listens is said in its module. What is taken away again in the same file is no listening.
	 */
	public function test_hooks_have_their_place(): void {
		$wrong = [];
		foreach ( self::files() as $path => $tokens ) {
			if ( in_array( self::room( $path ), [ '', 'Foundation' ], true ) || str_ends_with( $path, '_Module.php' ) ) {
				continue;
			}
			$code = self::code( $tokens );
			if ( preg_match( '/(?<![\w>:])add_(action|filter)\(/', $code ) && ! preg_match( '/(?<![\w>:])remove_(action|filter)\(/', $code ) ) {
				$wrong[] = $path;
			}
		}
		$this->assertSame( [], $wrong );
	}

	/**
	 * Every PHP file of the plugin.
	 *
	 * @return array<string, list<\PhpToken>> Path => tokens without comments and white space.
	 */
	private static function files(): array {
		if ( self::$files ) {
			return self::$files;
		}
		$files = [];
		$found = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( self::SOURCES, \FilesystemIterator::SKIP_DOTS ) );
		foreach ( $found as $file ) {
			if ( $file instanceof \SplFileInfo && 'php' === $file->getExtension() ) {
				$path           = substr( $file->getPathname(), strlen( self::SOURCES ) + 1 );
				$tokens         = \PhpToken::tokenize( (string) file_get_contents( $file->getPathname() ) );
				$files[ $path ] = array_values( array_filter( $tokens, static fn( \PhpToken $token ): bool => ! $token->isIgnorable() ) );
			}
		}
		ksort( $files );
		self::$files = $files;
		return $files;
	}

	/**
	 * The room of a file; nothing for the files beside the rooms, where the house is put together.
	 *
	 * @param string $path Path below includes/.
	 */
	private static function room( string $path ): string {
		return str_contains( $path, '/' ) ? explode( '/', $path )[0] : '';
	}

	/**
	 * The folder of Channels that a class lies in.
	 *
	 * @param string $name Full name.
	 */
	private static function channel( string $name ): string {
		$parts = explode( '\\', $name );
		return 'Channels' === ( $parts[1] ?? '' ) && count( $parts ) > 3 ? $parts[2] : '';
	}

	/**
	 * Our own names that a file uses, by an import or in full.
	 *
	 * @param list<\PhpToken> $tokens Of the file.
	 * @return list<string>
	 */
	private static function imports( array $tokens ): array {
		$names = [];
		foreach ( $tokens as $index => $token ) {
			$name = ltrim( $token->text, '\\' );
			if ( $token->is( [ T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED ] ) && str_starts_with( $name, 'Switchboard\\' ) && ! $tokens[ $index - 1 ]->is( T_NAMESPACE ) ) {
				$names[] = $name;
			}
		}
		return $names;
	}

	/**
	 * Classes and the like that a file declares, without `Switchboard\`.
	 *
	 * @param list<\PhpToken> $tokens Of the file.
	 * @return list<string>
	 */
	private static function classes( array $tokens ): array {
		$namespace = '';
		$names     = [];
		foreach ( $tokens as $index => $token ) {
			if ( $token->is( T_NAMESPACE ) ) {
				$namespace = substr( $tokens[ $index + 1 ]->text, strlen( 'Switchboard\\' ) );
			}
			if ( $token->is( [ T_CLASS, T_INTERFACE, T_TRAIT, T_ENUM ] ) && ! $tokens[ $index - 1 ]->is( [ T_DOUBLE_COLON, T_NEW ] ) && $tokens[ $index + 1 ]->is( T_STRING ) ) {
				$names[] = ltrim( $namespace . '\\' . $tokens[ $index + 1 ]->text, '\\' );
			}
		}
		return $names;
	}

	/**
	 * The code without spaces and without what stands in strings.
	 *
	 * @param list<\PhpToken> $tokens Of the file.
	 */
	private static function code( array $tokens ): string {
		return implode( '', array_map( static fn( \PhpToken $token ): string => $token->is( [ T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE ] ) ? '' : $token->text, $tokens ) );
	}
}
