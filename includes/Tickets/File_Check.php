<?php
/**
 * Which files are taken.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- Streams of files of any size; damaged pictures make getimagesize() complain.

/**
 * Looks at a file's name and at its content: neither alone says what it is.
 */
final class File_Check {

	/** Extensions that a server or a browser may run, wherever they stand in a name. */
	private const NEVER = 'php phps phtml pht phar phpt cgi fcgi asp aspx ashx asmx jsp jspx cfm shtml shtm htaccess htpasswd htm html xhtml xht mht mhtml hta htc svg svgz swf '
		. 'xsl xslt exe msi msp scr pif bat cmd ps1 psm1 vbs vbe wsf wsh jse dll sys cpl jar lnk reg scf inf gadget msc chm appx msix apk deb rpm iso vhd vhdx';

	/** Extensions that are dangerous as the last one only: inside a name they are words, as in `www.example.com.png`. */
	private const NEVER_LAST = 'js mjs com sh bash csh zsh command pl py pyc rb app url ini config dmg pkg class inc';

	/** What content must not be, whatever its name. */
	private const NEVER_TYPES = '#^(?:text/(?:x-php|html|x-shellscript|x-msdos-batch|javascript)|application/(?:xhtml\+xml|x-php|x-httpd-php|javascript|x-dosexec|x-msdownload|x-ms-installer|x-msi|vnd\.microsoft\.portable-executable|x-executable|x-pie-executable|x-sharedlib|x-mach-binary|x-shellscript|x-java-applet|java-archive|x-java-archive|x-shockwave-flash|x-ms-shortcut|x-bat)|image/svg\b.*)#';

	/** Pictures that browsers may show in place. */
	private const PICTURES = [
		'png'  => 'image/png',
		'jpg'  => 'image/jpeg',
		'jpeg' => 'image/jpeg',
		'jpe'  => 'image/jpeg',
		'jfif' => 'image/jpeg',
		'gif'  => 'image/gif',
		'webp' => 'image/webp',
	];

	/** What no picture contains by chance: a second nature that something else might wake. */
	private const FOREIGN = '/<\?php|<script|<html|<!doctype|<svg|__halt_compiler/i';

	/**
	 * A name that is safe to store, to show (escaped) and to send in a header.
	 *
	 * @param string $name From the uploader.
	 * @return string At most 255 characters, without path.
	 */
	public static function name( string $name ): string {
		$name = str_replace( '\\', '/', Html::valid_text( $name ) );
		$name = substr( $name, (int) strrpos( "/$name", '/' ) );
		// Line ends, and signs that nobody sees but that turn the reading direction: `fdp.exe` would read as `exe.pdf`.
		$name = (string) preg_replace( '/[\p{Cc}\p{Zl}\p{Zp}\x{061C}\x{200B}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}]+/u', '', $name );
		$name = ltrim( rtrim( (string) preg_replace( '/[<>:"|?*]+/', '-', $name ), ' .' ) );
		if ( mb_strlen( $name ) > 255 ) {
			$extension = mb_substr( self::extension( $name ), 0, 20 );
			$name      = rtrim( mb_substr( $name, 0, 254 - mb_strlen( $extension ) ), ' .' ) . ( '' === $extension ? '' : ".$extension" );
		}
		return '' === $name ? 'file' : $name;
	}

	/**
	 * What no name may contain, as a regular expression that PHP and browsers read alike with the flags `iu`: so a person is told
	 * before a file is on its way. What a file contains is seen here only.
	 */
	public static function refused_names(): string {
		// php3 to php8 and so on are PHP too.
		$never = strtr( self::NEVER, ' ', '|' ) . '|(?:php|pht|phtml)[0-9]+';
		$last  = strtr( self::NEVER_LAST, ' ', '|' );
		return "\\.\\s*(?:(?:$never)\\s*(?![^.])|(?:$last)\\s*(?![\\s\\S]))";
	}

	/**
	 * The media type that a file is stored with.
	 *
	 * @param string $path File.
	 * @param string $name From name().
	 * @throws Problem 415 `switchboard_file_type` when it isn't taken.
	 */
	public static function type( string $path, string $name ): string {
		self::refuse_name( $name );
		$real = self::real_type( $path );
		if ( preg_match( self::NEVER_TYPES, $real ) ) {
			throw self::refused();
		}
		$extension  = self::extension( $name );
		$named      = self::named_type( $extension );
		$is_picture = in_array( $real, self::PICTURES, true );
		// What calls itself a picture must be one; what is one must not call itself something else.
		if ( ! $is_picture && isset( self::PICTURES[ $extension ] ) || $is_picture && '' !== $named && ! str_starts_with( $named, 'image/' ) ) {
			throw self::refused();
		}
		if ( $is_picture ) {
			self::refuse_polyglot( $path );
			return $real;
		}
		return self::agreed( $named, $real );
	}

	/**
	 * Width and height of a picture.
	 *
	 * @param string $path File.
	 * @param string $type From type().
	 * @return array{int, int} Pixels; zeros for what is no picture.
	 */
	public static function dimensions( string $path, string $type ): array {
		$size = in_array( $type, self::PICTURES, true ) ? @getimagesize( $path ) : false;
		return is_array( $size ) ? [ (int) $size[0], (int) $size[1] ] : [ 0, 0 ];
	}

	/**
	 * Refuses names with an extension of a program.
	 *
	 * @param string $name Name.
	 * @throws Problem When it has one.
	 */
	private static function refuse_name( string $name ): void {
		if ( 0 !== preg_match( '/' . self::refused_names() . '/iu', $name ) ) {
			throw self::refused();
		}
	}

	/**
	 * Refuses pictures that are something else as well.
	 *
	 * @param string $path File.
	 * @throws Problem When it is.
	 */
	private static function refuse_polyglot( string $path ): void {
		$file = fopen( $path, 'rb' );
		$tail = '';
		while ( false !== $file && ! feof( $file ) ) {
			$chunk = $tail . fread( $file, 1048576 );
			if ( preg_match( self::FOREIGN, $chunk ) ) {
				fclose( $file );
				throw self::refused();
			}
			$tail = substr( $chunk, -20 );
		}
		if ( false !== $file ) {
			fclose( $file );
		}
	}

	/**
	 * What the content is.
	 *
	 * @param string $path File.
	 */
	private static function real_type( string $path ): string {
		if ( class_exists( \finfo::class ) ) {
			return (string) ( new \finfo( FILEINFO_MIME_TYPE ) )->file( $path );
		}
		// Without PHP's fileinfo at least pictures are known for sure.
		$size = @getimagesize( $path );
		return is_array( $size ) ? $size['mime'] : 'application/octet-stream';
	}

	/**
	 * What an extension promises; '' for unknown ones.
	 *
	 * @param string $extension Extension.
	 */
	private static function named_type( string $extension ): string {
		foreach ( wp_get_mime_types() as $extensions => $type ) {
			if ( in_array( $extension, explode( '|', $extensions ), true ) ) {
				return $type;
			}
		}
		return '';
	}

	/**
	 * The type that name and content agree on.
	 *
	 * @param string $named By the extension, '' for unknown.
	 * @param string $real  By the content.
	 */
	private static function agreed( string $named, string $real ): string {
		[ $named_kind ] = explode( '/', $named );
		[ $real_kind ]  = explode( '/', $real );
		if ( '' === $named || in_array( $named_kind, [ 'application', 'text' ], true ) && in_array( $real_kind, [ 'application', 'text' ], true ) && $named_kind !== $real_kind && 'application/octet-stream' !== $real ) {
			return '' === $real ? 'application/octet-stream' : $real;
		}
		return $named_kind === $real_kind || 'application/octet-stream' === $real ? $named : 'application/octet-stream';
	}

	/**
	 * The last part of a name, lower case; '' without a dot.
	 *
	 * @param string $name Name.
	 */
	private static function extension( string $name ): string {
		return mb_strtolower( pathinfo( $name, PATHINFO_EXTENSION ) );
	}

	/**
	 * What a person is told.
	 */
	private static function refused(): Problem {
		return new Problem( 'switchboard_file_type', __( 'Files of this kind can’t be attached. If you need to send it, put it into a ZIP archive.', 'switchboard' ), 415 );
	}
}
