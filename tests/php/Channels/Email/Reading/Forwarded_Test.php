<?php
/**
 * A mail that somebody passed on.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Forwarded;
use Switchboard\Channels\Email\Reading\Reader;

/**
 * Who wrote it, what it says, and what was written above it.
 */
final class Forwarded_Test extends TestCase {

	/**
	 * Head lines of many programs and languages.
	 *
	 * @param string $subject Subject of the mail.
	 * @param string $body    Its text.
	 * @param string $email   Who wrote what is passed on.
	 * @param string $name    Likewise.
	 * @param string $comment What stands above it.
	 */
	#[DataProvider( 'texts' )]
	public function test_text( string $subject, string $body, string $email, string $name, string $comment ): void {
		$found = Forwarded::of( Reader::read( "From: jonas@shop.example\nSubject: $subject\nContent-Type: text/plain; charset=utf-8\n\n$body\n\nThe glass is broken.\n" ) );
		$this->assertNotNull( $found );
		$this->assertSame( [ $email, $name, 'The lamp', 'The glass is broken.', $comment ], [ $found->from->email, $found->from->name, $found->subject, $found->text, $found->comment ] );
	}

	/**
	 * Mails.
	 *
	 * @return array<string, array{string, string, string, string, string}>
	 */
	public static function texts(): array {
		return [
			'gmail'      => [ 'Fwd: The lamp', "Please look.\n\n---------- Forwarded message ---------\nFrom: Gwen Hill <gwen@customer.example>\nDate: Mon, Nov 24, 2025 at 6:12 PM\nSubject: The lamp\nTo: <jonas@shop.example>", 'gwen@customer.example', 'Gwen Hill', 'Please look.' ],
			'outlook'    => [ 'FW: The lamp', "\n\nFrom: Gwen Hill <gwen@customer.example>\nSent: Monday, November 24, 2025 6:12 PM\nTo: Jonas Weber <jonas@shop.example>\nSubject: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'old one'    => [ 'FW: The lamp', "-----Original Message-----\nFrom: Gwen Hill [mailto:gwen@customer.example]\nSent: Monday, November 24, 2025 6:12 PM\nTo: Jonas Weber\nSubject: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'apple'      => [ 'Fwd: The lamp', "See below, thanks.\n\nBegin forwarded message:\n\nFrom: Gwen Hill <gwen@customer.example>\nSubject: The lamp\nDate: 24 November 2025 at 18:12:00 CET\nTo: jonas@shop.example", 'gwen@customer.example', 'Gwen Hill', 'See below, thanks.' ],
			'german'     => [ 'WG: The lamp', "Bitte übernehmen.\n\nVon: Gwen Hill <gwen@customer.example>\nGesendet: Montag, 24. November 2025 18:12\nAn: Jonas Weber <jonas@shop.example>\nBetreff: The lamp", 'gwen@customer.example', 'Gwen Hill', 'Bitte übernehmen.' ],
			'thunderbird' => [ 'Fwd: The lamp', "\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tThe lamp\nDatum: \tMon, 24 Nov 2025 18:12:00 +0100\nVon: \tGwen Hill <gwen@customer.example>\nAn: \tjonas@shop.example", 'gwen@customer.example', 'Gwen Hill', '' ],
			'french'     => [ 'TR: The lamp', "De : Gwen Hill <gwen@customer.example>\nEnvoyé : lundi 24 novembre 2025 18:12\nÀ : Jonas Weber <jonas@shop.example>\nObjet : The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'spanish'    => [ 'RV: The lamp', "De: Gwen Hill <gwen@customer.example>\nEnviado: lunes, 24 de noviembre de 2025 18:12\nPara: Jonas Weber <jonas@shop.example>\nAsunto: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'italian'    => [ 'I: The lamp', "Da: Gwen Hill <gwen@customer.example>\nInviato: lunedì 24 novembre 2025 18:12\nA: Jonas Weber <jonas@shop.example>\nOggetto: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'portuguese' => [ 'ENC: The lamp', "De: Gwen Hill <gwen@customer.example>\nEnviada em: segunda-feira, 24 de novembro de 2025 18:12\nPara: Jonas Weber <jonas@shop.example>\nAssunto: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'dutch'      => [ 'FW: The lamp', "Van: Gwen Hill <gwen@customer.example>\nVerzonden: maandag 24 november 2025 18:12\nAan: Jonas Weber <jonas@shop.example>\nOnderwerp: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'swedish'    => [ 'VB: The lamp', "Från: Gwen Hill <gwen@customer.example>\nSkickat: den 24 november 2025 18:12\nTill: Jonas Weber <jonas@shop.example>\nÄmne: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'polish'     => [ 'PD: The lamp', "Od: Gwen Hill <gwen@customer.example>\nWysłano: poniedziałek, 24 listopada 2025 18:12\nDo: Jonas Weber <jonas@shop.example>\nTemat: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'russian'    => [ 'FW: The lamp', "От: Gwen Hill <gwen@customer.example>\nОтправлено: 24 ноября 2025 г. 18:12\nКому: Jonas Weber <jonas@shop.example>\nТема: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'japanese'   => [ '転送: The lamp', "差出人: Gwen Hill <gwen@customer.example>\n送信日時: 2025年11月24日 18:12\n宛先: Jonas Weber <jonas@shop.example>\n件名: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'chinese'    => [ '转发: The lamp', "发件人: Gwen Hill <gwen@customer.example>\n发送时间: 2025年11月24日 18:12\n收件人: Jonas Weber <jonas@shop.example>\n主题: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
			'quoted'     => [ 'Fwd: The lamp', "> From: Gwen Hill <gwen@customer.example>\n> Date: 24 November 2025 at 18:12\n> Subject: The lamp\n> To: jonas@shop.example", 'gwen@customer.example', 'Gwen Hill', '' ],
			'twice'      => [ 'Fwd: WG: The lamp', "Von: Gwen Hill <gwen@customer.example>\nGesendet: Montag, 24. November 2025 18:12\nAn: Jonas Weber <jonas@shop.example>\nBetreff: WG: The lamp", 'gwen@customer.example', 'Gwen Hill', '' ],
		];
	}

	/**
	 * What is no forward.
	 *
	 * @param string $subject Subject.
	 * @param string $body    Text.
	 */
	#[DataProvider( 'others' )]
	public function test_no_forward( string $subject, string $body ): void {
		$this->assertNull( Forwarded::of( Reader::read( "From: jonas@shop.example\nSubject: $subject\n\n$body\n" ) ) );
	}

	/**
	 * Mails.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function others(): array {
		$head = "From: Gwen Hill <gwen@customer.example>\nSent: Monday, November 24, 2025 6:12 PM\nTo: Jonas Weber <jonas@shop.example>\nSubject: The lamp\n\nHello";
		return [
			'an answer'       => [ 'Re: The lamp', "It left.\n\n$head" ],
			'no prefix'       => [ 'The lamp', $head ],
			'no head'         => [ 'Fwd: The lamp', 'Did you see this?' ],
			'no address'      => [ 'FW: The lamp', str_replace( ' <gwen@customer.example>', '', $head ) ],
			'a word like it'  => [ 'Forwarding addresses', $head ],
		];
	}

	public function test_a_later_head_belongs_to_what_was_passed_on(): void {
		$found = Forwarded::of( Reader::read( "From: jonas@shop.example\nSubject: Fwd: The lamp\n\n---------- Forwarded message ---------\nFrom: Gwen <gwen@customer.example>\nDate: Mon, Nov 24, 2025 at 6:12 PM\nSubject: Re: The lamp\nTo: <jonas@shop.example>\n\nNot yet.\n\nFrom: Shop <shop@elsewhere.example>\nSent: Sunday, November 23, 2025 6:12 PM\nTo: Gwen <gwen@customer.example>\nSubject: The lamp\n\nHas it come?\n" ) );
		$this->assertNotNull( $found );
		$this->assertSame( 'gwen@customer.example', $found->from->email );
		$this->assertStringStartsWith( 'Not yet.', $found->text );
		$this->assertStringContainsString( 'Has it come?', $found->text );
	}
}
