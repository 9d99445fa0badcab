<?php
/**
 * Forms without a script.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Cookie_User;
use Switchboard\Foundation\REST\Upload;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Attachments;

// phpcs:disable WordPress.Security.NonceVerification -- A form that caches keep can't carry a nonce: Form_Guard checks its signed token, and a cookie counts only for a form of our own pages.

/**
 * Answers the POST that a browser without our script sends to the page itself, and shows the receipt after the redirect.
 */
final class Form_Page {

	public const RECEIPT = 'switchboard_receipt';

	/**
	 * What each form of this page must say, by its key; `*` for all of them.
	 *
	 * @var array<string, Form_State>
	 */
	private array $states = [];

	/**
	 * Needs the desk and the files.
	 *
	 * @param Form_Desk             $desk        Takes forms in.
	 * @param Form_Seal             $seal        Reads receipts.
	 * @param Form_Guard            $guard       Limits uploads.
	 * @param Attachments           $files       Stores files.
	 * @param Attachment_Repository $attachments Rows of files.
	 */
	public function __construct(
		private readonly Form_Desk $desk,
		private readonly Form_Seal $seal,
		private readonly Form_Guard $guard,
		private readonly Attachments $files,
		private readonly Attachment_Repository $attachments
	) {
	}

	/**
	 * What a form must say; null for an untouched one.
	 *
	 * @param string $form Key of the form on its page.
	 */
	public function state( string $form ): ?Form_State {
		return $this->states[ $form ] ?? $this->states['*'] ?? null;
	}

	/**
	 * Looks at the request before the page is drawn.
	 *
	 * @return string|null Address to redirect to.
	 */
	public function answer(): ?string {
		$method = sanitize_key( $_SERVER['REQUEST_METHOD'] ?? '' );
		if ( 'post' === $method && isset( $_POST['switchboard'] ) && is_array( $_POST['switchboard'] ) ) {
			self::forbid_caching();
			return $this->take( wp_unslash( $_POST ) ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Submission and Form_Check look at each value.
		}
		if ( 'post' === $method && ! $_POST && (int) sanitize_key( $_SERVER['CONTENT_LENGTH'] ?? '0' ) > wp_max_upload_size() ) {
			// PHP throws away what is larger than post_max_size, all of it.
			self::forbid_caching();
			/* translators: %s: size such as 8 MB. */
			$this->states['*'] = new Form_State( Form_State::AGAIN, sprintf( __( 'Together the files are too large: at most %s. Please go back, remove some and send your message once more.', 'switchboard' ), size_format( wp_max_upload_size() ) ) );
		}
		if ( isset( $_GET[ self::RECEIPT ] ) && is_string( $_GET[ self::RECEIPT ] ) ) {
			self::forbid_caching();
			$this->show( sanitize_text_field( wp_unslash( $_GET[ self::RECEIPT ] ) ) );
		}
		return null;
	}

	/**
	 * Takes a form in.
	 *
	 * @param array<mixed> $post What was posted.
	 */
	private function take( array $post ): ?string {
		$form = is_string( $post['switchboard']['form'] ?? null ) ? sanitize_key( $post['switchboard']['form'] ) : '';
		try {
			$submission = $this->submission( $post );
			$receipt    = $this->desk->take( $submission );
			return add_query_arg( self::RECEIPT, rawurlencode( $this->seal->receipt( $form, $receipt->number, $receipt->url ) ), self::address() ) . "#switchboard-form-$form";
		} catch ( Problem $problem ) {
			$this->states[ $form ] = $this->refusal( $problem, $submission ?? self::read( $post, [], '' ) );
			return null;
		}
	}

	/**
	 * What is sent, its new files stored.
	 *
	 * @param array<mixed> $post What was posted.
	 * @throws Problem When a file can't be taken.
	 */
	private function submission( array $post ): Submission {
		$visitor = is_string( $post['switchboard']['visitor'] ?? null ) ? $post['switchboard']['visitor'] : '';
		$visitor = preg_match( '/^[0-9a-f]{32,64}$/', $visitor ) ? $visitor : bin2hex( random_bytes( 16 ) );
		$kept    = array_values( array_filter( array_map( static fn( mixed $id ): int => is_scalar( $id ) ? (int) $id : 0, is_array( $post['switchboard']['attachments'] ?? null ) ? $post['switchboard']['attachments'] : [] ) ) );
		$errors  = [];
		$uploads = self::uploads();
		// Nothing is stored for what isn't a form of ours; whether its token has aged is asked later, so that files survive that.
		if ( $uploads && ! $this->seal->open( self::read( $post, [], $visitor )->config )->attachments ) {
			$uploads = [];
			$errors  = [ __( 'This form takes no files.', 'switchboard' ) ];
		}
		foreach ( $uploads as $upload ) {
			try {
				$this->guard->limit( 'attachment' );
				$file   = Upload::from_entry( $upload );
				$kept[] = $this->files->store( $file->path, $file->name, Attachments::owner_of_visitor( $visitor ) )->id;
			} catch ( Problem $problem ) {
				$errors[] = sanitize_file_name( $upload['name'] ) . ': ' . $problem->getMessage();
			}
		}
		$submission = self::read( $post, $kept, $visitor );
		if ( $errors ) {
			throw new Problem(
				'rest_invalid_param',
				Form_Desk::title( 1 ),
				400,
				[
					'params'     => [ 'attachments' => implode( ' ', $errors ) ],
					'submission' => $submission,
				]
			);
		}
		return $submission;
	}

	/**
	 * What the form says after a refusal.
	 *
	 * @param Problem    $problem    Why.
	 * @param Submission $submission What was sent.
	 */
	private function refusal( Problem $problem, Submission $submission ): Form_State {
		$submission  = ( $problem->details['submission'] ?? null ) instanceof Submission ? $problem->details['submission'] : $submission;
		$errors      = is_array( $problem->details['params'] ?? null ) ? $problem->details['params'] : [];
		$owner       = '' === $submission->visitor ? '' : Attachments::owner_of_visitor( $submission->visitor );
		$attachments = '' === $owner ? [] : $this->attachments->unattached( $submission->attachments, $owner );
		return new Form_State( $errors ? Form_State::ERRORS : Form_State::AGAIN, $problem->getMessage(), $errors, $submission, $attachments );
	}

	/**
	 * Shows a receipt at its form.
	 *
	 * @param string $text From the address.
	 */
	private function show( string $text ): void {
		$receipt = $this->seal->read_receipt( $text );
		if ( null !== $receipt ) {
			$this->states[ $receipt['form'] ] = new Form_State( Form_State::SENT, '', [], null, [], new Receipt( $receipt['number'], $receipt['url'] ) );
		}
	}

	/**
	 * A submission from a POST.
	 *
	 * @param array<mixed> $post        What was posted.
	 * @param list<int>    $attachments Stored files.
	 * @param string       $visitor     Secret under which they were stored.
	 */
	private static function read( array $post, array $attachments, string $visitor ): Submission {
		$sent = (array) $post['switchboard'];
		$text = static fn( string $key ): string => is_string( $sent[ $key ] ?? null ) ? $sent[ $key ] : '';
		return new Submission(
			$text( 'config' ),
			$text( 'token' ),
			Submission::values_of( $sent ),
			$attachments,
			$visitor,
			'',
			$text( 'website' ),
			self::user_id( $text( 'nonce' ) ),
			array_diff_key( $post, [ 'switchboard' => true ] )
		);
	}

	/**
	 * The signed-in user, if the form was really sent from one of our pages.
	 *
	 * @param string $nonce From the page that asked for one more press.
	 */
	private static function user_id( string $nonce ): int {
		$has_origin = isset( $_SERVER['HTTP_SEC_FETCH_SITE'] ) || isset( $_SERVER['HTTP_ORIGIN'] );
		$is_ours    = ( $has_origin && Cookie_User::is_same_origin() ) || ( '' !== $nonce && wp_verify_nonce( $nonce, 'switchboard-form' ) );
		return $is_ours ? get_current_user_id() : 0;
	}

	/**
	 * The files of the request, each as an entry of its own.
	 *
	 * @return list<array{name: string, tmp_name: string, error: int}>
	 */
	private static function uploads(): array {
		$files = $_FILES['switchboard_files'] ?? null; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Tickets\Attachments checks name, type and size.
		if ( ! is_array( $files ) || ! is_array( $files['name'] ?? null ) ) {
			return [];
		}
		$uploads = [];
		foreach ( array_slice( array_keys( $files['name'] ), 0, Form_Desk::MOST_FILES + 1 ) as $index ) {
			$error = (int) ( $files['error'][ $index ] ?? UPLOAD_ERR_NO_FILE );
			if ( UPLOAD_ERR_NO_FILE !== $error ) {
				$uploads[] = [
					'name'     => (string) wp_unslash( $files['name'][ $index ] ),
					'tmp_name' => (string) ( $files['tmp_name'][ $index ] ?? '' ),
					'error'    => $error,
				];
			}
		}
		return $uploads;
	}

	/**
	 * Address of this page, without an earlier receipt.
	 */
	private static function address(): string {
		return remove_query_arg( self::RECEIPT, esc_url_raw( wp_unslash( $_SERVER['REQUEST_URI'] ?? '/' ) ) );
	}

	/**
	 * This answer is one visitor's own.
	 */
	private static function forbid_caching(): void {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- The name that page caches know.
		}
		if ( ! headers_sent() ) {
			nocache_headers();
			header( 'Referrer-Policy: no-referrer' );
			header( 'X-Robots-Tag: noindex' );
		}
	}
}
