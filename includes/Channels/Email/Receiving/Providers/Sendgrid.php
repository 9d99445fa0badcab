<?php
/**
 * SendGrid.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Content;
use Switchboard\Channels\Email\Receiving\Mail_Writer;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Posted_Form;
use Switchboard\Channels\Email\Receiving\Posted_Mail;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Email\Receiving\Spool;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;

/**
 * SendGrid's Inbound Parse: a form with the whole mail where it is set so, else with its parts. The secret stands in the address; a
 * security policy signs time and body instead.
 */
final class Sendgrid implements Provider {

	private const SIGNATURE = 'X-Twilio-Email-Event-Webhook-Signature';
	private const TIME      = 'X-Twilio-Email-Event-Webhook-Timestamp';

	/**
	 * Seconds for which a signature is good: SendGrid tries for three days to deliver, and throws away what is refused. It is over the
	 * whole mail, so that nobody gains by posting it again.
	 */
	private const WINDOW = 3 * DAY_IN_SECONDS + HOUR_IN_SECONDS;

	/** Seconds that SendGrid's clock may be ahead. */
	private const AHEAD = 300;

	/**
	 * Needs the time.
	 *
	 * @param Clock $clock Clock.
	 */
	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * Where the policy's public key is set.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_signed( Connection $connection ): bool {
		return '' !== self::key( $connection );
	}

	/**
	 * The raw mail where it is there, else one of the parts.
	 *
	 * @param Connection $connection Connection.
	 * @param Posted     $posted     What was posted.
	 */
	public function read( Connection $connection, Posted $posted ): Posted_Mail {
		$posted->expect( [ 'multipart/form-data', 'application/x-www-form-urlencoded' ] );
		$token = $this->is_signed( $connection ) ? $this->verify( self::key( $connection ), $posted ) : '';
		$form  = $posted->form();
		$raw   = $form->content( 'email' );
		if ( null !== $raw && ! $raw->is_blank() ) {
			$path = $posted->file( $raw );
		} elseif ( '' !== $form->text( 'headers' ) || '' !== $form->text( 'from' ) ) {
			$path = self::composed( $form, $posted );
		} else {
			throw Posted::no_mail();
		}
		$envelope   = $form->json( 'envelope' );
		$recipients = array_values( array_filter( (array) ( $envelope['to'] ?? [] ), 'is_string' ) );
		return new Posted_Mail( Posted::mail( $path ), is_string( $envelope['from'] ?? null ) ? trim( $envelope['from'], " \t<>" ) : null, $recipients, $token );
	}

	/**
	 * Checks the signature.
	 *
	 * @param string $key    Public key.
	 * @param Posted $posted What was posted.
	 * @return string The signature itself: it is good for one mail.
	 * @throws Problem 401 when it isn't right, 503 when it can't be checked here.
	 */
	private function verify( string $key, Posted $posted ): string {
		$signature = (string) base64_decode( $posted->header( self::SIGNATURE ), true );
		$time      = $posted->header( self::TIME );
		if ( '' === $signature || ! preg_match( '/^\d{1,11}$/D', $time ) ) {
			throw Signature::wrong();
		}
		if ( ! $posted->has_bytes() ) {
			throw Signature::unverifiable( __( 'PHP takes forms apart, so that SendGrid’s signature can’t be checked. Switch enable_post_data_reading off for this address, or remove the public key and put the secret into the address.', 'switchboard' ) );
		}
		$public = function_exists( 'openssl_verify' ) ? openssl_pkey_get_public( "-----BEGIN PUBLIC KEY-----\n" . chunk_split( $key, 64, "\n" ) . "-----END PUBLIC KEY-----\n" ) : false;
		if ( false === $public ) {
			throw Signature::unverifiable( __( 'The public key of the connection can’t be used. Please enter it again.', 'switchboard' ) );
		}
		if ( 1 !== openssl_verify( self::signed_text( $time, $posted ), $signature, $public, OPENSSL_ALGO_SHA256 ) ) {
			throw Signature::wrong();
		}
		Signature::expect_fresh( (int) $time, $this->clock->now(), self::WINDOW, self::AHEAD );
		return hash( 'sha256', "$time $signature" );
	}

	/**
	 * Time and body, which OpenSSL takes at once: read from one file, so that they are in memory once.
	 *
	 * @param string $time   Time.
	 * @param Posted $posted What was posted.
	 */
	private static function signed_text( string $time, Posted $posted ): string {
		[ $path, $stream ] = $posted->spool->open();
		Spool::write( $stream, $time );
		foreach ( Content::in( $posted->path( Posted::SIGNED ) )->chunks() as $chunk ) {
			Spool::write( $stream, $chunk );
		}
		fclose( $stream ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A stream.
		return Content::in( $path )->text( Posted::SIGNED + 20 );
	}

	/**
	 * A mail of the parts.
	 *
	 * @param Posted_Form $form   Form.
	 * @param Posted      $posted What was posted.
	 */
	private static function composed( Posted_Form $form, Posted $posted ): string {
		$infos  = $form->json( 'attachment-info' );
		$ids    = [];
		foreach ( $infos as $name => $info ) {
			if ( is_array( $info ) && is_string( $info['content-id'] ?? null ) ) {
				$ids[ (string) $name ] = $info['content-id'];
			}
		}
		foreach ( $form->json( 'content-ids' ) as $cid => $name ) {
			if ( is_string( $name ) ) {
				$ids[ $name ] = (string) $cid;
			}
		}
		$bodies = Form_Parts::bodies( $form, [ 'text' => 'text/plain', 'html' => 'text/html' ], $form->json( 'charsets' ) );
		return Mail_Writer::write( $posted->spool, self::header( $form ), $bodies, Form_Parts::files( $form, 'attachment', $infos, $ids ) );
	}

	/**
	 * The mail's header: the block as it came, and what only the form says.
	 *
	 * @param Posted_Form $form Form.
	 * @return list<array{string, string}>
	 */
	private static function header( Posted_Form $form ): array {
		$fields = [];
		$lines  = preg_replace( '/\r?\n[ \t]+/', ' ', $form->text( 'headers' ) );
		foreach ( preg_split( '/\r?\n/', (string) $lines ) ?: [] as $line ) {
			$field = explode( ':', $line, 2 );
			if ( isset( $field[1] ) ) {
				$fields[] = [ trim( $field[0] ), trim( $field[1] ) ];
			}
		}
		$known = array_map( 'strtolower', array_column( $fields, 0 ) );
		foreach ( [ 'from', 'to', 'cc', 'subject' ] as $name ) {
			if ( ! in_array( $name, $known, true ) && '' !== $form->text( $name ) ) {
				$fields[] = [ ucfirst( $name ), $form->text( $name ) ];
			}
		}
		return $fields;
	}

	/**
	 * The policy's public key in one line.
	 *
	 * @param Connection $connection Connection.
	 */
	private static function key( Connection $connection ): string {
		$key = $connection->settings[ Receiving_Settings::PUBLIC_KEY ] ?? '';
		return is_string( $key ) ? (string) preg_replace( '/-----[A-Z ]+-----|\s+/', '', $key ) : '';
	}
}
