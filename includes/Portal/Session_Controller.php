<?php
/**
 * REST routes of the customers' sign-in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Client_Address;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cookie_User;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Token;

/**
 * Who is there, a link by mail, and taking that link back. None of them says whether an address is known.
 */
final class Session_Controller extends Controller {

	/**
	 * Needs visitors, proofs and limits.
	 *
	 * @param Schema                $schema   session.schema.json.
	 * @param Visitors              $visitors Who asks.
	 * @param Customer_Tickets      $tickets  Whether there are colleagues.
	 * @param Address_Proof         $proof    Links.
	 * @param Contact_Repository    $contacts Names.
	 * @param Cookie_User           $cookie   Who is signed in.
	 * @param Rate_Limit_Repository $limits   Limits.
	 * @param Client_Address        $address  The visitor's address.
	 */
	public function __construct(
		Schema $schema,
		private readonly Visitors $visitors,
		private readonly Customer_Tickets $tickets,
		private readonly Address_Proof $proof,
		private readonly Contact_Repository $contacts,
		private readonly Cookie_User $cookie,
		private readonly Rate_Limit_Repository $limits,
		private readonly Client_Address $address
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$anybody = static fn(): bool => true;
		$this->route( 'GET', 'portal/session', fn( \WP_REST_Request $request ): array => $this->read( $request ), $anybody );
		$this->route( 'POST', 'portal/link', fn( \WP_REST_Request $request ): array => $this->send( $request ), $anybody, 'link' );
		$this->route( 'POST', 'portal/verify', fn( \WP_REST_Request $request ): array => $this->verify( $request ), $anybody, 'verify' );
	}

	/**
	 * Who is there.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function read( \WP_REST_Request $request ): array {
		$id      = $this->cookie->id( $request );
		$user    = $id > 0 ? get_userdata( $id ) : false;
		$visitor = $this->visitors->find( $request, $id );
		$contact = $visitor && $visitor->contact_id > 0 ? $visitor->contact_id : ( $visitor->guest_id ?? 0 );
		$kind    = match ( true ) {
			null === $visitor         => 'none',
			false !== $user           => 'user',
			$visitor->contact_id > 0  => 'contact',
			default                   => 'ticket',
		};
		$name = $user ? $user->display_name : ( $visitor?->has_proved( $contact ) ? $this->contacts->names( [ $contact ] )[ $contact ] ?? '' : '' );
		return [
			'kind'     => $kind,
			'name'     => '' === $name ? null : $name,
			'nonce'    => $user ? $this->cookie->nonce( $id ) : null,
			'ticket'   => $visitor?->ticket?->ticket_id,
			'company'  => $visitor && $this->tickets->has_company( $visitor ),
			'unproved' => $user && is_email( $user->user_email ) && ! $this->proof->is_proved( $user->user_email, $visitor->contact_id ?? 0 ) ? $user->user_email : null,
			'expired'  => '' !== (string) $request->get_header( Visitors::HEADER ) && ( null === $visitor || ! $visitor->holds_link() ),
		];
	}

	/**
	 * A link by mail. The answer is always the same.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{sent: bool}
	 * @throws Problem 429, or 400 when there is no address.
	 */
	private function send( \WP_REST_Request $request ): array {
		$this->limits->hit( 'portal-link:' . $this->address->key(), 10, HOUR_IN_SECONDS );
		$email = (string) $request['email'];
		$own   = 0;
		if ( '' === $email ) {
			$own   = $this->visitors->own_contact();
			$email = wp_get_current_user()->user_email;
		}
		if ( ! is_email( $email ) ) {
			throw Problem::invalid( 'email', __( 'This is not a valid e-mail address.', 'switchboard' ) );
		}
		$this->limits->hit( 'portal-link-to:' . mb_strtolower( $email ), 3, HOUR_IN_SECONDS );
		$this->proof->send( $email, $own );
		return [ 'sent' => true ];
	}

	/**
	 * Takes a link back.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{token: string|null}
	 */
	private function verify( \WP_REST_Request $request ): array {
		$this->limits->hit( 'portal-verify:' . $this->address->key(), 30, HOUR_IN_SECONDS );
		return $this->proof->redeem( (string) $request['token'], fn(): int => $this->visitors->own_contact() );
	}
}
