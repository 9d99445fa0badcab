<?php
/**
 * Mails a link.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Jobs\Job;
use Switchboard\Mail\Letters;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Mailer;
use Switchboard\Mail\Ticket_Links;
use Switchboard\Mail\Variables;
use Switchboard\Tickets\Token;
use Switchboard\Tickets\Tokens;

/**
 * Sends the link by which a customer signs in, or by which a user proves an address. Nothing in the mail was written by whoever
 * asked for it.
 */
final class Sign_In_Link_Job implements Job {

	public const PARAMETER = 'switchboard_link';

	/**
	 * Needs addresses, links and a pen.
	 *
	 * @param Identity_Repository $identities Identities.
	 * @param Contact_Repository  $contacts   Languages.
	 * @param Tokens              $tokens     Links.
	 * @param Ticket_Links        $links      Address of the page.
	 * @param Letters             $letters    Writes.
	 * @param Mailer              $mailer     Sends.
	 */
	public function __construct(
		private readonly Identity_Repository $identities,
		private readonly Contact_Repository $contacts,
		private readonly Tokens $tokens,
		private readonly Ticket_Links $links,
		private readonly Letters $letters,
		private readonly Mailer $mailer
	) {
	}

	/**
	 * Sends the mail.
	 *
	 * @param array<string, mixed> $payload `identity` (0 for an address that nobody has) and `contact` (the account that wants the address, 0 to sign in by it).
	 */
	public function run( array $payload ): void {
		$identity = $this->identities->find( (int) ( $payload['identity'] ?? 0 ) );
		$page     = $this->links->page();
		if ( null === $identity || '' === $page ) {
			return;
		}
		$account  = (int) ( $payload['contact'] ?? 0 );
		$template = $account > 0 ? 'confirm_address' : 'sign_in_link';

		$secret = $this->tokens->issue( Token::VERIFY, $account, 0, $identity->id, Address_Proof::LINK_SECONDS );
		$url    = add_query_arg( self::PARAMETER, $secret, $page );
		$letter = $this->letters->write(
			$template,
			$this->contacts->find( $identity->contact_id )->language ?? '',
			static fn(): array => Variables::for_link( $template, $url, intdiv( Address_Proof::LINK_SECONDS, MINUTE_IN_SECONDS ) )
		);
		if ( null !== $letter ) {
			$this->mailer->send( new Mail( to: $identity->value, letter: $letter, automatic: 'auto-replied' ) );
		}
	}

	/**
	 * Whoever waits for the mail asks again after a few minutes.
	 *
	 * @return list<int>
	 */
	public function delays(): array {
		return [ 30, 120, 600 ];
	}

	/**
	 * Nobody watches.
	 *
	 * @param array<string, mixed> $payload     Payload.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at When it is tried again.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
	}
}
