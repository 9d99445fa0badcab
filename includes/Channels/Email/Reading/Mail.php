<?php
/**
 * A mail that was read.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * What a mail says: who, to whom, when, on what, and its words and files in UTF-8. The bytes of files stay in the source.
 */
final class Mail {

	/**
	 * Takes what was read.
	 *
	 * @param string        $subject     Subject.
	 * @param list<Address> $from        Authors.
	 * @param list<Address> $to          Recipients.
	 * @param list<Address> $cc          Others who got it.
	 * @param list<Address> $bcc         Others whom nobody should see.
	 * @param list<Address> $reply_to    Who should get an answer.
	 * @param list<Address> $sender      Who sent it in the author's name.
	 * @param string        $message_id  Its id without angle brackets; '' for none.
	 * @param list<string>  $in_reply_to Ids of what it answers.
	 * @param list<string>  $references  Ids of what went before, the oldest first.
	 * @param int|null      $date        When it was written, in seconds since 1970; null when it doesn't say so.
	 * @param string        $text        Its words as plain text.
	 * @param string        $html        Its words as HTML; '' when no part is HTML. Hostile.
	 * @param bool          $has_html    Whether a part is HTML, be it an empty one.
	 * @param list<Part>    $attachments Files, those shown within the text included.
	 * @param Part          $root        The tree.
	 * @param list<string>  $problems    What was odd or cut: headers-cut, header-line, no-boundary, other-boundary, no-end, too-deep, too-many-parts, text-cut,
	 *                                   and too-many-files and too-big, which say that not all files should be taken.
	 */
	public function __construct(
		public readonly string $subject,
		public readonly array $from,
		public readonly array $to,
		public readonly array $cc,
		public readonly array $bcc,
		public readonly array $reply_to,
		public readonly array $sender,
		public readonly string $message_id,
		public readonly array $in_reply_to,
		public readonly array $references,
		public readonly ?int $date,
		public readonly string $text,
		public readonly string $html,
		public readonly bool $has_html,
		public readonly array $attachments,
		public readonly Part $root,
		public readonly array $problems
	) {
	}

	/**
	 * The first header of a name, decoded; '' for none.
	 *
	 * @param string $name Name.
	 */
	public function header( string $name ): string {
		return $this->root->header( $name );
	}

	/**
	 * All headers of a name in their order: unfolded, not decoded, but valid UTF-8.
	 *
	 * @param string $name Name.
	 * @return list<string>
	 */
	public function header_lines( string $name ): array {
		return $this->root->header_lines( $name );
	}

	/**
	 * Whether a header is there.
	 *
	 * @param string $name Name.
	 */
	public function has_header( string $name ): bool {
		return $this->root->has_header( $name );
	}
}
