<?php
/**
 * The base of tests of posted mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Email\Receiving\Hook;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Providers\Amazon;
use Switchboard\Channels\Email\Receiving\Providers\Mailgun;
use Switchboard\Channels\Email\Receiving\Providers\Pipe;
use Switchboard\Channels\Email\Receiving\Providers\Postmark;
use Switchboard\Channels\Email\Receiving\Providers\Sendgrid;
use Switchboard\Channels\Email\Receiving\Providers\Sns_Certificates;
use Switchboard\Channels\Email\Receiving\Request_Body;
use Switchboard\Channels\Email\Receiving\Spool;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\Mail\Mail_Story;

/**
 * A hook whose mails stop just before the importer, so that a test sees what the importer would be given.
 */
abstract class Hook_Case extends Mail_Story {

	protected const FIXTURES = __DIR__ . '/../../../../fixtures/mail/webhooks/';

	/**
	 * Raw mails that the importer was given.
	 *
	 * @var list<string>
	 */
	protected array $imported = [];

	/** What the importer fails with. */
	protected ?\Throwable $failure = null;

	/** The hook. */
	protected Hook $hook;

	protected function setUp(): void {
		parent::setUp();
		$this->imported = [];
		$this->failure  = null;
		$this->hook     = new Hook(
			[
				'webhook'  => new Pipe(),
				'postmark' => new Postmark(),
				'mailgun'  => new Mailgun( $this->services->connections(), $this->clock ),
				'sendgrid' => new Sendgrid( $this->clock ),
				'ses'      => new Amazon( new Sns_Certificates( $this->clock ), $this->services->connections(), $this->clock ),
			],
			new Pipe(),
			function ( Connection $connection, string $path ): Inbound_Result {
				if ( $this->failure ) {
					throw $this->failure;
				}
				$this->imported[] = (string) file_get_contents( $path );
				return new Inbound_Result( 'opened', '', 7, 8 );
			},
			$this->services->requests(),
			$this->services->keyring()
		);
	}

	/**
	 * A connection that mails are posted to.
	 *
	 * @param string                $way      Way.
	 * @param array<string, mixed>  $settings More settings.
	 * @param array<string, string> $secrets  Secrets.
	 * @param bool                  $enabled  Whether it is on.
	 */
	protected function connection( string $way, array $settings = [], array $secrets = [ 'webhook_secret' => 'a long secret' ], bool $enabled = true ): Connection {
		/**
		 * As the settings screen stores them.
		 *
		 * @var array<string, bool|int|float|string|list<string>> $settings
		 */
		$settings = [ 'receiving' => $way ] + $settings;
		$id       = $this->services->connections()->insert( 'email', 'Mailbox', $this->inbox, $settings, $secrets, $enabled );
		return $this->services->connections()->find( $id ) ?? throw new \RuntimeException( 'No connection.' );
	}

	/**
	 * A request.
	 *
	 * @param int                   $connection Connection.
	 * @param string                $type       Content-Type.
	 * @param string                $body       Body.
	 * @param array<string, string> $headers    More headers.
	 * @param array<string, string> $query      Query.
	 * @return \WP_REST_Request<array<string, mixed>>
	 */
	protected static function request( int $connection, string $type, string $body, array $headers = [], array $query = [] ): \WP_REST_Request {
		$request = new \WP_REST_Request( 'POST', "/switchboard/v1/channels/email/$connection" );
		$request->set_headers( [ 'Content-Type' => $type ] + $headers );
		$request->set_query_params( $query );
		$request->set_body( $body );
		return $request;
	}

	/**
	 * A form as it goes over the line.
	 *
	 * @param array<string, string>                                              $fields Fields.
	 * @param array<string, array{name: string, type: string, base64: string}> $files  Files.
	 */
	protected static function form( array $fields, array $files = [] ): string {
		$form = '';
		foreach ( $fields as $name => $value ) {
			$form .= "--xYzZY\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n";
		}
		foreach ( $files as $name => $file ) {
			$form .= "--xYzZY\r\nContent-Disposition: form-data; name=\"$name\"; filename=\"{$file['name']}\"\r\nContent-Type: {$file['type']}\r\n\r\n" . base64_decode( $file['base64'], true ) . "\r\n";
		}
		return "$form--xYzZY--\r\n";
	}

	/**
	 * A payload.
	 *
	 * @param string $name File without its ending.
	 * @return array<string, mixed>
	 */
	protected static function payload( string $name ): array {
		/**
		 * An object each.
		 *
		 * @var array<string, mixed> $payload
		 */
		$payload = json_decode( (string) file_get_contents( self::FIXTURES . "$name.json" ), true, 32, JSON_THROW_ON_ERROR );
		return $payload;
	}

	/**
	 * Gives a post to the hook.
	 *
	 * @param Connection       $connection Connection.
	 * @param \WP_REST_Request $request    Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param bool             $is_owner   Whether an administrator posts it.
	 */
	protected function take( Connection $connection, \WP_REST_Request $request, bool $is_owner = false ): Inbound_Result {
		return $this->hook->take( $connection, new Posted( $request, new Request_Body(), new Spool() ), $is_owner );
	}

	/**
	 * What a post is refused with.
	 *
	 * @param Connection       $connection Connection.
	 * @param \WP_REST_Request $request    Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{int, string}|null Status and name; null when it is taken.
	 */
	protected function refusal( Connection $connection, \WP_REST_Request $request ): ?array {
		try {
			$this->take( $connection, $request );
			return null;
		} catch ( Problem $problem ) {
			return [ $problem->status, $problem->name ];
		}
	}

	/**
	 * The last mail that the importer was given, read.
	 */
	protected function mail(): Mail {
		$this->assertNotSame( [], $this->imported );
		return Reader::read( $this->imported[ count( $this->imported ) - 1 ] );
	}

	/**
	 * Name, type, Content-ID and bytes of each file of the last mail.
	 *
	 * @return list<array{string, string, string, string}>
	 */
	protected function files(): array {
		$files = [];
		foreach ( $this->mail()->attachments as $part ) {
			$bytes = '';
			foreach ( $part->chunks() as $chunk ) {
				$bytes .= $chunk;
			}
			$files[] = [ $part->name, $part->type, $part->cid, $bytes ];
		}
		return $files;
	}

	/**
	 * Values of a field of the last mail.
	 *
	 * @param string $name Name in small letters.
	 * @return list<string>
	 */
	protected function lines( string $name ): array {
		return array_map( 'trim', $this->mail()->header_lines( $name ) );
	}
}
