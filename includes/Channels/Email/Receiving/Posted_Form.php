<?php
/**
 * A form that was posted.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * Fields and files of a form.
 */
final class Posted_Form {

	/**
	 * As they came.
	 *
	 * @param array<string, Content>                                               $fields Fields by name.
	 * @param array<string, array{name: string, type: string, content: ?Content}> $files  Files by name; without content when they didn't arrive whole.
	 */
	public function __construct( private readonly array $fields, private readonly array $files ) {
	}

	/**
	 * From what PHP or WordPress made of the request.
	 *
	 * @param array<mixed> $fields As `$_POST`, without slashes.
	 * @param array<mixed> $files  As `$_FILES`.
	 * @param Spool        $spool  Where long fields go.
	 */
	public static function of( array $fields, array $files, Spool $spool ): self {
		$kept   = [];
		$stored = [];
		foreach ( array_keys( $fields ) as $name ) {
			$kept[ (string) $name ] = $spool->content( is_array( $fields[ $name ] ) ? implode( "\n", array_filter( $fields[ $name ], 'is_string' ) ) : (string) $fields[ $name ] );
			// A field may be as long as the memory is large: one copy of it is enough.
			unset( $fields[ $name ] );
		}
		foreach ( $files as $name => $file ) {
			if ( is_array( $file ) && is_string( $file['tmp_name'] ?? null ) && UPLOAD_ERR_NO_FILE !== ( $file['error'] ?? UPLOAD_ERR_NO_FILE ) ) {
				$is_whole                 = UPLOAD_ERR_OK === $file['error'] && is_file( $file['tmp_name'] ) && ( is_uploaded_file( $file['tmp_name'] ) || 'cli' === PHP_SAPI );
				$stored[ (string) $name ] = [
					'name'    => (string) ( $file['name'] ?? '' ),
					'type'    => (string) ( $file['type'] ?? '' ),
					'content' => $is_whole ? Content::in( $file['tmp_name'] ) : null,
				];
			}
		}
		return new self( $kept, $stored );
	}

	/**
	 * A field's content; null when there is none.
	 *
	 * @param string $name Name.
	 */
	public function content( string $name ): ?Content {
		return $this->fields[ $name ] ?? $this->files[ $name ]['content'] ?? null;
	}

	/**
	 * A field's text, '' when there is none.
	 *
	 * @param string $name Name.
	 */
	public function text( string $name ): string {
		return isset( $this->fields[ $name ] ) ? $this->fields[ $name ]->text() : '';
	}

	/**
	 * A field that holds JSON.
	 *
	 * @param string $name Name.
	 * @return array<mixed> Empty when it holds something else.
	 */
	public function json( string $name ): array {
		$value = json_decode( $this->text( $name ), true, 16, JSON_INVALID_UTF8_SUBSTITUTE );
		return is_array( $value ) ? $value : [];
	}

	/**
	 * Files by name.
	 *
	 * @return array<string, array{name: string, type: string, content: ?Content}>
	 */
	public function files(): array {
		return $this->files;
	}
}
