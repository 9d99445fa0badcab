<?php
/**
 * What a page must say of one of its forms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Tickets\Attachment;

/**
 * The answer to a form that was sent without a script, until the page is drawn.
 */
final class Form_State {

	/** The form asks for one more press of the button, its values kept. */
	public const AGAIN = 'again';

	/** Some values need mending. */
	public const ERRORS = 'errors';

	/** It was sent. */
	public const SENT = 'sent';

	/**
	 * Made by Form_Page.
	 *
	 * @param string                $kind        AGAIN, ERRORS or SENT.
	 * @param string                $message     Translated sentence or heading.
	 * @param array<string, string> $errors      Translated sentence by field name.
	 * @param Submission|null       $submission  What was sent.
	 * @param list<Attachment>      $attachments Files that were stored already.
	 * @param Receipt|null          $receipt     What was made of it.
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $message = '',
		public readonly array $errors = [],
		public readonly ?Submission $submission = null,
		public readonly array $attachments = [],
		public readonly ?Receipt $receipt = null
	) {
	}
}
