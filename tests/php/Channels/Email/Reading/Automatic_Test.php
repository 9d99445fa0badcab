<?php
/**
 * Automatic mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Automatic;
use Switchboard\Channels\Email\Reading\Out_Of_Office_Subject;
use Switchboard\Channels\Email\Reading\Reader;

/**
 * Each sign by itself, and people's mail that carries something like it.
 */
final class Automatic_Test extends TestCase {

	/**
	 * A header and the sign that it is.
	 *
	 * @param string $header Lines of a header.
	 * @param string $reason The sign.
	 */
	#[DataProvider( 'headers' )]
	public function test_header( string $header, string $reason ): void {
		self::assertSame( $reason, Automatic::of( Reader::read( $header . "\nSubject: Hello\n\nHello" ) ) );
	}

	/**
	 * Headers.
	 *
	 * @return iterable<array{string, string}>
	 */
	public static function headers(): iterable {
		$person = "From: kim@lindqvist.example\n";
		yield [ $person, '' ];
		yield [ $person . 'Auto-Submitted: No', '' ];
		yield [ $person . 'Auto-Submitted: auto-forwarded', '' ];
		yield [ $person . 'Auto-Submitted: auto-notified; owner-email="kim@lindqvist.example"', 'auto-submitted' ];
		yield [ $person . 'Auto-Submitted: AUTO-GENERATED', 'auto-submitted' ];
		yield [ $person . 'Precedence: first-class', '' ];
		yield [ $person . 'Precedence: BULK', 'precedence:bulk' ];
		yield [ $person . 'X-Precedence: auto_reply', 'precedence:auto_reply' ];
		yield [ $person . 'X-Autoresponder: vacation', 'autoreply-header' ];
		yield [ $person . 'X-Autoreply: no', '' ];
		yield [ $person . 'List-Id: <a.b>', '' ];
		yield [ $person . 'X-Auto-Response-Suppress: All', '' ];
		yield [ $person . 'Return-Path: <kim@lindqvist.example>', '' ];
		yield [ $person . 'Return-Path: < >', 'null-return-path' ];
		yield [ $person . 'X-Failed-Recipients: lee@lindqvist.example', 'failed-recipients' ];
		yield [ 'From: MAILER-DAEMON (Mail Delivery System)', 'mailer-daemon' ];
		yield [ 'From: Postmaster@lindqvist.example', 'mailer-daemon' ];
		yield [ 'From: POSTMASTER-/jvYeOepKfFWk0Htik3J/w@archive.example', 'mailer-daemon' ];
		yield [ 'From: postmaster-kim@lindqvist.example', '' ];
		yield [ 'From: "Post Master" <post_master@lindqvist.example>', 'mailer-daemon' ];
		yield [ 'From: "Postmaster General" <postmaster.general@lindqvist.example>', '' ];
		yield [ 'From: "mailer-daemon" <kim@lindqvist.example>', '' ];
	}

	/**
	 * Mail from an own address came back to us.
	 */
	public function test_own_address(): void {
		$mail = Reader::read( "From: Support <Support@Shop.example>\nSubject: Hello\n\nHello" );
		self::assertSame( 'own-address', Automatic::of( $mail, [ 'support@shop.example' ] ) );
		self::assertSame( '', Automatic::of( $mail, [ 'sales@shop.example' ] ) );
	}

	/**
	 * Subjects of people who are away.
	 *
	 * @param string $subject Subject.
	 */
	#[DataProvider( 'away' )]
	public function test_away_subject( string $subject ): void {
		self::assertTrue( Out_Of_Office_Subject::is( $subject ) );
	}

	/**
	 * One for each language, with the prefixes that mail programs put before it.
	 *
	 * @return iterable<array{string}>
	 */
	public static function away(): iterable {
		$subjects = [
			'Automatic reply: Order',
			'Out of Office: Order',
			'RE: Order (Out of office until Monday)',
			'Automatische Antwort: Bestellung',
			'AW: Abwesenheitsnotiz',
			'Réponse automatique : commande',
			'Respuesta automática: pedido',
			'Risposta automatica: ordine',
			'Resposta automática: encomenda',
			'Automatisch antwoord: bestelling',
			'Autosvar: order',
			'Automatisk svar: ordre',
			'Automaattinen vastaus: tilaus',
			'Sjálfvirkt svar: pöntun',
			'Odpowiedź automatyczna: zamówienie',
			'Automatická odpověď: objednávka',
			'Automatická odpoveď: objednávka',
			'Automatikus válasz: rendelés',
			'Răspuns automat: comandă',
			'Автоматичен отговор: поръчка',
			'Automatski odgovor: narudžba',
			'Samodejni odgovor: naročilo',
			'Automaatvastus: tellimus',
			'Automātiska atbilde: pasūtījums',
			'Automatinis atsakymas: užsakymas',
			'Αυτόματη απάντηση: παραγγελία',
			'Otomatik Yanıt: sipariş',
			'Автоответ: заказ',
			'Автоматична відповідь: замовлення',
			'תשובה אוטומטית: הזמנה',
			'رد تلقائي: طلب',
			'ตอบกลับอัตโนมัติ: คำสั่งซื้อ',
			'Trả lời tự động: đơn hàng',
			'Balasan Otomatis: pesanan',
			'自動応答: 注文',
			'【自動返信】ご注文',
			'自动答复: 订单',
			'自動回覆: 訂單',
			'자동 회신: 주문',
		];
		foreach ( $subjects as $subject ) {
			yield $subject => [ $subject ];
		}
	}

	/**
	 * Subjects of people who are there.
	 *
	 * @param string $subject Subject.
	 */
	#[DataProvider( 'present' )]
	public function test_other_subject( string $subject ): void {
		self::assertFalse( Out_Of_Office_Subject::is( $subject ) );
	}

	/**
	 * Subjects that have such words elsewhere, or that begin like them.
	 *
	 * @return iterable<array{string}>
	 */
	public static function present(): iterable {
		yield [ '' ];
		yield [ 'Order 4711' ];
		yield [ 'How do I set up an automatic reply?' ];
		yield [ 'Is the office open on Friday?' ];
		yield [ 'Question on the holiday: when are you out of office' ];
		yield [ 'Automat kaputt' ];
	}
}
