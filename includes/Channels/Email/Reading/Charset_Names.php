<?php
/**
 * Names of charsets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * What mails call a charset, and what mbstring or iconv call the one that is meant: often a larger one than its name says.
 */
final class Charset_Names {

	/** Letters and digits of a label => name for mbstring or iconv. */
	private const ALIASES = [
		'ascii'            => 'Windows-1252',
		'usascii'          => 'Windows-1252',
		'ansix341968'      => 'Windows-1252',
		'iso646us'         => 'Windows-1252',
		'us'               => 'Windows-1252',
		'iso88591'         => 'Windows-1252',
		'isoir100'         => 'Windows-1252',
		'iso885911987'     => 'Windows-1252',
		'88591'            => 'Windows-1252',
		'latin1'           => 'Windows-1252',
		'l1'               => 'Windows-1252',
		'cp1252'           => 'Windows-1252',
		'ansi'             => 'Windows-1252',
		'xansi'            => 'Windows-1252',
		'win1252'          => 'Windows-1252',
		'latin2'           => 'ISO-8859-2',
		'l2'               => 'ISO-8859-2',
		'latin3'           => 'ISO-8859-3',
		'latin4'           => 'ISO-8859-4',
		'cyrillic'         => 'ISO-8859-5',
		'arabic'           => 'ISO-8859-6',
		'iso88596i'        => 'ISO-8859-6',
		'iso88596e'        => 'ISO-8859-6',
		'greek'            => 'ISO-8859-7',
		'hebrew'           => 'ISO-8859-8',
		'logical'          => 'ISO-8859-8',
		'iso88598i'        => 'ISO-8859-8',
		'iso88598e'        => 'ISO-8859-8',
		'visual'           => 'ISO-8859-8',
		'iso88599'         => 'Windows-1254',
		'latin5'           => 'Windows-1254',
		'cp1254'           => 'Windows-1254',
		'iso885911'        => 'CP874',
		'tis620'           => 'CP874',
		'windows874'       => 'CP874',
		'latin9'           => 'ISO-8859-15',
		'utf8'             => 'UTF-8',
		'unicode11utf8'    => 'UTF-8',
		'utf8mb4'          => 'UTF-8',
		'utf'              => 'UTF-8',
		'cp65001'          => 'UTF-8',
		'utf7'             => 'UTF-7',
		'unicode11utf7'    => 'UTF-7',
		'utf16'            => 'UTF-16',
		'ucs2'             => 'UTF-16',
		'unicode'          => 'UTF-16',
		'iso10646ucs2'     => 'UTF-16',
		'utf16le'          => 'UTF-16LE',
		'utf16be'          => 'UTF-16BE',
		'utf32'            => 'UTF-32',
		'gb2312'           => 'GB18030',
		'gb231280'         => 'GB18030',
		'chinese'          => 'GB18030',
		'csgb2312'         => 'GB18030',
		'euccn'            => 'GB18030',
		'gbk'              => 'GB18030',
		'xgbk'             => 'GB18030',
		'cp936'            => 'GB18030',
		'windows936'       => 'GB18030',
		'ms936'            => 'GB18030',
		'gb18030'          => 'GB18030',
		'hzgb2312'         => 'HZ',
		'hz'               => 'HZ',
		'big5'             => 'CP950',
		'xxbig5'           => 'CP950',
		'cnbig5'           => 'CP950',
		'csbig5'           => 'CP950',
		'cp950'            => 'CP950',
		'windows950'       => 'CP950',
		'big5hkscs'        => 'BIG5-HKSCS',
		'ksc56011987'      => 'UHC',
		'ksc56011989'      => 'UHC',
		'ksc5601'          => 'UHC',
		'korean'           => 'UHC',
		'euckr'            => 'UHC',
		'cseuckr'          => 'UHC',
		'cp949'            => 'UHC',
		'windows949'       => 'UHC',
		'ms949'            => 'UHC',
		'xwindows949'      => 'UHC',
		'uhc'              => 'UHC',
		'iso2022kr'        => 'ISO-2022-KR',
		'shiftjis'         => 'SJIS-win',
		'sjis'             => 'SJIS-win',
		'xsjis'            => 'SJIS-win',
		'mskanji'          => 'SJIS-win',
		'csshiftjis'       => 'SJIS-win',
		'cp932'            => 'SJIS-win',
		'windows31j'       => 'SJIS-win',
		'eucjp'            => 'eucJP-win',
		'xeucjp'           => 'eucJP-win',
		'xeuc'             => 'eucJP-win',
		'iso2022jp'        => 'ISO-2022-JP-MS',
		'iso2022jpms'      => 'ISO-2022-JP-MS',
		'iso2022jp1'       => 'ISO-2022-JP-MS',
		'iso2022jp2'       => 'ISO-2022-JP-MS',
		'iso2022jp3'       => 'ISO-2022-JP-MS',
		'csiso2022jp'      => 'ISO-2022-JP-MS',
		'cp50220'          => 'ISO-2022-JP-MS',
		'cp50221'          => 'ISO-2022-JP-MS',
		'jis'              => 'ISO-2022-JP-MS',
		'koi8'             => 'KOI8-R',
		'koi'              => 'KOI8-R',
		'koi8ru'           => 'KOI8-U',
		'mac'              => 'MACINTOSH',
		'macroman'         => 'MACINTOSH',
		'xmacroman'        => 'MACINTOSH',
		'macintosh'        => 'MACINTOSH',
		'xmaccyrillic'     => 'MAC-CYRILLIC',
		'xmaccentraleurroman' => 'MAC-CENTRALEUROPE',
		'xmacce'           => 'MAC-CENTRALEUROPE',
	];

	/**
	 * The name of the charset that a label means; '' for a label that says nothing.
	 *
	 * @param string $label What the mail says.
	 */
	public static function canonical( string $label ): string {
		$label = strtolower( trim( $label, " \t\r\n\0\"'<>=;,." ) );
		$label = (string) preg_replace( '/[;,"\s].*$/s', '', $label );
		$key   = (string) preg_replace( '/[^a-z0-9]+/', '', $label );
		if ( isset( self::ALIASES[ $key ] ) ) {
			return self::ALIASES[ $key ];
		}
		if ( 1 === preg_match( '/^(?:x)?(?:windows|win|cp|ms|microsoftcp)(125[0-8])$/', $key, $found ) ) {
			return in_array( $found[1], [ '1251', '1252', '1254' ], true ) ? 'Windows-' . $found[1] : 'CP' . $found[1];
		}
		if ( 1 === preg_match( '/^(?:iso)?8859(\d{1,2})(?:[19]\d{3})?$/', $key, $found ) ) {
			return 'ISO-8859-' . $found[1];
		}
		if ( 1 === preg_match( '/^(?:ibm|cp|x?ibm)(\d{3,5})$/', $key, $found ) ) {
			return 'CP' . $found[1];
		}
		if ( 1 === preg_match( '/^koi8[rut]$/', $key ) ) {
			return strtoupper( substr_replace( $key, '-', 4, 0 ) );
		}
		return '';
	}
}
