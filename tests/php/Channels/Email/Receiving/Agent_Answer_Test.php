<?php
/**
 * What an agent wrote in a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Email\Receiving\Agent_Answer;
use Switchboard\Tests\TestCase;

/**
 * The agent's words, and never a word of the notice: it may hold notes.
 */
final class Agent_Answer_Test extends TestCase {

	private const NOTICE = "Jonas, Lia wrote a note:\n\nShe is a difficult customer.\n\nOpen the ticket: https://shop.example/wp-admin/admin.php?page=switchboard#/tickets/4";

	/**
	 * Only the agent's words.
	 *
	 * @param string $mail   Body and its type.
	 * @param string $answer Answer; '' when it must not leave.
	 */
	#[DataProvider( 'mails' )]
	public function test_answer( string $mail, string $answer ): void {
		$text = Agent_Answer::text( Reader::read( "From: jonas@shop.example\nSubject: Re: My lamp\n$mail" ) );
		$this->assertSame( $answer, $text );
		$this->assertStringNotContainsString( 'difficult', $text );
	}

	/**
	 * Mails.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function mails(): array {
		$quoted = '> ' . str_replace( "\n", "\n> ", self::NOTICE );
		$gmail  = "On Tue, Nov 25, 2025 at 9:40 AM The Lamp Shop <support@shop.example> wrote:\n\n$quoted";
		return [
			'gmail'            => [ "\nIt left yesterday.\n\n$gmail\n", 'It left yesterday.' ],
			'one word'         => [ "\nok\n\n$gmail\n", 'ok' ],
			'outlook'          => [ "\nIt left yesterday.\n\nJonas\n\n________________________________\nVon: The Lamp Shop <support@shop.example>\nGesendet: Dienstag, 25. November 2025 09:40\nAn: Jonas Weber <jonas@shop.example>\nBetreff: [#4] My lamp\n\n" . self::NOTICE . "\n", "It left yesterday.\n\nJonas" ],
			'signature'        => [ "\nIt left yesterday.\n\n-- \nJonas Weber\nThe Lamp Shop\n\n$gmail\n", 'It left yesterday.' ],
			'nothing'          => [ "\n\n$gmail\n", '' ],
			'nothing, outlook' => [ "\n\nVon: The Lamp Shop <support@shop.example>\nGesendet: Dienstag, 25. November 2025 09:40\nAn: Jonas Weber <jonas@shop.example>\nBetreff: [#4] My lamp\n\n" . self::NOTICE . "\n", '' ],
			'between lines'    => [ "\n$gmail\n\nIs she? I don't think so.\n\n> Open the ticket: there\n\nDone.\n", '' ],
			'below'            => [ "\n$gmail\n\nIt left yesterday.\n", 'It left yesterday.' ],
			'html'             => [ "Content-Type: text/html\n\n<div>It left yesterday.</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Tue, Nov 25, 2025 at 9:40 AM The Lamp Shop &lt;support@shop.example&gt; wrote:<br></div><blockquote class=\"gmail_quote\">" . nl2br( self::NOTICE ) . "</blockquote></div>\n", 'It left yesterday.' ],
			'below, html'      => [ "Content-Type: text/html\n\n<p>It left yesterday.</p><p><a href=\"" . admin_url( 'admin.php' ) . "\">Open the ticket</a> She is a difficult customer.</p>\n", '' ],
			'only html quote'  => [ "Content-Type: text/html\n\n<blockquote>" . nl2br( self::NOTICE ) . "</blockquote>\n", '' ],
		];
	}
}
