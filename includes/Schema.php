<?php
/**
 * Every table of the house, as it is today.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard;

/**
 * The database on one page. dbDelta brings a site's tables to this state; migrations exist only for what dbDelta can't do.
 *
 * Times are whole seconds in UTC, 0 for "not set". Keys (`*_key`, `*_hash`) are canonical text made in PHP, lower case hex
 * or folded words, so that every database compares them alike. Text of people is never compared for equality.
 * No column is ascii: beside utf8mb4 columns of the same table $wpdb would refuse every query with a letter beyond ASCII.
 */
final class Schema {

	/** Grows when this page changes; the migrator then runs once. */
	public const VERSION = 1;

	private const KEY = "varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT ''";

	/**
	 * Columns and keys by short table name.
	 *
	 * @return array<string, string>
	 */
	public static function tables(): array {
		return self::people() + self::queues() + self::tickets() + self::settings() + self::machinery();
	}

	/**
	 * Who writes and who answers.
	 *
	 * @return array<string, string>
	 */
	private static function people(): array {
		$key = self::KEY;
		return [
			'company'          => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(200) NOT NULL DEFAULT '',
				name_key varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				share_tickets tinyint(1) NOT NULL DEFAULT 0,
				account_manager_id bigint(20) unsigned NOT NULL DEFAULT 0,
				notes mediumtext NOT NULL,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY name (name_key,id)",
			'company_domain'   => "
				domain varchar(191) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				company_id bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (domain),
				KEY company (company_id)",
			'contact'          => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(200) NOT NULL DEFAULT '',
				name_key varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				company_id bigint(20) unsigned NOT NULL DEFAULT 0,
				language varchar(20) NOT NULL DEFAULT '',
				preferred_channel varchar(32) NOT NULL DEFAULT '',
				timezone varchar(64) NOT NULL DEFAULT '',
				notes mediumtext NOT NULL,
				ticket_count int(10) unsigned NOT NULL DEFAULT 0,
				merged_into bigint(20) unsigned NOT NULL DEFAULT 0,
				last_seen_at bigint(20) NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY name (name_key,id),
				KEY company (company_id,id),
				KEY last_seen (last_seen_at,id)",
			'contact_identity' => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				contact_id bigint(20) unsigned NOT NULL DEFAULT 0,
				type varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				identity_key $key,
				value varchar(254) NOT NULL DEFAULT '',
				status varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'claimed',
				invalid_reason varchar(200) NOT NULL DEFAULT '',
				invalid_at bigint(20) NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY identity (type,identity_key),
				KEY contact (contact_id)",
			'team'             => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(100) NOT NULL DEFAULT '',
				name_key $key,
				PRIMARY KEY  (id),
				UNIQUE KEY name (name_key)",
			'team_member'      => '
				team_id bigint(20) unsigned NOT NULL DEFAULT 0,
				user_id bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (team_id,user_id),
				KEY user (user_id)',
		];
	}

	/**
	 * Where tickets gather and by which doors they come.
	 *
	 * @return array<string, string>
	 */
	private static function queues(): array {
		return [
			'inbox'        => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(100) NOT NULL DEFAULT '',
				address varchar(254) NOT NULL DEFAULT '',
				from_name varchar(100) NOT NULL DEFAULT '',
				signature mediumtext NOT NULL,
				default_team_id bigint(20) unsigned NOT NULL DEFAULT 0,
				close_after_days int(10) unsigned NOT NULL DEFAULT 7,
				reopen_days int(10) unsigned NOT NULL DEFAULT 30,
				send_received tinyint(1) NOT NULL DEFAULT 1,
				position int(10) unsigned NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id)",
			'inbox_member' => '
				inbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				user_id bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (inbox_id,user_id),
				KEY user (user_id)',
			'connection'   => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				channel varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				name varchar(100) NOT NULL DEFAULT '',
				inbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				settings longtext NOT NULL,
				secrets longtext NOT NULL,
				enabled tinyint(1) NOT NULL DEFAULT 1,
				state varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'ok',
				state_reason varchar(500) NOT NULL DEFAULT '',
				fetched_at bigint(20) NOT NULL DEFAULT 0,
				received_at bigint(20) NOT NULL DEFAULT 0,
				answers_paused_until bigint(20) NOT NULL DEFAULT 0,
				watched_from bigint(20) NOT NULL DEFAULT 0,
				alarmed_at bigint(20) NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY channel (channel,inbox_id),
				KEY inbox (inbox_id)",
		];
	}

	/**
	 * The heart.
	 *
	 * @return array<string, string>
	 */
	private static function tickets(): array {
		$key   = self::KEY;
		$exact = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
		// What a list filters by rides along in its sort keys, so that a walk along them needs no row; see Ticket_Order.
		$filters = 'status,assignee_id,team_id,priority,last_channel,snoozed_until';
		return [
			'ticket'       => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				number bigint(20) unsigned DEFAULT NULL,
				subject varchar(500) NOT NULL DEFAULT '',
				status varchar(10) $exact NOT NULL DEFAULT 'new',
				finished tinyint(1) NOT NULL DEFAULT 0,
				custom_status_id bigint(20) unsigned NOT NULL DEFAULT 0,
				status_before varchar(10) $exact NOT NULL DEFAULT '',
				priority tinyint(3) unsigned NOT NULL DEFAULT 2,
				inbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				contact_id bigint(20) unsigned NOT NULL DEFAULT 0,
				company_id bigint(20) unsigned NOT NULL DEFAULT 0,
				assignee_id bigint(20) unsigned NOT NULL DEFAULT 0,
				team_id bigint(20) unsigned NOT NULL DEFAULT 0,
				first_channel varchar(32) $exact NOT NULL DEFAULT '',
				last_channel varchar(32) $exact NOT NULL DEFAULT '',
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				snippet varchar(200) NOT NULL DEFAULT '',
				message_count int(10) unsigned NOT NULL DEFAULT 0,
				last_sequence int(10) unsigned NOT NULL DEFAULT 0,
				last_in_sequence int(10) unsigned NOT NULL DEFAULT 0,
				reopen_count int(10) unsigned NOT NULL DEFAULT 0,
				version bigint(20) unsigned NOT NULL DEFAULT 1,
				merged_into bigint(20) unsigned NOT NULL DEFAULT 0,
				follow_up_of bigint(20) unsigned NOT NULL DEFAULT 0,
				waiting_since bigint(20) NOT NULL DEFAULT 9999999999,
				due_at bigint(20) NOT NULL DEFAULT 9999999999,
				last_activity_at bigint(20) NOT NULL DEFAULT 0,
				last_public_at bigint(20) NOT NULL DEFAULT 0,
				snoozed_until bigint(20) NOT NULL DEFAULT 0,
				first_reply_at bigint(20) NOT NULL DEFAULT 0,
				solved_at bigint(20) NOT NULL DEFAULT 0,
				closed_at bigint(20) NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY number (number),
				KEY activity (last_activity_at,id,inbox_id,$filters,created_at),
				KEY inbox_activity (inbox_id,finished,last_activity_at,id,$filters,created_at),
				KEY priority_activity (priority,finished,last_activity_at,id,inbox_id,status,assignee_id,team_id,last_channel,snoozed_until,created_at),
				KEY contact_activity (contact_id,last_activity_at,id),
				KEY waiting (finished,waiting_since,created_at,id,inbox_id,$filters),
				KEY due (finished,due_at,waiting_since,created_at,id,inbox_id,$filters)",
			// One row for each value that a list can be filtered by, words of the subject included; finds rare values.
			'ticket_term'  => "
				term varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (term,ticket_id),
				KEY ticket (ticket_id)",
			'participant'  => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				contact_id bigint(20) unsigned NOT NULL DEFAULT 0,
				role varchar(20) $exact NOT NULL DEFAULT 'requester',
				address varchar(254) NOT NULL DEFAULT '',
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY ticket_contact (ticket_id,contact_id),
				KEY contact (contact_id,ticket_id)",
			'message'      => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				sequence int(10) unsigned NOT NULL DEFAULT 0,
				kind varchar(10) $exact NOT NULL DEFAULT 'reply',
				direction varchar(3) $exact NOT NULL DEFAULT 'in',
				channel varchar(32) $exact NOT NULL DEFAULT '',
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				author_type varchar(10) $exact NOT NULL DEFAULT 'contact',
				author_id bigint(20) unsigned NOT NULL DEFAULT 0,
				original mediumtext NOT NULL,
				html mediumtext NOT NULL,
				quote mediumtext NOT NULL,
				text mediumtext NOT NULL,
				rules_version int(10) unsigned NOT NULL DEFAULT 0,
				automatic tinyint(1) NOT NULL DEFAULT 0,
				mentions varchar(1000) NOT NULL DEFAULT '[]',
				delivery_state varchar(10) $exact NOT NULL DEFAULT '',
				delivery_to varchar(254) NOT NULL DEFAULT '',
				delivery_reason varchar(500) NOT NULL DEFAULT '',
				delivery_at bigint(20) NOT NULL DEFAULT 0,
				next_try_at bigint(20) NOT NULL DEFAULT 0,
				client_id varchar(64) $exact NOT NULL DEFAULT '',
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY ticket_sequence (ticket_id,sequence)",
			'message_ref'  => "
				inbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				ref_hash $key,
				message_id bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (inbox_id,ref_hash),
				KEY message (message_id)",
			'inbound'      => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				external_key $key,
				state varchar(12) $exact NOT NULL DEFAULT 'stored',
				attempts int(10) unsigned NOT NULL DEFAULT 0,
				reason varchar(500) NOT NULL DEFAULT '',
				raw longtext NOT NULL,
				raw_file varchar(191) $exact NOT NULL DEFAULT '',
				size bigint(20) unsigned NOT NULL DEFAULT 0,
				inbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				sender varchar(254) NOT NULL DEFAULT '',
				subject varchar(500) NOT NULL DEFAULT '',
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				message_id bigint(20) unsigned NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY external (connection_id,external_key),
				KEY state (state,id),
				KEY ticket (ticket_id),
				KEY sender (sender),
				KEY created (created_at),
				KEY raw_file (raw_file)",
			// Where each mail lies on its server; the same mail may lie in several places.
			'inbound_place' => "
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				folder_key $key,
				uid_validity bigint(20) unsigned NOT NULL DEFAULT 0,
				uid varchar(70) $exact NOT NULL DEFAULT '',
				inbound_id bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (connection_id,folder_key,uid_validity,uid),
				KEY inbound (inbound_id)",
			// How far each folder of a mailbox was read. UIDs below base_uid were there before: of those, what came before `since` is left alone.
			'mail_folder'  => "
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				folder_key $key,
				path varchar(1000) NOT NULL DEFAULT '',
				uid_validity bigint(20) unsigned NOT NULL DEFAULT 0,
				last_uid bigint(20) unsigned NOT NULL DEFAULT 0,
				base_uid bigint(20) unsigned NOT NULL DEFAULT 0,
				since bigint(20) NOT NULL DEFAULT 0,
				error varchar(500) NOT NULL DEFAULT '',
				on_server bigint(20) unsigned NOT NULL DEFAULT 0,
				here bigint(20) unsigned NOT NULL DEFAULT 0,
				older bigint(20) unsigned NOT NULL DEFAULT 0,
				counted_at bigint(20) NOT NULL DEFAULT 0,
				fetched_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (connection_id,folder_key)",
			// Mails that a later run comes back to: they could not be fetched, or not be put away yet.
			'mail_unfinished' => "
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				folder_key $key,
				uid_validity bigint(20) unsigned NOT NULL DEFAULT 0,
				uid varchar(70) $exact NOT NULL DEFAULT '',
				attempts int(10) unsigned NOT NULL DEFAULT 0,
				reason varchar(500) NOT NULL DEFAULT '',
				next_try_at bigint(20) NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (connection_id,folder_key,uid_validity,uid)",
			'fetch_log'    => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				started_at bigint(20) NOT NULL DEFAULT 0,
				ended_at bigint(20) NOT NULL DEFAULT 0,
				found int(10) unsigned NOT NULL DEFAULT 0,
				taken int(10) unsigned NOT NULL DEFAULT 0,
				failed int(10) unsigned NOT NULL DEFAULT 0,
				error varchar(500) NOT NULL DEFAULT '',
				PRIMARY KEY  (id),
				KEY connection (connection_id,id)",
			// Senders whose messages are kept outside the tickets: an address, or a domain with its @.
			'blocked_sender' => "
				sender_key $key,
				sender varchar(254) NOT NULL DEFAULT '',
				blocked_by bigint(20) unsigned NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (sender_key)",
			// Of messages that came or go by mail: who to whom, and why it lies on its ticket.
			'message_envelope' => "
				message_id bigint(20) unsigned NOT NULL DEFAULT 0,
				inbound_id bigint(20) unsigned NOT NULL DEFAULT 0,
				external_id varchar(998) $exact NOT NULL DEFAULT '',
				sender varchar(254) NOT NULL DEFAULT '',
				sender_name varchar(200) NOT NULL DEFAULT '',
				recipients text NOT NULL,
				rule varchar(20) $exact NOT NULL DEFAULT '',
				reason varchar(30) $exact NOT NULL DEFAULT '',
				automatic varchar(60) $exact NOT NULL DEFAULT '',
				suggested_ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				forwarded_by bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (message_id),
				KEY inbound (inbound_id)",
			'attachment'   => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				message_id bigint(20) unsigned NOT NULL DEFAULT 0,
				owner_key $key,
				name varchar(255) NOT NULL DEFAULT '',
				type varchar(127) NOT NULL DEFAULT '',
				size bigint(20) unsigned NOT NULL DEFAULT 0,
				hash $key,
				path varchar(191) $exact NOT NULL DEFAULT '',
				inline tinyint(1) NOT NULL DEFAULT 0,
				cid varchar(191) NOT NULL DEFAULT '',
				width int(10) unsigned NOT NULL DEFAULT 0,
				height int(10) unsigned NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY message (message_id),
				KEY ticket (ticket_id),
				KEY unattached (owner_key,message_id),
				KEY path (path)",
			'draft'        => "
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				user_id bigint(20) unsigned NOT NULL DEFAULT 0,
				kind varchar(10) $exact NOT NULL DEFAULT 'reply',
				html mediumtext NOT NULL,
				attachments varchar(1000) NOT NULL DEFAULT '[]',
				recipients text NOT NULL,
				updated_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (ticket_id,user_id),
				KEY user (user_id)",
			'ticket_read'  => '
				user_id bigint(20) unsigned NOT NULL DEFAULT 0,
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				sequence int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (user_id,ticket_id),
				KEY ticket (ticket_id)',
			'tag'          => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(60) NOT NULL DEFAULT '',
				name_key $key,
				color varchar(7) $exact NOT NULL DEFAULT '#8d8d8d',
				ticket_count int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY name (name_key)",
			'ticket_tag'   => '
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				tag_id bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (ticket_id,tag_id),
				KEY tag (tag_id,ticket_id)',
			'ticket_field' => "
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				field_id bigint(20) unsigned NOT NULL DEFAULT 0,
				value_text varchar(1000) NOT NULL DEFAULT '',
				value_key $key,
				value_number double NOT NULL DEFAULT 0,
				PRIMARY KEY  (ticket_id,field_id),
				KEY value (field_id,value_key,ticket_id),
				KEY number (field_id,value_number,ticket_id)",
			// Append-only; ids and values, never personal text. Its newest id is what screens poll for.
			'event'        => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				inbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				name varchar(40) $exact NOT NULL DEFAULT '',
				actor_type varchar(10) $exact NOT NULL DEFAULT 'system',
				actor_id bigint(20) unsigned NOT NULL DEFAULT 0,
				payload text NOT NULL,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY ticket (ticket_id,id),
				KEY name (name,created_at)",
			// Kept by difference in the transaction of each change; `recount` rebuilds it.
			'counter'      => "
				inbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				status varchar(10) $exact NOT NULL DEFAULT '',
				snoozed tinyint(1) NOT NULL DEFAULT 0,
				assignee_id bigint(20) unsigned NOT NULL DEFAULT 0,
				team_id bigint(20) unsigned NOT NULL DEFAULT 0,
				amount bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (inbox_id,status,snoozed,assignee_id,team_id)",
		];
	}

	/**
	 * What a site sets up.
	 *
	 * @return array<string, string>
	 */
	private static function settings(): array {
		$exact = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
		return [
			'status'   => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				category varchar(10) $exact NOT NULL DEFAULT '',
				label varchar(60) NOT NULL DEFAULT '',
				customer_label varchar(60) NOT NULL DEFAULT '',
				is_default tinyint(1) NOT NULL DEFAULT 0,
				position int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id)",
			'field'    => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				field_key varchar(40) $exact NOT NULL DEFAULT '',
				label varchar(100) NOT NULL DEFAULT '',
				type varchar(10) $exact NOT NULL DEFAULT 'text',
				choices mediumtext NOT NULL,
				description varchar(500) NOT NULL DEFAULT '',
				required_to_solve tinyint(1) NOT NULL DEFAULT 0,
				public tinyint(1) NOT NULL DEFAULT 0,
				position int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY field_key (field_key)",
			'view'     => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				user_id bigint(20) unsigned NOT NULL DEFAULT 0,
				name varchar(100) NOT NULL DEFAULT '',
				query text NOT NULL,
				shared tinyint(1) NOT NULL DEFAULT 0,
				position int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY user (user_id)",
			'template' => "
				id varchar(40) $exact NOT NULL DEFAULT '',
				subject varchar(300) NOT NULL DEFAULT '',
				body mediumtext NOT NULL,
				enabled tinyint(1) NOT NULL DEFAULT 1,
				PRIMARY KEY  (id)",
		];
	}

	/**
	 * What keeps the house running.
	 *
	 * @return array<string, string>
	 */
	private static function machinery(): array {
		$key   = self::KEY;
		$exact = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
		return [
			'job'         => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(40) $exact NOT NULL DEFAULT '',
				payload text NOT NULL,
				unique_key varchar(64) $exact DEFAULT NULL,
				state varchar(10) $exact NOT NULL DEFAULT 'waiting',
				attempts int(10) unsigned NOT NULL DEFAULT 0,
				available_at bigint(20) NOT NULL DEFAULT 0,
				lease $key,
				last_error varchar(500) NOT NULL DEFAULT '',
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY unique_key (unique_key),
				KEY due (state,available_at,id)",
			// Who does a thing that only one process at a time may do.
			'lease'       => "
				lease_key $key,
				holder $key,
				expires_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (lease_key)",
			// Replies that a server is getting at this moment: one that stays here after a crash may have gone out.
			'handover'    => '
				message_id bigint(20) unsigned NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (message_id)',
			'token'       => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				token_hash $key,
				purpose varchar(20) $exact NOT NULL DEFAULT '',
				contact_id bigint(20) unsigned NOT NULL DEFAULT 0,
				ticket_id bigint(20) unsigned NOT NULL DEFAULT 0,
				identity_id bigint(20) unsigned NOT NULL DEFAULT 0,
				expires_at bigint(20) NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY token (token_hash),
				KEY contact (contact_id),
				KEY ticket (ticket_id),
				KEY expires (expires_at)",
			// What a repeated POST with the same client id made the first time.
			'request_key' => "
				request_key $key,
				resource_id bigint(20) unsigned NOT NULL DEFAULT 0,
				created_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (request_key),
				KEY created (created_at)",
			'rate_limit'  => "
				limit_key $key,
				hits int(10) unsigned NOT NULL DEFAULT 0,
				expires_at bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (limit_key),
				KEY expires (expires_at)",
		];
	}
}
