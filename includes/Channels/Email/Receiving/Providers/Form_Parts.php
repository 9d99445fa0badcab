<?php
/**
 * Parts of a mail in a form.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Channels\Email\Receiving\Content;
use Switchboard\Channels\Email\Receiving\Posted_Form;

/**
 * Text, HTML and files out of a provider's form, as Mail_Writer takes them.
 */
final class Form_Parts {

	/**
	 * Text and HTML.
	 *
	 * @param Posted_Form           $form     Form.
	 * @param array<string, string> $names    Media types by name of the field.
	 * @param array<mixed>          $charsets Charsets by name of the field; UTF-8 where none is said.
	 * @return list<array{type: string, charset: string, content: Content}>
	 */
	public static function bodies( Posted_Form $form, array $names, array $charsets = [] ): array {
		$bodies = [];
		foreach ( $names as $name => $type ) {
			$content = $form->content( $name );
			if ( null !== $content && ! $content->is_blank() ) {
				$bodies[] = [
					'type'    => $type,
					'charset' => is_string( $charsets[ $name ] ?? null ) ? $charsets[ $name ] : 'utf-8',
					'content' => $content,
				];
			}
		}
		return $bodies;
	}

	/**
	 * Files. Of one that PHP refused, a note says that it was there: the mail itself must not be lost for it.
	 *
	 * @param Posted_Form           $form   Form.
	 * @param string                $prefix What the names of a mail's files begin with.
	 * @param array<mixed>          $infos  What the provider tells of each, by name: `filename`, `name`, `type`.
	 * @param array<string, string> $ids    Content-IDs by name.
	 * @return list<array{name: string, type: string, cid: string, base64: bool, content: Content}>
	 */
	public static function files( Posted_Form $form, string $prefix, array $infos, array $ids ): array {
		$files = [];
		foreach ( $form->files() as $key => $file ) {
			if ( ! str_starts_with( $key, $prefix ) ) {
				continue;
			}
			$info    = is_array( $infos[ $key ] ?? null ) ? array_filter( $infos[ $key ], 'is_string' ) : [];
			$name    = (string) ( $info['filename'] ?? $info['name'] ?? $file['name'] );
			$files[] = null === $file['content'] ? self::missing( $name ) : [
				'name'    => $name,
				'type'    => (string) ( $info['type'] ?? $file['type'] ),
				'cid'     => trim( $ids[ $key ] ?? '', '<> ' ),
				'base64'  => false,
				'content' => $file['content'],
			];
		}
		return $files;
	}

	/**
	 * A note in the place of a file.
	 *
	 * @param string $name Name of the file.
	 * @return array{name: string, type: string, cid: string, base64: bool, content: Content}
	 */
	private static function missing( string $name ): array {
		return [
			'name'    => "$name.txt",
			'type'    => 'text/plain',
			'cid'     => '',
			'base64'  => false,
			/* translators: %s: name of a file. */
			'content' => Content::of( sprintf( __( 'The file “%s” came with this mail, but it is larger than PHP of this site takes (upload_max_filesize).', 'switchboard' ), $name ) ),
		];
	}
}
