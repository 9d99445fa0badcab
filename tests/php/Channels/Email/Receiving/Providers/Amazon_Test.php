<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving\Providers;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Reading\Bounce;
use Switchboard\Tests\Channels\Email\Certificate;
use Switchboard\Tests\Channels\Email\Receiving\Hook_Case;

final class Amazon_Test extends Hook_Case {

	private const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:mail';

	private const CERTIFICATE = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem';

	private const SUBSCRIBE = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:123456789012:mail&Token=2336412f37';

	/** Amazon's. */
	private static ?Certificate $amazon = null;

	/** Somebody else's. */
	private static ?Certificate $other = null;

	/** Status that Amazon answers with. */
	private int $status = 200;

	/** What Amazon gives for a certificate. */
	private string $pem = '';

	protected function setUp(): void {
		parent::setUp();
		self::$amazon ??= new Certificate( 'sns.amazonaws.com' );
		self::$other  ??= new Certificate( 'sns.amazonaws.com' );
		$this->status   = 200;
		$this->pem      = self::$amazon->pem;
		// Certificates are good around now.
		$this->clock->set( time() );
		add_filter( 'pre_http_request', [ $this, 'answer' ], 5, 3 );
	}

	/**
	 * Amazon.
	 *
	 * @param mixed                $answer    Answer of an earlier filter.
	 * @param array<string, mixed> $arguments Arguments.
	 * @param string               $url       Address.
	 * @return array<string, mixed>
	 */
	public function answer( mixed $answer, array $arguments, string $url ): array {
		return [
			'headers'  => [],
			'body'     => str_ends_with( $url, '.pem' ) ? $this->pem : '<ConfirmSubscriptionResponse/>',
			'response' => [
				'code'    => $this->status,
				'message' => '',
			],
			'cookies'  => [],
			'filename' => null,
		];
	}

	public function test_a_mail_comes_out_of_a_notice(): void {
		$connection = $this->amazon_connection();
		foreach ( [ '1', '2' ] as $version ) {
			$this->imported = [];
			$this->take( $connection, $this->notice( $connection, [ 'MessageId' => "id-$version" ], self::content(), $version ) );
			$this->assertSame( [ 'Through Amazon', 'It came through Amazon.', 'amazon-1@mail.customer.example' ], [ $this->mail()->subject, trim( $this->mail()->text ), $this->mail()->message_id ] );
			$this->assertSame( [ [ '<bounces+ada@customer.example>' ], [ 'support+t.7.k1.0123456789abcdef0123@shop.example' ] ], [ $this->lines( 'return-path' ), $this->lines( 'x-original-to' ) ] );
		}
		// The certificate is fetched once.
		$this->assertSame( [ self::CERTIFICATE ], array_column( $this->requests, 'url' ) );
		$this->assertSame( 0, $this->requests[0]['arguments']['redirection'] );
	}

	public function test_a_mail_in_base64(): void {
		$connection                            = $this->amazon_connection();
		$notice                                = self::payload( 'ses-received' );
		$notice['content']                     = base64_encode( "From: andre@customer.example\r\nSubject: Latin\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nf\xfcr immer" );
		$notice['receipt']['action']['encoding'] = 'BASE64';
		$this->take( $connection, $this->notice( $connection, [], (string) wp_json_encode( $notice ) ) );
		$this->assertSame( 'für immer', trim( $this->mail()->text ) );
	}

	public function test_a_mail_that_lies_elsewhere_is_not_lost(): void {
		$connection                  = $this->amazon_connection();
		$notice                      = self::payload( 'ses-received' );
		$notice['receipt']['action'] = [
			'type'       => 'S3',
			'bucketName' => 'mail-of-the-shop',
			'objectKey'  => 'in/d6iitobk75',
		];
		unset( $notice['content'] );
		$this->take( $connection, $this->notice( $connection, [], (string) wp_json_encode( $notice ) ) );
		$this->assertSame( [ 'Through Amazon', 'ada@customer.example', 'amazon-1@mail.customer.example' ], [ $this->mail()->subject, $this->mail()->from[0]->email, $this->mail()->message_id ] );
		$this->assertStringContainsString( 'mail-of-the-shop/in/d6iitobk75', $this->mail()->text );
	}

	public function test_a_bounce_is_read_as_one(): void {
		$connection = $this->amazon_connection();
		$this->take( $connection, $this->notice( $connection, [], (string) file_get_contents( self::FIXTURES . 'ses-bounce.json' ) ) );
		$bounce = Bounce::of( $this->mail() );
		$this->assertSame( '5.1.1', $bounce->status ?? '' );
	}

	public function test_other_notices_are_heard_and_kept_nowhere(): void {
		$connection = $this->amazon_connection();
		foreach ( [ '{"notificationType":"Delivery"}', '{"notificationType":"AmazonSnsSubscriptionSucceeded","message":"x"}', 'Hello', '7' ] as $number => $text ) {
			$result = $this->take( $connection, $this->notice( $connection, [ 'MessageId' => "id-$number" ], $text ) );
			$this->assertSame( [ 'recorded', 'notice', 0 ], [ $result->action, $result->reason, $result->ticket_id ] );
		}
		$this->assertSame( [], $this->imported );
	}

	public function test_the_subscription_to_the_topic_is_confirmed(): void {
		$connection = $this->amazon_connection();
		$result     = $this->take( $connection, $this->subscription( $connection ) );
		$this->assertSame( [ 'recorded', 'subscribed' ], [ $result->action, $result->reason ] );
		$this->assertSame( [ self::CERTIFICATE, self::SUBSCRIBE ], array_column( $this->requests, 'url' ) );
		$this->assertTrue( $this->requests[1]['arguments']['reject_unsafe_urls'] );
	}

	public function test_no_other_subscription_is_confirmed(): void {
		$connection = $this->amazon_connection();
		$wrong      = [ 401, 'switchboard_wrong_signature' ];
		$this->assertSame( $wrong, $this->refusal( $connection, $this->subscription( $connection, [ 'TopicArn' => 'arn:aws:sns:eu-west-1:999999999999:mail' ] ) ) );
		$this->assertSame( [], $this->requests );
		foreach ( [ 'https://sns.eu-west-1.amazonaws.com.mallory.example/', 'http://sns.eu-west-1.amazonaws.com/', 'https://169.254.169.254/latest/' ] as $url ) {
			$this->assertSame( $wrong, $this->refusal( $connection, $this->subscription( $connection, [ 'SubscribeURL' => $url ] ) ) );
		}
		$forged = $this->subscription( $connection );
		$forged->set_body( str_replace( '2336412f37', '0000000000', $forged->get_body() ) );
		$this->assertSame( $wrong, $this->refusal( $connection, $forged ) );
		$this->assertSame( [ self::CERTIFICATE ], array_column( $this->requests, 'url' ) );
	}

	public function test_a_confirmation_that_amazon_does_not_hear_comes_again(): void {
		$connection = $this->amazon_connection();
		$this->take( $connection, $this->notice( $connection, [], self::content() ) );
		$this->status = 500;
		$this->assertSame( [ 503, 'switchboard_signature_unverifiable' ], $this->refusal( $connection, $this->subscription( $connection ) ) );
	}

	public function test_the_end_of_the_subscription_is_shown(): void {
		$connection = $this->amazon_connection();
		$this->take( $connection, $this->subscription( $connection, [ 'Type' => 'UnsubscribeConfirmation' ] ) );
		$this->assertSame( 'error', $this->services->connections()->find( $connection->id )->state ?? '' );
		$this->assertSame( [ self::CERTIFICATE ], array_column( $this->requests, 'url' ), 'Whoever ended it wanted to.' );
		$this->take( $connection, $this->subscription( $connection, [ 'MessageId' => 'id-2' ] ) );
		$this->assertSame( 'ok', $this->services->connections()->find( $connection->id )->state ?? '' );
	}

	/**
	 * Fields of messages that don't pass, and whether the certificate is asked for at all.
	 *
	 * @return iterable<string, array{array<string, string>, bool}>
	 */
	public static function forgeries(): iterable {
		yield 'a certificate of elsewhere' => [ [ 'SigningCertURL' => 'https://mallory.example/SimpleNotificationService.pem' ], false ];
		yield 'a certificate of a host that looks like it' => [ [ 'SigningCertURL' => 'https://sns.eu-west-1.amazonaws.com.mallory.example/x.pem' ], false ];
		yield 'a certificate behind a name' => [ [ 'SigningCertURL' => 'https://sns.eu-west-1.amazonaws.com@mallory.example/x.pem' ], false ];
		yield 'a certificate of a bucket' => [ [ 'SigningCertURL' => 'https://sns-mallory.s3.amazonaws.com/x.pem' ], false ];
		yield 'a certificate in the clear' => [ [ 'SigningCertURL' => 'http://sns.eu-west-1.amazonaws.com/x.pem' ], false ];
		yield 'a certificate of another port' => [ [ 'SigningCertURL' => 'https://sns.eu-west-1.amazonaws.com:8443/x.pem' ], false ];
		yield 'no certificate but a page' => [ [ 'SigningCertURL' => self::SUBSCRIBE ], false ];
		yield 'a line break' => [ [ 'SigningCertURL' => "https://sns.eu-west-1.amazonaws.com\n.mallory.example/x.pem" ], false ];
		yield 'an unknown version' => [ [ 'SignatureVersion' => '3' ], false ];
		yield 'no signature' => [ [ 'Signature' => '' ], false ];
		yield 'a wrong signature' => [ [ 'Signature' => 'AAAA' ], true ];
		yield 'another version' => [ [ 'SignatureVersion' => '2' ], true ];
		yield 'another message' => [ [ 'Message' => '{"notificationType":"Received"}' ], true ];
		yield 'another subject' => [ [ 'Subject' => 'x' ], true ];
		yield 'another type' => [ [ 'Type' => 'SubscriptionConfirmation', 'SubscribeURL' => self::SUBSCRIBE ], true ];
		yield 'another topic' => [ [ 'TopicArn' => self::TOPIC . 's' ], false ];
	}

	/**
	 * Is refused.
	 *
	 * @param array<string, string> $fields   What is changed after the signature was made.
	 * @param bool                  $is_asked Whether Amazon's certificate is fetched for it.
	 */
	#[DataProvider( 'forgeries' )]
	public function test_a_forgery( array $fields, bool $is_asked ): void {
		$connection = $this->amazon_connection();
		$request    = $this->notice( $connection, [], self::content() );
		$request->set_body( (string) wp_json_encode( $fields + (array) json_decode( $request->get_body(), true ) ) );
		$this->assertSame( [ 401, 'switchboard_wrong_signature' ], $this->refusal( $connection, $request ) );
		$this->assertSame( $is_asked ? [ self::CERTIFICATE ] : [], array_column( $this->requests, 'url' ) );
		$this->assertSame( [], $this->imported );
	}

	public function test_a_message_is_good_for_an_hour(): void {
		$connection = $this->amazon_connection();
		$now        = $this->clock->now();
		foreach ( [
			$now - 4501 => 'switchboard_stale_signature',
			$now + 901  => 'switchboard_stale_signature',
			$now - 3600 => null,
		] as $time => $name ) {
			$this->assertSame( null === $name ? null : [ 401, $name ], $this->refusal( $connection, $this->notice( $connection, [ 'Timestamp' => gmdate( 'Y-m-d\TH:i:s.000\Z', $time ) ], self::content() ) ) );
		}
		$this->assertSame( [ 401, 'switchboard_stale_signature' ], $this->refusal( $connection, $this->notice( $connection, [ 'Timestamp' => 'yesterday-ish' ], self::content() ) ) );
	}

	public function test_a_certificate_that_is_over_proves_nothing(): void {
		$connection = $this->amazon_connection();
		$this->clock->set( time() + 3 * DAY_IN_SECONDS );
		$this->assertSame( [ 401, 'switchboard_wrong_signature' ], $this->refusal( $connection, $this->notice( $connection, [], self::content() ) ) );
	}

	public function test_without_the_certificate_the_message_comes_again(): void {
		$connection = $this->amazon_connection();
		$this->pem  = '<html>Busy</html>';
		$this->assertSame( [ 503, 'switchboard_signature_unverifiable' ], $this->refusal( $connection, $this->notice( $connection, [], self::content() ) ) );
		// What was no certificate isn't remembered as one.
		$this->pem = self::$amazon->pem ?? '';
		$this->take( $connection, $this->notice( $connection, [], self::content() ) );
		$this->assertCount( 1, $this->imported );
	}

	public function test_an_id_is_good_for_one_mail(): void {
		$connection = $this->amazon_connection();
		$this->take( $connection, $this->notice( $connection, [], self::content() ) );
		$this->assertSame( [ 401, 'switchboard_wrong_signature' ], $this->refusal( $connection, $this->notice( $connection, [], str_replace( 'It came', 'Another came', self::content() ) ) ) );
		$this->take( $connection, $this->notice( $connection, [], self::content() ) );
		$this->assertCount( 2, $this->imported );
	}

	public function test_without_a_topic_nothing_is_right(): void {
		$connection = $this->connection( 'ses', [], [] );
		foreach ( [ self::TOPIC, '' ] as $topic ) {
			$this->assertSame( [ 401, 'switchboard_wrong_signature' ], $this->refusal( $connection, $this->notice( $connection, [ 'TopicArn' => $topic ], self::content() ) ) );
		}
		$this->assertSame( [], $this->requests );
	}

	public function test_what_is_no_message_is_refused(): void {
		$connection = $this->amazon_connection();
		foreach ( [ '{}', '[]', 'x', '{"Type":"Notification"}', '{"Type":"Other","MessageId":"1"}', self::content() ] as $body ) {
			$this->assertSame( [ 400, 'switchboard_no_mail' ], $this->refusal( $connection, self::request( $connection->id, 'text/plain; charset=UTF-8', $body ) ), $body );
		}
		$this->assertSame( [ 413, 'switchboard_mail_too_large' ], $this->refusal( $connection, self::request( $connection->id, 'text/plain', str_repeat( ' ', 1048577 ) ) ) );
	}

	/**
	 * A connection with the topic.
	 */
	private function amazon_connection(): Connection {
		return $this->connection( 'ses', [ 'sns_topic' => self::TOPIC ], [] );
	}

	/**
	 * SES's own part of the message.
	 */
	private static function content(): string {
		return (string) file_get_contents( self::FIXTURES . 'ses-received.json' );
	}

	/**
	 * A signed notice.
	 *
	 * @param Connection            $connection Connection.
	 * @param array<string, string> $fields     Fields that are other than usual.
	 * @param string                $text       Message.
	 * @param string                $version    Version of the signature.
	 * @return \WP_REST_Request<array<string, mixed>>
	 */
	private function notice( Connection $connection, array $fields, string $text, string $version = '1' ): \WP_REST_Request {
		$fields += [
			'Type'           => 'Notification',
			'MessageId'      => '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
			'TopicArn'       => self::TOPIC,
			'Subject'        => 'Amazon SES Email Receipt Notification',
			'Message'        => $text,
			'Timestamp'      => gmdate( 'Y-m-d\TH:i:s.123\Z', $this->clock->now() ),
			'UnsubscribeURL' => 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
		];
		return $this->signed( $connection, $fields, [ 'Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type' ], $version );
	}

	/**
	 * A signed question whether the site wants the topic.
	 *
	 * @param Connection            $connection Connection.
	 * @param array<string, string> $fields     Fields that are other than usual.
	 * @return \WP_REST_Request<array<string, mixed>>
	 */
	private function subscription( Connection $connection, array $fields = [] ): \WP_REST_Request {
		$fields += [
			'Type'         => 'SubscriptionConfirmation',
			'MessageId'    => '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
			'Token'        => '2336412f37',
			'TopicArn'     => self::TOPIC,
			'Message'      => "You have chosen to subscribe.\nTo confirm, visit the SubscribeURL.",
			'SubscribeURL' => self::SUBSCRIBE,
			'Timestamp'    => gmdate( 'Y-m-d\TH:i:s.123\Z', $this->clock->now() ),
		];
		return $this->signed( $connection, $fields, [ 'Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type' ], '1' );
	}

	/**
	 * A message with its signature.
	 *
	 * @param Connection            $connection Connection.
	 * @param array<string, string> $fields     Fields.
	 * @param list<string>          $names      Which are signed.
	 * @param string                $version    Version of the signature.
	 * @return \WP_REST_Request<array<string, mixed>>
	 */
	private function signed( Connection $connection, array $fields, array $names, string $version ): \WP_REST_Request {
		$text = implode( '', array_map( static fn( string $name ): string => "$name\n$fields[$name]\n", $names ) );
		openssl_sign( $text, $signature, self::$amazon->key ?? '', '1' === $version ? 'sha1' : 'sha256' );
		$fields += [
			'SignatureVersion' => $version,
			'Signature'        => base64_encode( $signature ),
			'SigningCertURL'   => self::CERTIFICATE,
		];
		return self::request( $connection->id, 'text/plain; charset=UTF-8', (string) wp_json_encode( $fields ) );
	}
}
