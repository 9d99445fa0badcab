<?php
/**
 * What each table holds of a person.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

/**
 * One decision for each table of the schema page. A test fails for a table without one, and for one that says `erased` and isn't.
 */
final class Coverage {

	/** Exported on request and erased on request. */
	public const ERASED = 'erased';

	/** Exported; stays, because it is the site's own record of who works for it. */
	public const KEPT = 'kept';

	/** Holds nothing of a person: only ids, hashes or what the site set up. */
	public const NOTHING = 'nothing';

	/** By short table name. */
	public const TABLES = [
		'company'          => self::NOTHING,
		'company_domain'   => self::NOTHING,
		'contact'          => self::ERASED,
		'contact_identity' => self::ERASED,
		'team'             => self::NOTHING,
		'team_member'      => self::KEPT,
		'inbox'            => self::NOTHING,
		'inbox_member'     => self::KEPT,
		'connection'       => self::NOTHING,
		'ticket'           => self::ERASED,
		'ticket_term'      => self::ERASED,
		'participant'      => self::ERASED,
		'message'          => self::ERASED,
		'message_envelope' => self::ERASED,
		// Hashes of message ids; they only say that a mail is known.
		'message_ref'      => self::NOTHING,
		'inbound'          => self::ERASED,
		'blocked_sender'   => self::ERASED,
		// Numbers on mail servers, names of folders, and what servers answered.
		'inbound_place'    => self::NOTHING,
		'mail_folder'      => self::NOTHING,
		'mail_unfinished'  => self::NOTHING,
		'fetch_log'        => self::NOTHING,
		'attachment'       => self::ERASED,
		'draft'            => self::ERASED,
		'ticket_read'      => self::ERASED,
		'tag'              => self::NOTHING,
		'ticket_tag'       => self::NOTHING,
		'ticket_field'     => self::ERASED,
		// Ids and values; the contact that an id leads to is nobody any more.
		'event'            => self::KEPT,
		'counter'          => self::NOTHING,
		'status'           => self::NOTHING,
		'field'            => self::NOTHING,
		'view'             => self::ERASED,
		'template'         => self::NOTHING,
		// Ids; but the reason of a failure may name an address.
		'job'              => self::ERASED,
		'lease'            => self::NOTHING,
		'handover'         => self::NOTHING,
		'token'            => self::ERASED,
		// Hashes of random ids.
		'request_key'      => self::NOTHING,
		// Hashes with a secret key, gone within a day.
		'rate_limit'       => self::NOTHING,
	];
}
