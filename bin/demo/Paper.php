<?php
/**
 * Documents that are sent along.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

/**
 * Writes a page of plain lines as a PDF.
 */
final class Paper {

	/**
	 * The content of a PDF file.
	 *
	 * @param list<string> $lines Lines of ASCII.
	 */
	public static function pdf( array $lines ): string {
		$text    = implode( "\n", array_map( static fn( string $line ): string => '(' . addcslashes( $line, '()\\' ) . ") '", $lines ) );
		$stream  = "BT /F1 14 Tf 20 TL 72 760 Td\n$text\nET";
		$objects = [
			'<< /Type /Catalog /Pages 2 0 R >>',
			'<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>',
			'<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
			'<< /Length ' . strlen( $stream ) . " >>\nstream\n$stream\nendstream",
			'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		];
		$pdf     = "%PDF-1.4\n";
		$table   = "0000000000 65535 f \n";
		foreach ( $objects as $index => $object ) {
			$table .= sprintf( "%010d 00000 n \n", strlen( $pdf ) );
			$pdf   .= sprintf( "%d 0 obj\n%s\nendobj\n", $index + 1, $object );
		}
		$count = count( $objects ) + 1;
		return $pdf . "xref\n0 $count\n{$table}trailer\n<< /Size $count /Root 1 0 R >>\nstartxref\n" . strlen( $pdf ) . "\n%%EOF\n";
	}
}
