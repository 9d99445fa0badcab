<?php
/**
 * Rows of templates.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Database\Database;

/**
 * Built-in words, and over them what the site has changed. Unchanged templates have no row, so they follow each person's language.
 */
final class Template_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * All templates in the order of the built-in ones.
	 *
	 * @return array<string, Template>
	 */
	public function all(): array {
		$all = Built_In_Templates::all();
		foreach ( $this->database->rows( 'SELECT id, subject, body, enabled FROM {template}' ) as $row ) {
			$id = (string) $row['id'];
			if ( isset( $all[ $id ] ) ) {
				$all[ $id ] = self::changed( $all[ $id ], $row );
			}
		}
		return $all;
	}

	/**
	 * A template.
	 *
	 * @param string $id Kind of mail.
	 */
	public function find( string $id ): ?Template {
		$built_in = Built_In_Templates::all()[ $id ] ?? null;
		if ( null === $built_in ) {
			return null;
		}
		$row = $this->database->row( 'SELECT id, subject, body, enabled FROM {template} WHERE id = %s', [ $id ] );
		return null === $row ? $built_in : self::changed( $built_in, $row );
	}

	/**
	 * Stores a template; one that is as built in leaves no row.
	 *
	 * Words that are the built-in ones are stored as '' and go on following each person's language.
	 *
	 * @param Template $template Template.
	 */
	public function save( Template $template ): void {
		$built_in = Built_In_Templates::all()[ $template->id ];
		$subject  = $template->subject === $built_in->subject ? '' : $template->subject;
		$body     = $template->body === $built_in->body ? '' : $template->body;
		if ( '' === $subject && '' === $body && $template->enabled ) {
			$this->reset( $template->id );
			return;
		}
		$this->database->execute(
			'INSERT INTO {template} (id, subject, body, enabled) VALUES (%s, %s, %s, %d)
			ON DUPLICATE KEY UPDATE subject = VALUES(subject), body = VALUES(body), enabled = VALUES(enabled)',
			[ $template->id, $subject, $body, $template->enabled ]
		);
	}

	/**
	 * Goes back to the built-in words.
	 *
	 * @param string $id Kind of mail.
	 */
	public function reset( string $id ): void {
		$this->database->delete( 'template', [ 'id' => $id ] );
	}

	/**
	 * A built-in template with the site's changes.
	 *
	 * @param Template                   $built_in Template.
	 * @param array<string, string|null> $row      Row.
	 */
	private static function changed( Template $built_in, array $row ): Template {
		return $built_in->with(
			'' === (string) $row['subject'] ? $built_in->subject : (string) $row['subject'],
			'' === (string) $row['body'] ? $built_in->body : (string) $row['body'],
			(bool) (int) $row['enabled']
		);
	}
}
