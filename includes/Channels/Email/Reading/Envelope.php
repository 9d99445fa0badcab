<?php
/**
 * What a mail's header keeps of its envelope.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * The envelope's sender, as the last server wrote it down.
 */
final class Envelope {

	/**
	 * Had the envelope the empty sender, that is: must it not be answered?
	 *
	 * @param Mail $mail Mail.
	 */
	public static function is_null_sender( Mail $mail ): bool {
		foreach ( [ 'return-path', 'x-envelope-from', 'envelope-from' ] as $name ) {
			$values = $mail->header_lines( $name );
			if ( [] !== $values ) {
				return 1 === preg_match( '/^\s*(?:<\s*>)?\s*$/', $values[0] );
			}
		}
		return false;
	}
}
