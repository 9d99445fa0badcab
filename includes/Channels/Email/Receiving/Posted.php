<?php
/**
 * What was posted.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Problem;

/**
 * A request with a mail in it, in whatever form: nothing is read before somebody asks for it.
 */
final class Posted {

	/**
	 * Raw mails up to here are taken: 25 MB of files, and some room.
	 */
	public const MAIL = 50 * 1048576;

	/** A provider's JSON holds a mail's files written as text, and may hold the raw mail too. */
	public const JSON = 150 * 1048576;

	/** A provider's form holds them as they are, or the raw mail. Of a signed one the signature is in it. */
	public const FORM = 80 * 1048576;

	/** A signed form: its signature is checked in memory. */
	public const SIGNED = 45 * 1048576;

	/** Notices that hold no files. */
	public const NOTICE = 1048576;

	/** Media type in small letters, '' when none was said. */
	public readonly string $type;

	/** Body in a file, once it was read. */
	private string $path = '';

	/**
	 * From a request.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param Request_Body     $body    What WordPress didn't get to see.
	 * @param Spool            $spool   Where it goes.
	 */
	public function __construct( private readonly \WP_REST_Request $request, private readonly Request_Body $body, public readonly Spool $spool ) {
		$this->type = strtolower( trim( explode( ';', $this->header( 'content-type' ) )[0] ) );
	}

	/**
	 * A field of the request's header, '' when it isn't there.
	 *
	 * @param string $name Name.
	 */
	public function header( string $name ): string {
		return (string) $this->request->get_header( $name );
	}

	/**
	 * Refuses what isn't of one of these types.
	 *
	 * @param list<string> $types Types.
	 * @throws Problem 415.
	 */
	public function expect( array $types ): void {
		if ( ! in_array( $this->type, $types, true ) ) {
			throw new Problem( 'switchboard_wrong_type', __( 'This kind of content is not taken here. A raw mail comes as message/rfc822; a provider’s post must fit the provider that this connection is set up for.', 'switchboard' ), 415 );
		}
	}

	/**
	 * The body in a file.
	 *
	 * @param int $most Bytes that are taken.
	 * @throws Problem 413 above that, 400 when it didn't arrive whole or is empty.
	 */
	public function path( int $most ): string {
		$announced = (int) $this->header( 'content-length' );
		if ( $announced > $most ) {
			throw self::too_large( $most );
		}
		if ( '' === $this->path ) {
			$this->path = $this->body->keep( $this->request->get_body(), $most, $this->spool ) ?? throw self::too_large( $most );
		}
		$size = (int) filesize( $this->path );
		if ( $size > $most ) {
			throw self::too_large( $most );
		}
		if ( $size < $announced ) {
			throw new Problem( 'switchboard_mail_not_whole', __( 'The post did not arrive whole. Please post it again.', 'switchboard' ), 400 );
		}
		return $size > 0 ? $this->path : throw self::empty();
	}

	/**
	 * The body as an object of JSON.
	 *
	 * @param int $most Bytes that are taken.
	 * @return array<mixed> Long texts are Content.
	 * @throws Problem When it is none.
	 */
	public function json( int $most ): array {
		return Json_Reader::read( $this->path( $most ), $this->spool ) ?? throw self::no_mail();
	}

	/**
	 * The body as a form.
	 *
	 * @throws Problem When it is none.
	 */
	public function form(): Posted_Form {
		if ( (int) $this->header( 'content-length' ) > self::FORM ) {
			throw self::too_large( self::FORM );
		}
		$form = $this->body->form() ?? ( $this->request->get_body_params() || $this->request->get_file_params() ? Posted_Form::of( $this->request->get_body_params(), $this->request->get_file_params(), $this->spool ) : null );
		if ( null !== $form ) {
			return $form;
		}
		$path = $this->path( self::FORM );
		return 'multipart/form-data' === $this->type
			? Form_Reader::read( $path, $this->header( 'content-type' ), $this->spool ) ?? throw self::no_mail()
			: Urlencoded_Reader::read( $path, $this->spool );
	}

	/**
	 * A content as a file of its own.
	 *
	 * @param Content $content Content.
	 */
	public function file( Content $content ): string {
		[ $path, $stream ] = $this->spool->open();
		foreach ( $content->chunks() as $chunk ) {
			Spool::write( $stream, $chunk );
		}
		fclose( $stream ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A stream.
		return $path;
	}

	/**
	 * Whether the body is still there byte for byte: PHP doesn't keep it of a form that it takes apart itself.
	 */
	public function has_bytes(): bool {
		return null === $this->body->form() && ! $this->request->get_body_params() && ! $this->request->get_file_params();
	}

	/**
	 * The same file, if what is in it looks like a mail.
	 *
	 * @param string $path File.
	 * @throws Problem 400 when it doesn't.
	 */
	public static function mail( string $path ): string {
		// A mailbox's separator, or marks of an editor, may stand before the first field; some field that every mail has must be there.
		$start = Content::in( $path )->text( Content::SHORT );
		$start = (string) preg_replace( '/^(?:\xef\xbb\xbf)?[\r\n]*(?:>?From [^\r\n]*\r?\n)?/', '', $start );
		$head  = preg_split( '/\r?\n\r?\n|\r\r/', $start, 2 )[0] ?? '';
		return preg_match( '/^[!-9;-~]+[ \t]*:/', $head ) && preg_match( '/(?:^|[\r\n])(?:from|to|cc|date|subject|received|message-id|return-path|sender|mime-version|delivered-to)[ \t]*:/i', $head ) ? $path : throw self::no_mail();
	}

	/**
	 * What is told of a body without a mail.
	 */
	public static function no_mail(): Problem {
		return new Problem( 'switchboard_no_mail', __( 'There is no mail in this post.', 'switchboard' ), 400 );
	}

	/**
	 * What is told of an empty body.
	 */
	private static function empty(): Problem {
		return new Problem( 'switchboard_empty_body', __( 'This post is empty.', 'switchboard' ), 400 );
	}

	/**
	 * What is told of a body that is too large.
	 *
	 * @param int $most Bytes that are taken.
	 */
	private static function too_large( int $most ): Problem {
		/* translators: %s: size such as 50 MB. */
		return new Problem( 'switchboard_mail_too_large', sprintf( __( 'This post is too large. The limit is %s.', 'switchboard' ), (string) size_format( $most ) ), 413 );
	}
}
