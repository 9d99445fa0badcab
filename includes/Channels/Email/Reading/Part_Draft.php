<?php
/**
 * A part that is being read.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Collects what belongs to one part until its end is found.
 */
final class Part_Draft {

	/**
	 * Parts within.
	 *
	 * @var list<Part_Draft>
	 */
	public array $parts = [];

	/** Where its body begins. */
	public int $start = 0;

	/** Where its body ends. */
	public int $end = 0;

	/** Type and its parameters. */
	private Parameters $type;

	/**
	 * Takes its place.
	 *
	 * @param Headers $headers Headers.
	 * @param int          $depth   Parts that it lies within.
	 * @param string       $default Type of a part that names none.
	 */
	public function __construct( public readonly Headers $headers, public readonly int $depth, private readonly string $default = 'text/plain' ) {
		$this->type = Parameters::of( $headers->first( 'content-type' ) );
	}

	/** The type, as it is named or as RFC 2045 has it for what is none. */
	public function type(): string {
		$type = $this->type->value;
		if ( 1 === preg_match( '/^[a-z0-9!#$%&\'*+.^_`{|}~-]+\/[a-z0-9!#$%&\'*+.^_`{|}~-]+/', $type, $found ) ) {
			return $found[0];
		}
		return match ( true ) {
			'html' === $type => 'text/html',
			str_starts_with( $type, 'multipart' ) && '' !== $this->boundary() => 'multipart/mixed',
			'' === $type => $this->default,
			default => 'text/plain',
		};
	}

	/** What parts its parts; '' for none. */
	public function boundary(): string {
		return rtrim( $this->type->get( 'boundary' ) );
	}

	/** The charset that it names, or the first one among its parts; '' for none. */
	public function charset(): string {
		$charset = $this->type->get( 'charset' );
		for ( $at = 0, $count = count( $this->parts ); '' === $charset && $at < $count; $at++ ) {
			$charset = $this->parts[ $at ]->charset();
		}
		return $charset;
	}

	/**
	 * The part.
	 *
	 * @param Source $source Bytes of the mail.
	 * @param Limits $limits Limits.
	 * @param string $hint   Charset of the mail.
	 * @param int    $depth  Mails that this one lies within.
	 */
	public function finish( Source $source, Limits $limits, string $hint, int $depth ): Part {
		$type        = Parameters::of( $this->headers->first( 'content-type' ), $hint );
		$disposition = Parameters::of( $this->headers->first( 'content-disposition' ), $hint );
		$name        = $disposition->get( 'filename' );
		foreach ( [ $type->get( 'name' ), $disposition->get( 'name' ) ] as $other ) {
			$name = '' === $name ? $other : $name;
		}
		$kind = $this->type();
		if ( [] === $this->parts && str_starts_with( $kind, 'multipart/' ) && '' === $name ) {
			// A multipart whose parts can't be found is shown as what it looks like.
			$start = ltrim( $source->read( $this->start, min( 500, $this->end - $this->start ) ) );
			$kind  = 1 === preg_match( '/^<(?:!doctype|html|head|body|div|p|table)\b/i', $start ) ? 'text/html' : 'text/plain';
		}
		return new Part(
			$kind,
			$type->parameters,
			$disposition->value,
			$name,
			trim( Encoded_Words::decode( $this->headers->first( 'content-id' ) ), "<> \t" ),
			array_map( static fn( Part_Draft $part ): Part => $part->finish( $source, $limits, $hint, $depth ), $this->parts ),
			$this->headers,
			$source->window( $this->start, $this->end ),
			strtolower( trim( $this->headers->first( 'content-transfer-encoding' ) ) ),
			$limits,
			$hint,
			$depth
		);
	}
}
