<?php
/**
 * Tests of forms without a script.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Form;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Channels\Form\Form_Page;
use Switchboard\Channels\Form\Form_Seal;
use Switchboard\Contacts\Identity;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Services;

/**
 * What the page says after its own POST, and what it keeps.
 */
#[Group( 'smoke' )]
final class Form_Page_Test extends Form_Case {

	/**
	 * Sent, redirected, receipt shown.
	 */
	public function test_success_redirects_to_receipt(): void {
		$address = (string) $this->post();

		$this->assertSame( 1, $this->count_tickets() );
		$this->assertStringStartsWith( '/write-to-us/?', $address );
		$html = $this->get( $address );
		$this->assertStringContainsString( 'Your message has the number #' . $this->newest()['number'], $html );
		$this->assertMatchesRegularExpression( '/<form[^>]* hidden>/', $html );
	}

	/**
	 * A receipt that was changed, or is old, shows an ordinary form.
	 */
	public function test_receipt_is_signed_and_ends(): void {
		$this->post();
		$key  = $this->key();
		$old  = ( new Form_Seal( new Keyring(), new Frozen_Clock( time() - 2 * HOUR_IN_SECONDS ) ) )->receipt( $key, 1042, 'https://example.org' );
		$mine = $this->services->form_seal()->receipt( $key, 1042, 'https://example.org' );
		$this->assertStringContainsString( '#1042', $this->get( '/?' . Form_Page::RECEIPT . "=$mine" ) );
		foreach ( [ $old, 'x' . $mine, substr( $mine, 0, -1 ), '' ] as $receipt ) {
			$this->assertStringNotContainsString( '#1042', $this->get( '/?' . Form_Page::RECEIPT . "=$receipt" ) );
		}
	}

	/**
	 * Errors stand at the field and in a summary with links; what was written stays.
	 */
	public function test_errors_keep_values(): void {
		$this->assertNull( $this->post( [ 'email' => 'nobody', 'subject' => 'Kept <b>' ] ) );

		$html = $this->draw();
		$key  = $this->key();
		$this->assertStringContainsString( 'One thing needs your attention', $html );
		$this->assertStringContainsString( "<a href=\"#switchboard-form-$key-email\">", $html );
		$this->assertMatchesRegularExpression( '/id="switchboard-form-' . $key . '-email"[^>]*aria-invalid="true"/', $html );
		$this->assertStringContainsString( 'value="Kept &lt;b&gt;"', $html );
		$this->assertStringContainsString( 'The lid has a crack.', $html );
		$this->assertSame( 0, $this->count_tickets() );
	}

	/**
	 * The page's own token, the same for an hour, is enough.
	 */
	public function test_token_of_the_page(): void {
		$config = $this->form();
		$this->assertNotNull( $this->post( [ 'token' => $this->services->form_seal()->page_token( Form_Seal::bind( $config ) ) ] ) );
	}

	/**
	 * A page from an old cache leads to one confirming page with the text kept, and its token works.
	 */
	public function test_aged_token_asks_once(): void {
		foreach ( [ '', $this->aged() ] as $token ) {
			$services = new Services( $GLOBALS['wpdb'] );
			$this->assertNull( $this->post( [ 'token' => $token ], $services ) );
			$html = $this->draw( $services );
			$this->assertStringContainsString( 'send it once more', $html );
			$this->assertStringContainsString( 'The lid has a crack.', $html );
			$this->assertStringContainsString( 'value="A cracked lid"', $html );
			$this->assertSame( 1, preg_match( '/name="switchboard\[token\]" value="([^"]+)"/', $html, $found ) );

			$this->assertNotNull( $this->post( [ 'token' => ( $found[1] ?? '' ), 'message' => "Fresh $token" ], new Services( $GLOBALS['wpdb'] ) ) );
		}
		$this->assertSame( 2, $this->count_tickets() );
	}

	/**
	 * Sent twice by a nervous hand: one ticket.
	 */
	public function test_double_submit(): void {
		$body = [ 'token' => $this->token( $this->form() ), 'visitor' => self::VISITOR ];
		$this->assertNotNull( $this->post( $body, new Services( $GLOBALS['wpdb'] ) ) );
		$this->assertNotNull( $this->post( $body, new Services( $GLOBALS['wpdb'] ) ) );
		$this->assertSame( 1, $this->count_tickets() );
	}

	/**
	 * A page of another site can't write in a signed-in visitor's name; our own page and the confirming page can.
	 */
	public function test_signed_in_needs_our_page(): void {
		$user = $this->factory->user( 'subscriber', [ 'user_email' => 'priya@example.org' ] );
		$this->act_as( $user );

		$_SERVER['HTTP_ORIGIN'] = 'https://evil.example';
		$this->post( [ 'subject' => 'Forged' ], new Services( $GLOBALS['wpdb'] ) );
		$this->assertNull( $this->services->identities()->find_by( Identity::WP_USER, (string) $user ) );

		$_SERVER['HTTP_ORIGIN'] = untrailingslashit( home_url() );
		$this->assertNotNull( $this->post( [ 'subject' => 'Own', 'email' => '', 'name' => '' ], new Services( $GLOBALS['wpdb'] ) ) );
		$this->assertSame( 'Own', $this->newest()['subject'] );
		$this->assertSame( (string) $this->services->identities()->find_by( Identity::WP_USER, (string) $user )?->contact_id, $this->newest()['contact_id'] );

		unset( $_SERVER['HTTP_ORIGIN'] );
		$this->post( [ 'subject' => 'By nonce', 'email' => '', 'name' => '', 'nonce' => wp_create_nonce( 'switchboard-form' ) ], new Services( $GLOBALS['wpdb'] ) );
		$this->assertSame( 'By nonce', $this->newest()['subject'] );
	}

	/**
	 * Files survive an error in another field.
	 */
	public function test_files_are_kept(): void {
		$path = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $path, 'cracked' );
		$_FILES['switchboard_files'] = [
			'name'     => [ '<b>lid</b>.txt', 'evil.php' ],
			'tmp_name' => [ $path, $path ],
			'error'    => [ UPLOAD_ERR_OK, UPLOAD_ERR_OK ],
		];
		$this->assertNull( $this->post() );
		$html = $this->draw();
		$this->assertSame( 1, preg_match( '/name="switchboard\[attachments\]\[\]" value="(\d+)" checked/', $html, $file ) );
		$this->assertSame( 1, preg_match( '/name="switchboard\[visitor\]" value="([0-9a-f]{32})"/', $html, $visitor ) );
		$this->assertStringContainsString( 'evil.php', $html );
		$this->assertStringNotContainsString( '<b>lid', $html );

		unset( $_FILES['switchboard_files'] );
		$this->assertNotNull( $this->post( [ 'attachments' => [ ( $file[1] ?? '' ) ], 'visitor' => ( $visitor[1] ?? '' ) ], new Services( $GLOBALS['wpdb'] ) ) );
		$this->assertSame( (int) $this->newest()['id'], $this->services->attachment_rows()->find( (int) ( $file[1] ?? '' ) )?->ticket_id );
	}

	/**
	 * Only one of our forms, and one that takes files, makes the site store any.
	 */
	public function test_files_need_a_form_of_ours(): void {
		$path = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $path, 'cracked' );
		$_FILES['switchboard_files'] = [
			'name'     => [ 'lid.txt' ],
			'tmp_name' => [ $path ],
			'error'    => [ UPLOAD_ERR_OK ],
		];
		foreach ( [ '', 'made.up', $this->form( [ 'attachments' => false ] ) ] as $config ) {
			$this->assertNull( $this->post( [ 'config' => $config ], new Services( $GLOBALS['wpdb'] ) ) );
		}
		$this->assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM {attachment}' ) );
		$this->assertSame( 0, $this->count_tickets() );
	}

	/**
	 * Nobody sees the name of a file by guessing its number.
	 */
	public function test_foreign_files_are_not_shown(): void {
		$foreign = $this->file( str_repeat( 'f', 32 ), 'secret-name.txt' );
		$this->post( [ 'email' => '', 'attachments' => [ $foreign ], 'visitor' => self::VISITOR ] );
		$this->assertStringNotContainsString( 'secret-name', $this->draw() );
	}

	/**
	 * What PHP threw away because it was too large is at least said.
	 */
	public function test_post_too_large(): void {
		$_POST                     = [];
		$_SERVER['REQUEST_METHOD'] = 'POST';
		$_SERVER['CONTENT_LENGTH'] = (string) ( wp_max_upload_size() + 1 );
		$this->assertNull( $this->services->form_page()->answer() );
		$this->assertStringContainsString( 'Together the files are too large', $this->draw() );
	}

	/**
	 * Arrays in the place of text do no harm.
	 */
	public function test_arrays_for_text(): void {
		$this->assertNull( $this->post( [ 'config' => [ 'x' ], 'token' => [ 'y' ], 'message' => [ 'z' ], 'fields' => 'no', 'attachments' => [ [ 1 ] ] ] ) );
		$this->assertSame( 0, $this->count_tickets() );
	}

	/**
	 * Posts a form to its page.
	 *
	 * @param array<string, mixed> $with     What is different.
	 * @param Services|null        $services Another request's parts.
	 */
	private function post( array $with = [], ?Services $services = null ): ?string {
		$body = $this->body();
		unset( $body['client_id'], $body['visitor'] );
		$_POST                     = wp_slash( [ 'switchboard' => $with + $body + [ 'form' => $this->key() ] ] );
		$_SERVER['REQUEST_METHOD'] = 'POST';
		$_SERVER['REQUEST_URI']    = '/write-to-us/';
		return ( $services ?? $this->services )->form_page()->answer();
	}

	/**
	 * The page at an address.
	 *
	 * @param string $address Address with its query.
	 */
	private function get( string $address ): string {
		$_POST                     = [];
		$_SERVER['REQUEST_METHOD'] = 'GET';
		wp_parse_str( (string) wp_parse_url( $address, PHP_URL_QUERY ), $_GET );
		$services = new Services( $GLOBALS['wpdb'] );
		$services->form_page()->answer();
		return $this->draw( $services );
	}

	/**
	 * The form's HTML.
	 *
	 * @param Services|null $services Parts of the request.
	 */
	private function draw( ?Services $services = null ): string {
		return ( $services ?? $this->services )->form_view()->render( [ 'inbox' => $this->inbox ] );
	}

	/**
	 * The form's key on its page.
	 */
	private function key(): string {
		return substr( Form_Seal::bind( $this->form() ), 0, 8 );
	}

	/**
	 * A token from a page that lay in a cache for a week.
	 */
	private function aged(): string {
		return ( new Form_Seal( new Keyring(), new Frozen_Clock( time() - WEEK_IN_SECONDS ) ) )->page_token( Form_Seal::bind( $this->form() ) );
	}
}
