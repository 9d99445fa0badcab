<?php
/**
 * Tests of the form's HTML.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Form;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Services;

/**
 * What a page carries, whoever looks at it.
 */
#[Group( 'smoke' )]
final class Form_View_Test extends Form_Case {

	/**
	 * A page cache may give one visitor's page to another.
	 */
	public function test_same_for_everybody(): void {
		$anonymous = $this->services->form_view()->render( [] );
		$this->act_as( $this->factory->user( 'administrator', [ 'display_name' => 'Somebody', 'user_email' => 'somebody@example.org' ] ) );
		$_COOKIE['wordpress_logged_in'] = 'x';
		$this->assertSame( $anonymous, ( new Services( $GLOBALS['wpdb'] ) )->form_view()->render( [] ) );
		$this->assertStringNotContainsString( 'nonce', $anonymous );
	}

	/**
	 * The same form twice on a page has no id twice.
	 */
	public function test_several_on_a_page(): void {
		$view = $this->services->form_view();
		$html = $view->render( [] ) . $view->render( [] ) . $view->render( [ 'attachments' => false ] );
		preg_match_all( '/\sid="([^"]+)"/', $html, $found );
		$this->assertGreaterThan( 20, count( $found[1] ) );
		$this->assertSame( array_unique( $found[1] ), $found[1] );
		preg_match_all( '/\sfor="([^"]+)"/', $html, $labels );
		$this->assertSame( [], array_diff( $labels[1], $found[1] ) );
		preg_match_all( '/aria-describedby="([^"]+)"/', $html, $described );
		$this->assertSame( [], array_diff( explode( ' ', implode( ' ', $described[1] ) ), $found[1] ) );
	}

	/**
	 * Attributes of a block are hostile text.
	 */
	public function test_attributes_are_text(): void {
		$this->services->fields()->insert( [ 'key' => 'topic', 'label' => '<b>"Topic"</b>', 'type' => 'choice', 'choices' => [ '"><script>1</script>', 'b' ], 'description' => '<i>x</i>' ] );
		$evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
		$html = $this->services->form_view()->render(
			[
				'consentText'      => $evil . '<a href="javascript:alert(1)">Privacy</a>',
				'successText'      => $evil,
				'buttonText'       => $evil,
				'attachmentsLabel' => $evil,
				'borderColor'      => '"><script>',
				'style'            => [ 'border' => [ 'width' => '1px;position:fixed', 'color' => 'url(//evil.example)', 'radius' => '"><script>' ] ],
				'fields'           => [
					[ 'name' => 'subject', 'label' => $evil, 'help' => $evil, 'example' => $evil ],
					[ 'name' => 'fields.topic' ],
					[ 'name' => 'consent', 'onlyIf' => 'fields.topic', 'onlyValue' => $evil ],
					[ 'name' => $evil ],
					[ 'name' => [ 'x' ] ],
					'text',
				],
			]
		);
		$this->assertStringNotContainsString( '<script', $html );
		$this->assertDoesNotMatchRegularExpression( '/<[^>]+\sonerror/i', $html );
		$this->assertStringNotContainsString( 'javascript:', $html );
		$this->assertStringNotContainsString( 'position:fixed', $html );
		$this->assertStringNotContainsString( 'evil.example', $html );
	}

	/**
	 * A form can't lose what it is for.
	 */
	public function test_needed_fields_come_back(): void {
		$html = $this->services->form_view()->render( [ 'fields' => [] ] );
		$this->assertStringContainsString( 'name="switchboard[email]"', $html );
		$this->assertStringContainsString( 'name="switchboard[message]"', $html );
	}

	/**
	 * The author's border reaches the controls.
	 */
	public function test_border_of_controls(): void {
		$html = $this->services->form_view()->render( [ 'borderColor' => 'contrast', 'style' => [ 'border' => [ 'width' => '2px', 'radius' => [ 'topLeft' => '4px', 'bottomRight' => '8px' ] ] ] ] );
		$this->assertStringContainsString( '--switchboard-control-border-width:2px', $html );
		$this->assertStringContainsString( '--switchboard-control-border-color:var(--wp--preset--color--contrast)', $html );
		$this->assertStringContainsString( '--switchboard-control-border-radius:4px 0 8px 0', $html );
	}
}
