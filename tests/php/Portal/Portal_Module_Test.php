<?php
/**
 * Tests of the customers' page.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Portal;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Portal\Portal_Module;
use Switchboard\Portal\Portal_View;
use Switchboard\Services;

/**
 * Nothing private in the page, nothing secret in its address.
 */
#[Group( 'smoke' )]
final class Portal_Module_Test extends Portal_Case {

	/**
	 * The frame is the same for everybody.
	 */
	public function test_same_for_everybody(): void {
		$this->write( $this->ada_contact, 'Very private' );
		$pages = [ $this->view()->render( [] ) ];
		$this->act_as( $this->ada );
		$pages[]                   = $this->view()->render( [] );
		$_GET['switchboard_token'] = $this->services->tokens()->issue( 'contact', $this->ada_contact );
		$pages[]                   = $this->view()->render( [] );
		$this->assertCount( 1, array_unique( $pages ) );
		$this->assertStringNotContainsString( 'private', $pages[0] );
		$this->assertStringNotContainsString( 'nonce', $pages[0] );
	}

	/**
	 * Attributes are hostile text.
	 */
	public function test_attributes_are_text(): void {
		$evil = '"><script>alert(1)</script>';
		$html = $this->view()->render( [ 'heading' => $evil, 'writeText' => $evil, 'level' => '2><script>', 'showHeading' => true ] );
		$this->assertStringNotContainsString( '<script', $html );
		$this->assertMatchesRegularExpression( '/<h2 class/', $html );
	}

	/**
	 * A page opened by a private link isn't kept, indexed or told to others, and hides the secret first of all.
	 */
	public function test_private_links(): void {
		$module = new Portal_Module( fn() => $this->view(), $this->services->settings() );
		$module->forbid_caching();
		$this->assertFalse( has_action( 'wp_head', [ $module, 'hide_secret' ] ) );

		$_GET['switchboard_token'] = 'x';
		$module->forbid_caching();
		$this->assertSame( -100, has_action( 'wp_head', [ $module, 'hide_secret' ] ) );
		$this->assertTrue( constant( 'DONOTCACHEPAGE' ) );
		$this->assertNotFalse( has_filter( 'wp_robots', 'wp_robots_sensitive_page' ) );
		$this->assertSame( 'no-referrer', Portal_Module::headers()['Referrer-Policy'] );
		$this->assertStringContainsString( 'no-store', Portal_Module::headers()['Cache-Control'] );
		ob_start();
		$module->hide_secret();
		$script = (string) ob_get_clean();
		$this->assertStringContainsString( 'replaceState', $script );
		$this->assertLessThan( strpos( $script, 'sessionStorage' ), strpos( $script, 'replaceState' ) );
	}

	/**
	 * The first page with a block becomes the one that mails lead to; later ones change nothing.
	 */
	public function test_pages_are_remembered(): void {
		$settings = $this->services->settings();
		$settings->update( [ 'portal_page' => 0, 'form_page' => 0 ] );
		$publish = static fn( string $content, string $status = 'publish' ): int => (int) wp_insert_post( [ 'post_type' => 'page', 'post_title' => 'x', 'post_status' => $status, 'post_content' => $content ] );

		$publish( '<!-- wp:switchboard/my-tickets /-->', 'draft' );
		$this->assertSame( 0, $settings->number( 'portal_page' ) );
		$first = $publish( '<!-- wp:switchboard/my-tickets /-->' );
		$publish( '<!-- wp:switchboard/my-tickets /-->' );
		$form = $publish( '<!-- wp:switchboard/ticket-form /-->' );
		$this->assertSame( [ $first, $form ], [ $settings->number( 'portal_page' ), $settings->number( 'form_page' ) ] );
	}

	/**
	 * The way to the form, once there is one.
	 */
	public function test_way_to_the_form(): void {
		$this->services->settings()->update( [ 'form_page' => 0 ] );
		$this->assertStringNotContainsString( 'Write to us', $this->view()->render( [] ) );
		$form = wp_insert_post( [ 'post_type' => 'page', 'post_title' => 'Form', 'post_status' => 'publish' ] );
		$this->services->settings()->update( [ 'form_page' => $form ] );
		$this->assertStringContainsString( 'Write to us', $this->view()->render( [] ) );
		$this->assertStringNotContainsString( 'Write to us', $this->view()->render( [ 'showWrite' => false ] ) );
	}

	/**
	 * The drawing.
	 */
	private function view(): Portal_View {
		return new Portal_View( ( new Services( $GLOBALS['wpdb'] ) )->settings() );
	}
}
