<?php
/**
 * What a mail says.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Sorts the leaves of a mail's tree into text, HTML and files. Every leaf is in one of them.
 */
final class Body {

	/** Mails that are shown within a mail, within one of those, and so on; others are files. */
	private const PASSED_ON = [ 20, 5, 1 ];

	/** Types of what reports tell machines. */
	private const FOR_MACHINES = [ 'message/delivery-status', 'message/disposition-notification', 'message/feedback-report', 'message/global-delivery-status', 'text/rfc822-headers', 'message/global-headers' ];

	/** Text of all blocks. */
	public string $text = '';

	/** HTML of all blocks; '' when no part is HTML. */
	public string $html = '';

	/** Whether a part is HTML, be it an empty one. */
	public bool $has_html = false;

	/**
	 * Files.
	 *
	 * @var list<Part>
	 */
	public array $files = [];

	/**
	 * What was odd or cut.
	 *
	 * @var list<string>
	 */
	public array $problems = [];

	/**
	 * What is shown one after another: text and HTML of each, of which one may be missing.
	 *
	 * @var array<int, array{text?: string, html?: string}>
	 */
	private array $blocks = [];

	/** Whether it is a report, whose returned mail is evidence and not part of its words. */
	private bool $is_report = false;

	/** Whether the mail is of the kind that has its files within the text. */
	private readonly bool $is_before_mime;

	/** Mails that were shown within this one. */
	private int $passed_on = 0;

	/** Bytes of text that may still come. */
	private int $room;

	/**
	 * Takes the tree.
	 *
	 * @param Part   $root   Root.
	 * @param Limits $limits Limits.
	 */
	public function __construct( Part $root, private readonly Limits $limits ) {
		$this->room           = $limits->text_bytes;
		$this->is_before_mime = ! $root->has_header( 'mime-version' ) && ! $root->has_header( 'content-type' );
		$this->walk( $root, null );
		$this->join();
		$this->show_files();
		if ( '' === trim( $this->text ) && '' === trim( $this->html ) ) {
			$this->look_into_files();
		}
		if ( count( $this->files ) > $limits->files ) {
			$this->problems[] = 'too-many-files';
		}
		if ( array_sum( array_map( static fn( Part $file ): int => $file->size, $this->files ) ) > $limits->file_bytes ) {
			$this->problems[] = 'too-big';
		}
	}

	/**
	 * Walks through the tree.
	 *
	 * @param Part     $part  Part.
	 * @param int|null $block Block of the alternative that it is in.
	 */
	private function walk( Part $part, ?int $block ): void {
		$this->has_html  = $this->has_html || ( 'text/html' === $part->type && 'attachment' !== $part->disposition );
		$this->is_report = $this->is_report || 'multipart/report' === $part->type || in_array( $part->type, self::FOR_MACHINES, true );
		if ( [] !== $part->parts ) {
			if ( null === $block && 'multipart/alternative' === $part->type ) {
				$block                  = count( $this->blocks );
				$this->blocks[ $block ] = [];
			}
			foreach ( $part->parts as $child ) {
				$this->walk( $child, $block );
			}
			return;
		}
		$inner = $this->is_passed_on( $part ) ? $part->mail() : null;
		if ( null !== $inner ) {
			$this->pass_on( $inner );
			return;
		}
		$is_text = 'text/plain' === $part->type || 'text/html' === $part->type;
		if ( ! $is_text || 'attachment' === $part->disposition ) {
			$this->file( $part );
			return;
		}
		if ( $part->size > $this->room ) {
			$this->problems[] = 'text-cut';
			// The whole of it can still be had.
			$this->files[] = $part;
		}
		$text       = $this->room > 0 ? $part->text() : '';
		$this->room = max( 0, $this->room - $part->size );
		if ( $this->is_before_mime ) {
			$text = $this->without_files( $text );
		}
		$block ??= count( $this->blocks );
		$kind    = 'text/html' === $part->type ? 'html' : 'text';

		$this->blocks[ $block ][ $kind ] = isset( $this->blocks[ $block ][ $kind ] ) ? $this->blocks[ $block ][ $kind ] . "\n" . $text : $text;
	}

	/**
	 * Whether a part is a mail that is shown in its place, as in a digest or below somebody's comment, and no file.
	 *
	 * @param Part $part Part.
	 */
	private function is_passed_on( Part $part ): bool {
		$is_mail = 'message/rfc822' === $part->type || 'message/global' === $part->type;
		$is_near = $this->passed_on < ( self::PASSED_ON[ $part->depth() ] ?? 0 );
		return $is_mail && $is_near && ! $this->is_report && ( 'inline' === $part->disposition || ( '' === $part->disposition && '' === $part->name ) );
	}

	/**
	 * Adds the words and the files of a mail that was passed on.
	 *
	 * @param Mail $mail Mail.
	 */
	private function pass_on( Mail $mail ): void {
		++$this->passed_on;
		$head = [];
		foreach ( [ 'From', 'To', 'Cc', 'Date', 'Subject' ] as $name ) {
			$value = $mail->header( $name );
			if ( '' !== $value ) {
				$head[] = "$name: $value";
			}
		}
		$text  = implode( "\n", $head ) . "\n\n" . $mail->text . "\n";
		$block = [ 'text' => substr( $text, 0, $this->room ) ];
		if ( '' !== $mail->html ) {
			$block['html'] = Html_Text::from( implode( "\n", $head ) ) . $mail->html;
		}
		$this->room     = max( 0, $this->room - strlen( $text ) );
		$this->blocks[] = $block;
		$this->has_html = $this->has_html || $mail->has_html;
		array_push( $this->files, ...$mail->attachments );
	}

	/**
	 * Adds a file. What a report tells machines is no file to people; the report's text says it in words.
	 *
	 * @param Part $part Part.
	 */
	private function file( Part $part ): void {
		$is_for_machines = in_array( $part->type, self::FOR_MACHINES, true );
		if ( ! $is_for_machines || '' !== $part->name || 'attachment' === $part->disposition ) {
			$this->files[] = $part;
		}
	}

	/**
	 * Text without uuencoded files, which become files.
	 *
	 * @param string $text Text.
	 */
	private function without_files( string $text ): string {
		[ $rest, $found ] = Uu_Blocks::split( $text );
		foreach ( $found as [ $name, $bytes ] ) {
			$this->files[] = new Part( 'application/octet-stream', [], 'attachment', $name, '', [], new Headers( 0 ), Source::of( $bytes ), 'binary', $this->limits );
		}
		return $rest;
	}

	/** Joins the blocks. */
	private function join(): void {
		$has_html = [] !== array_filter( $this->blocks, static fn( array $block ): bool => isset( $block['html'] ) );
		$texts    = [];
		$htmls    = [];
		foreach ( $this->blocks as $block ) {
			$texts[] = isset( $block['text'] ) && ( '' !== trim( $block['text'] ) || ! isset( $block['html'] ) ) ? $block['text'] : Html_Text::of( $block['html'] ?? '' );
			if ( $has_html ) {
				$htmls[] = $block['html'] ?? Html_Text::from( $block['text'] ?? '' );
			}
		}
		$this->text = implode( "\n", $texts );
		$this->html = implode( "\n", array_filter( $htmls, static fn( string $html ): bool => '' !== $html && '<p></p>' !== $html ) );
	}

	/** Notes which files the HTML shows by their content id. */
	private function show_files(): void {
		if ( 0 === (int) preg_match_all( '/\bcid:([^\s"\'<>()\\\\]{1,500})/i', $this->html, $found ) ) {
			return;
		}
		$shown = array_flip( array_map( static fn( string $cid ): string => rawurldecode( html_entity_decode( $cid, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ), $found[1] ) );
		foreach ( $this->files as $file ) {
			if ( '' !== $file->cid && ( isset( $shown[ $file->cid ] ) || isset( $shown[ rawurldecode( $file->cid ) ] ) ) ) {
				$file->show();
			}
		}
	}

	/** Takes the text from a file that is the mail itself: Outlook's winmail.dat, or a mail that was only passed on. */
	private function look_into_files(): void {
		foreach ( $this->files as $file ) {
			$inner = $file->mail() ?? $file->words();
			if ( null !== $inner && '' !== trim( $inner->text . $inner->html ) ) {
				$this->html = $inner->html;
				$this->text = '' === trim( $inner->text ) ? Html_Text::of( $inner->html ) : $inner->text;
				return;
			}
		}
	}
}
