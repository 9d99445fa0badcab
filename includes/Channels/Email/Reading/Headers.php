<?php
/**
 * Headers of a mail or a part.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Fields in their order, with the bytes that they came in.
 */
final class Headers {

	/** Fields that are kept even when a mail has more headers than anyone should read. */
	private const NEEDED = [ 'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'subject', 'date', 'message-id', 'in-reply-to', 'references', 'mime-version', 'content-type', 'content-transfer-encoding', 'content-disposition', 'content-id', 'auto-submitted', 'precedence', 'return-path' ];

	/** A field's name, and nothing that a sentence may begin with. */
	private const FIELD = '/^([!-9;-~]{1,200})[ \t]*:(.*)$/s';

	/**
	 * Unfolded values by name in lower case, in their order.
	 *
	 * @var array<string, array<int, string>>
	 */
	private array $fields = [];

	/** The field that was begun last. */
	private string $last = '';

	/** Bytes kept. */
	private int $bytes = 0;

	/** Whether the last line began a field, or went on with one, that is kept. */
	private bool $is_open = false;

	/** Whether something was left out. */
	private bool $is_cut = false;

	/**
	 * Takes how many bytes are kept.
	 *
	 * @param int $limit Bytes.
	 */
	public function __construct( private readonly int $limit ) {
	}

	/**
	 * Whether a line can be the first one of a field.
	 *
	 * @param string $line Line.
	 */
	public static function is_field( string $line ): bool {
		return 1 === preg_match( self::FIELD, $line );
	}

	/**
	 * Adds a line.
	 *
	 * @param string $line Line without its end.
	 */
	public function add( string $line ): void {
		if ( 1 === strspn( $line, " \t", 0, 1 ) ) {
			$this->go_on( rtrim( $line, " \t" ) );
			return;
		}
		if ( 1 !== preg_match( self::FIELD, $line, $found ) ) {
			$this->is_open = false;
			return;
		}
		$name          = strtolower( $found[1] );
		$length        = strlen( $line );
		$this->is_open = $this->bytes + $length <= $this->limit || ( in_array( $name, self::NEEDED, true ) && ! $this->has( $name ) );
		if ( ! $this->is_open ) {
			$this->is_cut = true;
			return;
		}
		$this->bytes            += $length;
		$this->last              = $name;
		$this->fields[ $name ][] = trim( $found[2], " \t" );
	}

	/**
	 * Adds a piece to the last field.
	 *
	 * @param string $piece Piece.
	 */
	public function go_on( string $piece ): void {
		if ( ! $this->is_open ) {
			return;
		}
		$number = (int) array_key_last( $this->fields[ $this->last ] );
		$limit  = in_array( $this->last, self::NEEDED, true ) ? 10 * $this->limit : $this->limit;
		if ( strlen( $this->fields[ $this->last ][ $number ] ) + strlen( $piece ) > $limit ) {
			$this->is_cut = true;
			return;
		}
		$this->bytes += strlen( $piece );

		$this->fields[ $this->last ][ $number ] .= $piece;
	}

	/** Whether something was left out. */
	public function is_cut(): bool {
		return $this->is_cut;
	}

	/**
	 * Whether a field is there.
	 *
	 * @param string $name Name.
	 */
	public function has( string $name ): bool {
		return isset( $this->fields[ strtolower( $name ) ] );
	}

	/**
	 * The first value of a name, with its bytes; '' for none.
	 *
	 * @param string $name Name.
	 */
	public function first( string $name ): string {
		return $this->all( $name )[0] ?? '';
	}

	/**
	 * Every value of a name, with its bytes.
	 *
	 * @param string $name Name.
	 * @return list<string>
	 */
	public function all( string $name ): array {
		return array_values( $this->fields[ strtolower( $name ) ] ?? [] );
	}
}
