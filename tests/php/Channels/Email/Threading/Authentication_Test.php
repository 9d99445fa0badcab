<?php
/**
 * Is a mail's sender genuine?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Threading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Email\Threading\Authentication;

/**
 * Headers as the great providers write them, and as somebody would who wants to be believed.
 */
final class Authentication_Test extends TestCase {

	/**
	 * One mail's head.
	 *
	 * @param bool   $expected Whether the sender is genuine.
	 * @param string $head     Head.
	 * @param string $server   Trusted server.
	 */
	#[DataProvider( 'heads' )]
	public function test_head( bool $expected, string $head, string $server = 'mx.shop.example' ): void {
		$head = str_contains( $head, 'From:' ) ? $head : "$head\nFrom: Ada <ada@Customer.example>";
		$this->assertSame( $expected, Authentication::passes_dmarc( Reader::read( "$head\nSubject: Hello\n\nHello\n" ), $server ) );
	}

	/**
	 * Heads.
	 *
	 * @return iterable<string, array{0: bool, 1: string, 2?: string}>
	 */
	public static function heads(): iterable {
		$pass = 'dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=customer.example';
		yield 'as Google writes it' => [ true, "Authentication-Results: mx.google.com;\n       dkim=pass header.i=@customer.example header.s=s1 header.b=\"a/b=;\";\n       spf=pass (google.com: domain of ada@customer.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=ada@customer.example;\n       $pass", 'mx.google.com' ];
		yield 'as Microsoft writes it' => [ true, "Authentication-Results: mx.shop.example 1; spf=pass (sender IP is 192.0.2.1)\n smtp.mailfrom=customer.example; dkim=none (message not signed) header.d=none;dmarc=pass action=none\n header.from=customer.example;compauth=pass reason=100" ];
		yield 'name in capitals, no domain told' => [ true, 'AUTHENTICATION-RESULTS: MX.Shop.Example; DMARC=Pass' ];
		yield 'not asked' => [ false, 'Authentication-Results: mx.shop.example; none' ];
		yield 'no header' => [ false, 'X-Other: dmarc=pass' ];
		yield 'failed' => [ false, 'Authentication-Results: mx.shop.example; spf=pass; dmarc=fail header.from=customer.example' ];
		yield 'passed as something longer' => [ false, 'Authentication-Results: mx.shop.example; dmarc=passed' ];
		yield 'another server' => [ false, "Authentication-Results: mx.evil.example; $pass" ];
		yield 'no server is trusted' => [ false, "Authentication-Results: mx.shop.example; $pass", '' ];
		yield 'no name at all' => [ false, "Authentication-Results: ; $pass", '' ];
		yield 'a longer name' => [ false, "Authentication-Results: mx.shop.example.evil.example; $pass" ];
		yield 'another server above' => [ true, "Authentication-Results: relay.example; dmarc=fail\nAuthentication-Results: mx.shop.example; $pass" ];
		yield 'our server first said no' => [ false, "Authentication-Results: mx.shop.example; dmarc=fail\nAuthentication-Results: mx.shop.example; $pass" ];
		yield 'our server first said nothing' => [ false, "Authentication-Results: mx.shop.example; spf=pass\nAuthentication-Results: mx.shop.example; $pass" ];
		yield 'two results' => [ false, "Authentication-Results: mx.shop.example; dmarc=fail; $pass" ];
		yield 'in a comment' => [ false, "Authentication-Results: mx.shop.example; spf=fail (because ; $pass); dmarc=fail" ];
		yield 'in a comment in a comment' => [ false, "Authentication-Results: mx.shop.example; spf=fail (a (b) ; $pass)" ];
		yield 'in a quoted address' => [ false, "Authentication-Results: mx.shop.example; spf=pass smtp.mailfrom=\"x; $pass\"@evil.example; dmarc=fail" ];
		yield 'between a quote in a comment and one in an address' => [ false, "Authentication-Results: mx.shop.example; spf=fail (of \"x) smtp.mailfrom=\"y; $pass\"@evil.example; dmarc=fail" ];
		yield 'of another domain' => [ false, 'Authentication-Results: mx.shop.example; dmarc=pass header.from=evil.example' ];
		yield 'of a domain that ends alike' => [ false, 'Authentication-Results: mx.shop.example; dmarc=pass header.from=evilcustomer.example' ];
		yield 'two authors' => [ false, "Authentication-Results: mx.shop.example; $pass\nFrom: ada@customer.example, eve@evil.example" ];
		yield 'no author' => [ false, "Authentication-Results: mx.shop.example; dmarc=pass\nFrom:" ];
		yield 'sealed on the way only' => [ false, "ARC-Authentication-Results: i=1; mx.shop.example; $pass" ];
	}

	/**
	 * One mail's head.
	 *
	 * @param bool   $expected Whether the sender is forged and such mails should be refused.
	 * @param string $head     Head.
	 * @param string $server   Trusted server.
	 */
	#[DataProvider( 'forged_heads' )]
	public function test_forged_head( bool $expected, string $head, string $server = 'mx.shop.example' ): void {
		$this->assertSame( $expected, Authentication::is_refused( Reader::read( "$head\nFrom: Ada <ada@customer.example>\nSubject: Hello\n\nHello\n" ), $server ) );
	}

	/**
	 * Heads.
	 *
	 * @return iterable<string, array{0: bool, 1: string, 2?: string}>
	 */
	public static function forged_heads(): iterable {
		yield 'as Google writes it' => [ true, "Authentication-Results: mx.google.com;\n       spf=fail (google.com: domain of x@evil.example does not designate 192.0.2.1 as permitted sender) smtp.mailfrom=x@evil.example;\n       dmarc=fail (p=REJECT sp=REJECT dis=QUARANTINE) header.from=customer.example", 'mx.google.com' ];
		yield 'as Microsoft writes it' => [ true, "Authentication-Results: mx.shop.example; spf=fail (sender IP is 192.0.2.1)\n smtp.mailfrom=customer.example; dkim=none; dmarc=fail action=oreject\n header.from=customer.example;compauth=fail reason=000" ];
		yield 'as Fastmail writes it' => [ true, 'Authentication-Results: mx.shop.example; dmarc=fail policy.published-domain-policy=reject policy.applied-disposition=none header.from=customer.example' ];
		yield 'the domain asks for quarantine' => [ false, 'Authentication-Results: mx.shop.example; dmarc=fail (p=QUARANTINE) header.from=customer.example' ];
		yield 'the domain asks for nothing' => [ false, 'Authentication-Results: mx.shop.example; dmarc=fail (p=NONE) header.from=customer.example' ];
		yield 'passed' => [ false, 'Authentication-Results: mx.shop.example; dmarc=pass (p=REJECT) header.from=customer.example' ];
		yield 'failed, says a comment' => [ false, 'Authentication-Results: mx.shop.example; spf=pass (dmarc=fail p=reject); dmarc=pass' ];
		yield 'another server' => [ false, 'Authentication-Results: mx.evil.example; dmarc=fail (p=REJECT)' ];
		yield 'only the first of the server counts' => [ false, "Authentication-Results: mx.shop.example; dmarc=pass\nAuthentication-Results: mx.shop.example; dmarc=fail (p=REJECT)" ];
		yield 'no server is trusted' => [ false, 'Authentication-Results: mx.shop.example; dmarc=fail (p=REJECT)', '' ];
	}
}
