<?php
/**
 * Words of the customers' page's script.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

/**
 * The page's script has no translations of its own before WordPress 7.1: it gets its words with the block.
 */
final class Portal_Strings {

	/**
	 * Translated words by name.
	 *
	 * @return array<string, string>
	 */
	public static function all(): array {
		return self::pages() + self::thread() + self::signing_in();
	}

	/**
	 * The list.
	 *
	 * @return array<string, string>
	 */
	private static function pages(): array {
		return [
			'list'       => __( 'My tickets', 'switchboard' ),
			'mine'       => __( 'Mine', 'switchboard' ),
			'company'    => __( 'My company', 'switchboard' ),
			'empty'      => __( 'You have not written to us yet.', 'switchboard' ),
			'emptyTeam'  => __( 'Your colleagues have not written to us yet.', 'switchboard' ),
			'more'       => __( 'Show more', 'switchboard' ),
			'today'      => __( 'today', 'switchboard' ),
			'yesterday'  => __( 'yesterday', 'switchboard' ),
			/* translators: 1: number of a ticket such as #1042, 2: day such as "today" or "18 Nov". */
			'meta'       => __( '%1$s, %2$s', 'switchboard' ),
			/* translators: 1: number of a ticket, 2: day, 3: name of a colleague. */
			'metaBy'     => __( '%1$s, %2$s, %3$s', 'switchboard' ),
			'loading'    => __( 'Loading…', 'switchboard' ),
			'failed'     => __( 'This could not be loaded.', 'switchboard' ),
			'again'      => __( 'Try again', 'switchboard' ),
			'notFound'   => __( 'This ticket does not exist, or you may not see it.', 'switchboard' ),
		];
	}

	/**
	 * One ticket.
	 *
	 * @return array<string, string>
	 */
	private static function thread(): array {
		return [
			/* translators: 1: number of a ticket such as #1042, 2: day such as "20 November". */
			'opened'      => __( '%1$s, opened %2$s', 'switchboard' ),
			/* translators: %s: time of day such as 10:04. */
			'todayAt'     => __( 'Today, %s', 'switchboard' ),
			/* translators: 1: day such as "Fri 20 Nov", 2: time of day. */
			'dayAt'       => __( '%1$s, %2$s', 'switchboard' ),
			'you'         => __( 'You', 'switchboard' ),
			'team'        => __( 'Our team', 'switchboard' ),
			'answer'      => __( 'Write an answer', 'switchboard' ),
			'send'        => __( 'Send', 'switchboard' ),
			'sending'     => __( 'Sending…', 'switchboard' ),
			'sent'        => __( 'Your answer was sent.', 'switchboard' ),
			'addFiles'    => __( 'Add files', 'switchboard' ),
			'close'       => __( 'This is solved, close it', 'switchboard' ),
			'closed'      => __( 'Thank you. This ticket is solved now.', 'switchboard' ),
			'reopen'      => __( 'It is not solved, open it again', 'switchboard' ),
			'reopened'    => __( 'The ticket is open again.', 'switchboard' ),
			'followUp'    => __( 'That ticket was closed long ago, so your answer has opened a new one.', 'switchboard' ),
			'write'       => __( 'Please write something first.', 'switchboard' ),
			'notSent'     => __( 'Your answer could not be sent. Your text is kept: please try again.', 'switchboard' ),
			'files'       => __( 'Files', 'switchboard' ),
			/* translators: %s: file name. */
			'remove'      => __( 'Remove %s', 'switchboard' ),
			/* translators: %s: file name. */
			'removed'     => __( '%s removed', 'switchboard' ),
			/* translators: %s: file name. */
			'added'       => __( '%s added', 'switchboard' ),
			/* translators: 1: size of a file, 2: largest size. */
			'tooLarge'    => __( '%1$s is more than %2$s', 'switchboard' ),
			/* translators: 1: size that has arrived, 2: size of the file. */
			'progress'    => __( '%1$s of %2$s', 'switchboard' ),
			/* translators: %d: number of files. */
			'tooMany'     => __( 'At most %d files, please.', 'switchboard' ),
			'uploadError' => __( 'This file did not arrive. Remove it and try again.', 'switchboard' ),
			'uploading'   => __( 'Please wait until all files have arrived.', 'switchboard' ),
			'badFile'     => __( 'Please remove the files that could not be taken.', 'switchboard' ),
		];
	}

	/**
	 * Signing in.
	 *
	 * @return array<string, string>
	 */
	private static function signing_in(): array {
		return [
			'askTitle'   => __( 'See your tickets', 'switchboard' ),
			'ask'        => __( 'Tell us the e-mail address with which you wrote to us. We send you a link that opens your tickets, no password needed.', 'switchboard' ),
			'email'      => __( 'E-mail', 'switchboard' ),
			'badEmail'   => __( 'This is not a valid e-mail address.', 'switchboard' ),
			'askButton'  => __( 'Send me my link', 'switchboard' ),
			'asked'      => __( 'If you have written to us with this address, a link is on its way. Please look into your mail in a few minutes.', 'switchboard' ),
			'login'      => __( 'I have an account and want to sign in', 'switchboard' ),
			'openTitle'  => __( 'Welcome back', 'switchboard' ),
			'open'       => __( 'One click, and your tickets open in this browser.', 'switchboard' ),
			'openButton' => __( 'Show my tickets', 'switchboard' ),
			'expired'    => __( 'This link has expired or was used already.', 'switchboard' ),
			/* translators: %s: e-mail address. */
			'prove'      => __( 'Did you write to us as %s without signing in? Confirm that this address is yours, and you will see those tickets here.', 'switchboard' ),
			'proveButton' => __( 'Send me a link to confirm it', 'switchboard' ),
			/* translators: %s: e-mail address. */
			'proveSent'  => __( 'A link is on its way to %s. Open it in this browser while you are signed in.', 'switchboard' ),
			'proved'     => __( 'Thank you, this address is confirmed.', 'switchboard' ),
			/* translators: %s: name. */
			'signedIn'   => __( 'Signed in as %s', 'switchboard' ),
			'leave'      => __( 'Close this view', 'switchboard' ),
			'onlyOne'    => __( 'You opened one ticket by its link.', 'switchboard' ),
			'all'        => __( 'See all my tickets', 'switchboard' ),
		];
	}
}
