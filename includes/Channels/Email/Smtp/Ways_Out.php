<?php
/**
 * By which way a mail leaves.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Smtp;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\OAuth\Access;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Mail_Parts;
use Switchboard\Mail\Transport;

/**
 * Chooses between a connection's own server and the site's mailer. As a Transport it takes the way of the mail's inbox: notices
 * then come from the same server as replies, which the inbox's domain allows to send for it.
 */
final class Ways_Out implements Transport {

	/**
	 * Needs both ways.
	 *
	 * @param Transport             $site        The site's mailer.
	 * @param Connection_Repository $connections Connections.
	 * @param Access                $access      Gives tokens.
	 * @param Mail_Parts            $parts       Takes a mail apart.
	 * @param Host_Guard            $guard       Keeps out of the site's own network.
	 */
	public function __construct(
		private readonly Transport $site,
		private readonly Connection_Repository $connections,
		private readonly Access $access,
		private readonly Mail_Parts $parts,
		private readonly Host_Guard $guard
	) {
	}

	/**
	 * Whether mails of an inbox without an address of its own come from that of a mailbox.
	 *
	 * @param list<Connection> $connections Connections of the inbox.
	 */
	public static function has_own_sender( array $connections ): bool {
		foreach ( $connections as $connection ) {
			$server = Smtp_Settings::of( $connection );
			if ( $server ) {
				return false !== is_email( $server->user );
			}
		}
		return false;
	}

	/**
	 * Sends a mail by its inbox's way.
	 *
	 * @param Mail                    $mail         Mail.
	 * @param (\Closure(): void)|null $handing_over Called just before it is out of our hands.
	 * @return string The server's answer.
	 */
	public function send( Mail $mail, ?\Closure $handing_over = null ): string {
		return $this->of( null, $mail->inbox_id )->send( $mail, $handing_over );
	}

	/**
	 * The way of a connection, else of the inbox's first one that has a server, else the site's.
	 *
	 * @param Connection|null $connection Connection by which the customer wrote, if it was by mail.
	 * @param int             $inbox_id   Inbox; 0 for none.
	 */
	public function of( ?Connection $connection, int $inbox_id ): Transport {
		$connections = $connection ? [ $connection ] : ( $inbox_id > 0 ? $this->connections->of_inbox( $inbox_id, 'email' ) : [] );
		foreach ( $connections as $candidate ) {
			$server = Smtp_Settings::of( $candidate );
			if ( $server ) {
				return new Connection_Transport( $candidate, $server, $this->connections, $this->access, $this->parts, $this->guard );
			}
		}
		return $this->site;
	}
}
