<?php
/**
 * A way for mails to leave.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * The site's mailer, or a mail server of its own.
 */
interface Transport {

	/**
	 * Sends a mail.
	 *
	 * @param Mail                      $mail         Mail.
	 * @param (\Closure(): void)|null $handing_over Called at the last moment at which the mail is surely still here; what it throws stops the mail.
	 * @return string What the server said when it took the mail; '' when nobody tells.
	 * @throws \Switchboard\Foundation\Problem When the mail is not fit to be sent: another try would end the same way.
	 * @throws Not_Sent When it was not taken, or when nobody knows.
	 */
	public function send( Mail $mail, ?\Closure $handing_over = null ): string;
}
