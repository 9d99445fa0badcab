<?php
/**
 * Mailgun.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Receiving\Mail_Writer;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Posted_Form;
use Switchboard\Channels\Email\Receiving\Posted_Mail;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;

/**
 * Mailgun's routes with forward(): a form with the whole mail where the address ends in `mime`, else with its parts. The account's
 * signing key signs a time and a token, but not the mail: the token is good for one mail only.
 */
final class Mailgun implements Provider {

	/** Seconds for which a signature is good, and that Mailgun's clock may be ahead. */
	private const WINDOW = 300;

	/**
	 * Needs the signing key and the time.
	 *
	 * @param Connection_Repository $connections Opens secrets.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct( private readonly Connection_Repository $connections, private readonly Clock $clock ) {
	}

	/**
	 * Always.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_signed( Connection $connection ): bool {
		return true;
	}

	/**
	 * The raw mail where it is there, else one of the parts.
	 *
	 * @param Connection $connection Connection.
	 * @param Posted     $posted     What was posted.
	 */
	public function read( Connection $connection, Posted $posted ): Posted_Mail {
		$posted->expect( [ 'multipart/form-data', 'application/x-www-form-urlencoded' ] );
		$form = $posted->form();
		$this->verify( $connection, $form );
		$raw = $form->content( 'body-mime' );
		if ( null !== $raw && ! $raw->is_blank() ) {
			$path = $posted->file( $raw );
		} elseif ( '' !== $form->text( 'message-headers' ) ) {
			$path = $this->composed( $form, $posted );
		} else {
			throw Posted::no_mail();
		}
		$recipients = array_values( array_filter( array_map( 'trim', explode( ',', $form->text( 'recipient' ) ) ) ) );
		return new Posted_Mail( Posted::mail( $path ), null === $form->content( 'sender' ) ? null : trim( $form->text( 'sender' ), " \t<>" ), $recipients, $form->text( 'token' ) );
	}

	/**
	 * Checks the signature.
	 *
	 * @param Connection  $connection Connection.
	 * @param Posted_Form $form       Form.
	 * @throws Problem 401 when it isn't right, 503 when the key can't be opened.
	 */
	private function verify( Connection $connection, Posted_Form $form ): void {
		$key = $this->connections->secret( $connection, Receiving_Settings::SIGNING_KEY );
		if ( null === $key && in_array( Receiving_Settings::SIGNING_KEY, $connection->secrets, true ) ) {
			throw Signature::unverifiable( __( 'The stored key can’t be read any more. Please enter it again.', 'switchboard' ) );
		}
		$time  = $form->text( 'timestamp' );
		$token = $form->text( 'token' );
		if ( null === $key || ! preg_match( '/^\d{1,11}$/D', $time ) || strlen( $token ) < 20 || strlen( $token ) > 200
			|| ! hash_equals( hash_hmac( 'sha256', $time . $token, $key ), strtolower( $form->text( 'signature' ) ) ) ) {
			throw Signature::wrong();
		}
		Signature::expect_fresh( (int) $time, $this->clock->now(), self::WINDOW, self::WINDOW );
	}

	/**
	 * A mail of the parts.
	 *
	 * @param Posted_Form $form   Form.
	 * @param Posted      $posted What was posted.
	 * @throws Problem 400 when files are missing that Mailgun keeps to itself.
	 */
	private function composed( Posted_Form $form, Posted $posted ): string {
		if ( $form->json( 'attachments' ) ) {
			throw new Problem( 'switchboard_mail_not_whole', __( 'This comes from a route with store(): its files stay at Mailgun. Please use forward() with an address that ends in mime.', 'switchboard' ), 400 );
		}
		$fields = [];
		foreach ( $form->json( 'message-headers' ) as $field ) {
			if ( is_array( $field ) && is_string( $field[0] ?? null ) && is_string( $field[1] ?? null ) ) {
				$fields[] = [ $field[0], $field[1] ];
			}
		}
		$ids = [];
		foreach ( $form->json( 'content-id-map' ) as $cid => $name ) {
			if ( is_string( $name ) ) {
				$ids[ $name ] = (string) $cid;
			}
		}
		return Mail_Writer::write( $posted->spool, $fields, Form_Parts::bodies( $form, [ 'body-plain' => 'text/plain', 'body-html' => 'text/html' ] ), Form_Parts::files( $form, 'attachment-', [], $ids ) );
	}
}
