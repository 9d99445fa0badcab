<?php
/**
 * Parts that take mail in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Hook;
use Switchboard\Channels\Email\Receiving\Hook_Controller;
use Switchboard\Channels\Email\Receiving\Hook_Guard;
use Switchboard\Channels\Email\Receiving\Hook_Module;
use Switchboard\Channels\Email\Receiving\Importer;
use Switchboard\Channels\Email\Receiving\Providers\Amazon;
use Switchboard\Channels\Email\Receiving\Providers\Mailgun;
use Switchboard\Channels\Email\Receiving\Providers\Postmark;
use Switchboard\Channels\Email\Receiving\Providers\Pipe;
use Switchboard\Channels\Email\Receiving\Providers\Sendgrid;
use Switchboard\Channels\Email\Receiving\Providers\Sns_Certificates;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Email\Receiving\Request_Body;
use Switchboard\Channels\Inbound_Result;

/**
 * Makes what brings mail in.
 */
trait Mail_Wiring {

	/** From a raw mail to a result. */
	public function importer(): Importer {
		return $this->once( Importer::class, static fn(): Importer => new Importer() );
	}

	/** Posted mails. A new provider is one more line here. */
	public function mail_hook(): Hook {
		return $this->once(
			Hook::class,
			fn(): Hook => new Hook(
				[
					Receiving_Settings::WEBHOOK  => new Pipe(),
					Receiving_Settings::POSTMARK => new Postmark(),
					Receiving_Settings::MAILGUN  => new Mailgun( $this->connections(), $this->clock ),
					Receiving_Settings::SENDGRID => new Sendgrid( $this->clock ),
					Receiving_Settings::SES      => new Amazon( new Sns_Certificates( $this->clock ), $this->connections(), $this->clock ),
				],
				new Pipe(),
				fn( Connection $connection, string $path ): Inbound_Result => $this->importer()->import( $connection, $path ),
				$this->requests(),
				$this->keyring()
			)
		);
	}

	/** The body of a posted mail. */
	private function request_body(): Request_Body {
		return $this->once( Request_Body::class, static fn(): Request_Body => new Request_Body() );
	}

	/** Makes way for posted mails. */
	private function hook_module(): Hook_Module {
		return new Hook_Module( fn(): Request_Body => $this->request_body() );
	}

	/** Mail by POST. */
	private function hook_controller(): Hook_Controller {
		return new Hook_Controller( self::schema( 'Channels/Email/Receiving/mail-receipt' ), $this->connections(), new Hook_Guard( $this->connections(), $this->limits(), $this->address() ), $this->mail_hook(), $this->request_body(), $this->policy() );
	}
}
