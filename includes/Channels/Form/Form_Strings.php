<?php
/**
 * Words of the form's script.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

/**
 * The page's script has no translations of its own before WordPress 7.1: it gets its words with the form.
 */
final class Form_Strings {

	/**
	 * Translated words by name.
	 *
	 * @return array<string, string>
	 */
	public static function all(): array {
		return [
			/* translators: 1: label of a field, 2: what is wrong with it. */
			'item'        => __( '%1$s: %2$s', 'switchboard' ),
			'fillIn'      => __( 'Please fill this in.', 'switchboard' ),
			'choose'      => __( 'Please choose one.', 'switchboard' ),
			'tick'        => __( 'Please tick this box.', 'switchboard' ),
			'email'       => __( 'This is not a valid e-mail address.', 'switchboard' ),
			'phone'       => __( 'This is not a valid phone number.', 'switchboard' ),
			'number'      => __( 'This is not a number.', 'switchboard' ),
			/* translators: %s: an example, such as CK-20391. */
			'example'     => __( 'It should look like %s.', 'switchboard' ),
			'kept'        => __( 'Your text is kept in this browser until you send it.', 'switchboard' ),
			'sending'     => __( 'Sending…', 'switchboard' ),
			'failed'      => __( 'This could not be sent. Your text is kept: please try again in a moment.', 'switchboard' ),
			/* translators: 1: name, 2: e-mail address. */
			'writingAs'   => __( 'You write as %1$s (%2$s).', 'switchboard' ),
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
			/* translators: %s: number of a ticket, such as #1042. */
			'sentNumber'  => __( 'Your message has the number %s.', 'switchboard' ),
		];
	}
}
