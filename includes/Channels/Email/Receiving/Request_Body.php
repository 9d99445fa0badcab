<?php
/**
 * The body of a post, kept away from WordPress.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * WordPress reads the whole body of a REST request into memory, and copies a form several times. A mail with its files is larger
 * than that leaves room for, so it is taken away first and read as a stream.
 */
final class Request_Body {

	private const ROUTE = '#/switchboard/v1/channels/email/\d{1,18}/?$#iD';

	/** Whether the request at hand has a body that was withheld. */
	private bool $is_withheld = false;

	/** Form that PHP took apart. */
	private ?Posted_Form $form = null;

	/** Keeps the form's files. */
	private ?Spool $spool = null;

	/**
	 * Whether this request posts a mail; looks at the address alone.
	 */
	public static function is_asked(): bool {
		// phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- Compared with a pattern, nothing else.
		$path  = (string) wp_parse_url( 'http://host' . ( $_SERVER['REQUEST_URI'] ?? '' ), PHP_URL_PATH );
		$route = $_GET['rest_route'] ?? $path;
		return 'POST' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) && is_string( $route ) && 1 === preg_match( self::ROUTE, rawurldecode( $route ) );
		// phpcs:enable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput
	}

	/**
	 * Takes the body away, before WordPress adds slashes to a form and reads the rest.
	 */
	public function withhold(): void {
		$this->is_withheld = true;
		// WP_REST_Server::get_raw_data() takes this for a body that was read already.
		$GLOBALS['HTTP_RAW_POST_DATA'] = ''; // phpcs:ignore WordPress.WP.GlobalVariablesOverride, PHPCompatibility.Variables.RemovedPredefinedGlobalVariables.http_raw_post_dataDeprecatedRemoved
		// phpcs:disable WordPress.Security.NonceVerification -- What proves this request is its secret or signature.
		if ( $_POST || $_FILES ) {
			$this->spool = new Spool();
			$fields      = $_POST;
			$_POST       = [];
			$_REQUEST    = $_GET;
			$this->form  = Posted_Form::of( $fields, $_FILES, $this->spool );
			$_FILES      = [];
		}
		// phpcs:enable WordPress.Security.NonceVerification
	}

	/**
	 * The form that PHP took apart; null when the body isn't one.
	 */
	public function form(): ?Posted_Form {
		return $this->form;
	}

	/**
	 * The body in a file.
	 *
	 * @param string $given What WordPress has of it: a request that a program makes inside the site has it all.
	 * @param int    $most  Bytes that are taken.
	 * @param Spool  $spool Where it goes.
	 * @return string|null Null when it is longer.
	 * @throws \Switchboard\Foundation\Problem 503 when it can't be kept.
	 */
	public function keep( string $given, int $most, Spool $spool ): ?string {
		$stream = fopen( $this->is_withheld ? 'php://input' : 'php://memory', $this->is_withheld ? 'rb' : 'w+b' );
		if ( false === $stream ) {
			throw Spool::full();
		}
		if ( ! $this->is_withheld ) {
			fwrite( $stream, $given );
			rewind( $stream );
		}
		$path = $spool->keep( $stream, $most );
		fclose( $stream );
		return $path;
	}
}
