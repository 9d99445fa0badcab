<?php
/**
 * Reads forms that are written like addresses.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * Reads `application/x-www-form-urlencoded` from a file where PHP left it alone, as Form_Reader does with the other kind of form.
 */
final class Urlencoded_Reader {

	/** Fields of one form. */
	private const FIELDS = 500;

	/**
	 * Fields so far.
	 *
	 * @var array<string, Content>
	 */
	private array $fields = [];

	/** Name of the field that is read. */
	private string $name = '';

	/** Whether its value has begun. */
	private bool $has_value = false;

	/** What of its value isn't in a file. */
	private string $text = '';

	/**
	 * Where the rest of its value is.
	 *
	 * @var array{0: string, 1: resource}|null
	 */
	private ?array $file = null;

	/**
	 * By `read()`.
	 *
	 * @param Spool $spool Where long values go.
	 */
	private function __construct( private readonly Spool $spool ) {
	}

	/**
	 * Reads a form.
	 *
	 * @param string $path  File.
	 * @param Spool  $spool Where long values go.
	 */
	public static function read( string $path, Spool $spool ): Posted_Form {
		$reader = new self( $spool );
		$rest   = '';
		foreach ( Content::in( $path )->chunks() as $chunk ) {
			$chunk = $rest . $chunk;
			// Half of an escape waits for its other half.
			$rest = preg_match( '/%[0-9a-f]?$/iD', $chunk, $found ) ? $found[0] : '';
			$reader->take( substr( $chunk, 0, strlen( $chunk ) - strlen( $rest ) ) );
		}
		$reader->take( $rest );
		$reader->finish();
		return new Posted_Form( $reader->fields, [] );
	}

	/**
	 * Reads on.
	 *
	 * @param string $text What comes next.
	 */
	private function take( string $text ): void {
		$at  = 0;
		$end = strlen( $text );
		while ( $at < $end ) {
			$length = strcspn( $text, $this->has_value ? '&' : '&=', $at );
			$piece  = urldecode( substr( $text, $at, $length ) );
			$at    += $length + 1;
			$sign   = $text[ $at - 1 ] ?? '';
			if ( $this->has_value ) {
				$this->add( $piece );
			} else {
				$this->name     .= $piece;
				$this->has_value = '=' === $sign;
			}
			if ( '&' === $sign ) {
				$this->finish();
			}
		}
	}

	/**
	 * Adds to the value.
	 *
	 * @param string $piece Piece of it.
	 */
	private function add( string $piece ): void {
		$this->text .= $piece;
		if ( strlen( $this->text ) > Content::SHORT ) {
			$this->file ??= $this->spool->open();
			Spool::write( $this->file[1], $this->text );
			$this->text = '';
		}
	}

	/**
	 * Keeps the field.
	 */
	private function finish(): void {
		if ( null !== $this->file ) {
			Spool::write( $this->file[1], $this->text );
			fclose( $this->file[1] );
		}
		if ( '' !== $this->name && count( $this->fields ) < self::FIELDS ) {
			$this->fields[ $this->name ] = null === $this->file ? Content::of( $this->text ) : Content::in( $this->file[0] );
		}
		$this->name      = '';
		$this->has_value = false;
		$this->text      = '';
		$this->file      = null;
	}
}
