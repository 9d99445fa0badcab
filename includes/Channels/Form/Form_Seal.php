<?php
/**
 * What forms are sealed with.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Secrets\Keyring;

/**
 * Signs configurations, tokens and receipts. Nothing is stored: pages that lie in a cache for weeks stay good.
 */
final class Form_Seal {

	/** A token is good for a day. */
	public const TOKEN_SECONDS = 86400;

	/** A receipt is shown for an hour, for whoever reloads the page. */
	public const RECEIPT_SECONDS = 3600;

	/**
	 * Needs keys and the time.
	 *
	 * @param Keyring $keyring Signs.
	 * @param Clock   $clock   Clock.
	 */
	public function __construct( private readonly Keyring $keyring, private readonly Clock $clock ) {
	}

	/**
	 * A configuration as the page carries it.
	 *
	 * @param Form_Config $config Configuration.
	 */
	public function seal( Form_Config $config ): string {
		return $this->pack( 'form-config', $config->to_array() );
	}

	/**
	 * A configuration from the page.
	 *
	 * @param string $sealed From seal().
	 * @throws Problem 400 when it was changed.
	 */
	public function open( string $sealed ): Form_Config {
		$config = $this->unpack( 'form-config', $sealed );
		if ( null === $config ) {
			throw new Problem( 'switchboard_form_changed', __( 'This form has changed since you opened it. Please load the page again; your text is kept.', 'switchboard' ), 400 );
		}
		return Form_Config::from_array( $config );
	}

	/**
	 * What a token is bound to.
	 *
	 * @param string $sealed Sealed configuration.
	 * @return string 64 hex digits.
	 */
	public static function bind( string $sealed ): string {
		return hash( 'sha256', $sealed );
	}

	/**
	 * A token that says when its owner began to write.
	 *
	 * @param string $bind From bind().
	 */
	public function token( string $bind ): string {
		return $this->timed( 'began', $this->clock->now(), $bind );
	}

	/**
	 * A token for pages: the same for all visitors of an hour, so it can't say when anyone began.
	 *
	 * @param string $bind From bind().
	 */
	public function page_token( string $bind ): string {
		$now = $this->clock->now();
		return $this->timed( 'page', $now - $now % HOUR_IN_SECONDS, $bind );
	}

	/**
	 * Reads a token.
	 *
	 * @param string $token Token.
	 * @param string $bind  What it must be bound to.
	 * @return int|null Seconds since its owner began to write; null for a token of a page.
	 * @throws Problem 403 when it is missing, too old or of another form.
	 */
	public function age( string $token, string $bind ): ?int {
		preg_match( '/^(began|page)\.(\d{1,12})\.(.+)$/', $token, $found );
		[ , $kind, $time, $signature ] = $found + [ '', '', '', '' ];
		$age                           = $this->clock->now() - (int) $time;
		// A page's token is rounded down to its hour.
		if ( '' === $kind || $age < 0 || $age > self::TOKEN_SECONDS + HOUR_IN_SECONDS || ! $this->keyring->verify( "form-token:$kind:$time:$bind", $signature ) ) {
			throw new Problem( 'switchboard_form_expired', __( 'This page was open for a long time. Please check your message and send it once more.', 'switchboard' ), 403 );
		}
		return 'page' === $kind ? null : $age;
	}

	/**
	 * What the page after sending shows.
	 *
	 * @param string $form    Key of the form on its page.
	 * @param int    $number  Ticket's number, 0 if there is none yet.
	 * @param string $address Private link, '' if there is none.
	 */
	public function receipt( string $form, int $number, string $address ): string {
		return $this->pack(
			'form-receipt',
			[
				'form'   => $form,
				'number' => $number,
				'url'    => $address,
				'time'   => $this->clock->now(),
			]
		);
	}

	/**
	 * Reads a receipt.
	 *
	 * @param string $receipt From receipt().
	 * @return array{form: string, number: int, url: string}|null Null when it isn't ours or is over.
	 */
	public function read_receipt( string $receipt ): ?array {
		$read = $this->unpack( 'form-receipt', $receipt );
		if ( null === $read || $this->clock->now() - (int) ( $read['time'] ?? 0 ) > self::RECEIPT_SECONDS ) {
			return null;
		}
		return [
			'form'   => (string) ( $read['form'] ?? '' ),
			'number' => (int) ( $read['number'] ?? 0 ),
			'url'    => (string) ( $read['url'] ?? '' ),
		];
	}

	/**
	 * `kind.time.signature`.
	 *
	 * @param string $kind Kind.
	 * @param int    $time Seconds since 1970.
	 * @param string $bind What it is bound to.
	 */
	private function timed( string $kind, int $time, string $bind ): string {
		return "$kind.$time." . $this->keyring->sign( "form-token:$kind:$time:$bind" );
	}

	/**
	 * JSON and its signature, safe in addresses and attributes.
	 *
	 * @param string               $purpose What it is for.
	 * @param array<string, mixed> $content Content.
	 */
	private function pack( string $purpose, array $content ): string {
		$packed = rtrim( strtr( base64_encode( (string) wp_json_encode( $content ) ), '+/', '-_' ), '=' );
		return $packed . '.' . $this->keyring->sign( "$purpose:$packed" );
	}

	/**
	 * The content, if the signature is ours.
	 *
	 * @param string $purpose What it is for.
	 * @param string $text    From pack().
	 * @return array<mixed>|null
	 */
	private function unpack( string $purpose, string $text ): ?array {
		[ $packed, $signature ] = explode( '.', $text, 2 ) + [ '', '' ];
		if ( ! $this->keyring->verify( "$purpose:$packed", $signature ) ) {
			return null;
		}
		$content = json_decode( (string) base64_decode( strtr( $packed, '-_', '+/' ), true ), true );
		return is_array( $content ) ? $content : null;
	}
}
