<?php
/**
 * Makes trials.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Mail\Mail_Parts;
use Switchboard\Mail\Transport;

/**
 * Trials of both ways, each over in less time than a person or a web server waits.
 */
final class Trials {

	/** Seconds for all of a trial. */
	private const SECONDS = 18.0;

	/**
	 * Needs lines in and ways out.
	 *
	 * @param \Closure(): Dialer $dialer Opens lines.
	 * @param Transport          $site   The site's mailer.
	 * @param Mail_Parts         $parts  Takes mails apart.
	 * @param Host_Guard         $guard  Keeps out of the site's own network.
	 */
	public function __construct( private readonly \Closure $dialer, private readonly Transport $site, private readonly Mail_Parts $parts, private readonly Host_Guard $guard ) {
	}

	/**
	 * Of a mailbox.
	 *
	 * @param Candidate $candidate What is tried.
	 */
	public function mailbox( Candidate $candidate ): Mailbox_Trial {
		return new Mailbox_Trial( ( $this->dialer )(), $candidate, microtime( true ) + self::SECONDS );
	}

	/**
	 * Of the way out.
	 *
	 * @param Candidate $candidate What is tried.
	 */
	public function sending( Candidate $candidate ): Sending_Trial {
		return new Sending_Trial( $this->site, $this->parts, $this->guard, $candidate, microtime( true ) + self::SECONDS );
	}
}
