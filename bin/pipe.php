#!/usr/bin/env php
<?php
/**
 * Posts a mail to a helpdesk's webhook: php bin/pipe.php [--secret-file=PATH] [--timeout=SECONDS] [--plain-http] URL < MAIL
 *
 * For mail servers, which run it for each mail and read its exit code. Needs no WordPress: this file alone can be copied to the
 * machine that the mail arrives at. The connection's secret comes in the environment variable SWITCHBOARD_SECRET or in a file; on a
 * command line everybody on the machine could read it. Says nothing on standard output, for some servers send that back.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

// Exit codes that mail servers know, from sysexits.h.
const SWITCHBOARD_USAGE       = 64;
const SWITCHBOARD_DATA        = 65;
const SWITCHBOARD_UNAVAILABLE = 69;
const SWITCHBOARD_LATER       = 75;
const SWITCHBOARD_NO_PERM     = 77;

// What else goes wrong is nothing of the mail's: it must wait, not go back to its sender.
ini_set( 'display_errors', 'stderr' );
register_shutdown_function(
	static function (): void {
		if ( ( error_get_last()['type'] ?? 0 ) & ( E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR ) ) {
			exit( SWITCHBOARD_LATER ); // phpcs:ignore WordPress.Security.EscapeOutput -- A number.
		}
	}
);

$end = static function ( int $code, string $message ): never {
	fwrite( STDERR, "switchboard: $message\n" );
	exit( $code ); // phpcs:ignore WordPress.Security.EscapeOutput -- A number.
};

set_exception_handler(
	static function ( Throwable $error ) use ( $end ): void {
		$end( SWITCHBOARD_LATER, $error->getMessage() );
	}
);

/**
 * What the command line asks for.
 *
 * @param list<string> $arguments Arguments.
 * @return array{url: string, file: string, timeout: int, plain: bool}|null Null when it isn't right.
 */
$asked = static function ( array $arguments ): ?array {
	$asked = [
		'url'     => '',
		'file'    => '',
		'timeout' => 120,
		'plain'   => false,
	];
	foreach ( $arguments as $argument ) {
		if ( preg_match( '/^--secret-file=(.+)$/s', $argument, $found ) ) {
			$asked['file'] = $found[1];
		} elseif ( preg_match( '/^--timeout=([1-9]\d{0,3})$/D', $argument, $found ) ) {
			$asked['timeout'] = (int) $found[1];
		} elseif ( '--plain-http' === $argument ) {
			$asked['plain'] = true;
		} elseif ( str_starts_with( $argument, '-' ) || '' !== $asked['url'] ) {
			return null;
		} else {
			$asked['url'] = $argument;
		}
	}
	return $asked;
};

$set  = $asked( array_slice( $argv, 1 ) );
$url  = $set['url'] ?? '';
$part = parse_url( $url );
if ( null === $set || ! is_array( $part ) || ! isset( $part['host'] ) || ! in_array( strtolower( $part['scheme'] ?? '' ), [ 'http', 'https' ], true ) || preg_match( '/[\x00-\x20\x7f]/', $url ) ) {
	$end( SWITCHBOARD_USAGE, 'php pipe.php [--secret-file=PATH] [--timeout=SECONDS] [--plain-http] URL < MAIL' );
}
$is_tls   = 'https' === strtolower( $part['scheme'] );
$is_local = in_array( trim( $part['host'], '[]' ), [ 'localhost', '127.0.0.1', '::1' ], true );
if ( ! $is_tls && ! $is_local && ! $set['plain'] ) {
	$end( SWITCHBOARD_USAGE, 'Mail and secret would go over the network unencrypted: use https, or say --plain-http.' );
}

$secret = (string) getenv( 'SWITCHBOARD_SECRET' );
if ( '' !== $set['file'] ) {
	$kept = is_readable( $set['file'] ) ? file_get_contents( $set['file'] ) : false;
	if ( false === $kept ) {
		$end( SWITCHBOARD_LATER, "The secret's file can't be read: {$set['file']}" );
	}
	$secret = $kept;
}
$secret = trim( $secret );
if ( preg_match( '/[\x00-\x1f\x7f]/', $secret ) ) {
	$end( SWITCHBOARD_USAGE, 'The secret must be one line.' );
}

// All of it first: its size is told before it is sent, and half a mail must not be.
$mail = tmpfile();
$size = false === $mail ? false : stream_copy_to_stream( STDIN, $mail );
if ( false === $mail || false === $size || ( fstat( $mail )['size'] ?? 0 ) !== $size ) {
	$end( SWITCHBOARD_LATER, 'There is no room for the mail in ' . sys_get_temp_dir() );
}
if ( 0 === $size ) {
	$end( SWITCHBOARD_DATA, 'There is no mail on standard input.' );
}
rewind( $mail );

$headers = [ 'Content-Type: message/rfc822', 'Accept: application/json', 'User-Agent: Switchboard-Pipe' ];
if ( '' !== $secret ) {
	// Beside the usual header, for servers that keep that one to themselves.
	array_push( $headers, "Authorization: Bearer $secret", "X-Switchboard-Secret: $secret" );
}

/**
 * Posts with curl.
 *
 * @return array{int, string} Status and body; 0 and the reason when there was no answer.
 */
$by_curl = static function () use ( $url, $headers, $mail, $size, $set ): array {
	$curl = curl_init( $url );
	if ( false === $curl ) {
		return [ 0, 'curl does not start.' ];
	}
	$body = '';
	curl_setopt_array(
		$curl,
		[
			CURLOPT_UPLOAD         => true,
			CURLOPT_CUSTOMREQUEST  => 'POST',
			CURLOPT_INFILE         => $mail,
			CURLOPT_INFILESIZE     => $size,
			// No waiting for "100 Continue", which not every server says.
			CURLOPT_HTTPHEADER     => [ ...$headers, 'Expect:' ],
			CURLOPT_FOLLOWLOCATION => false,
			CURLOPT_SSL_VERIFYPEER => true,
			CURLOPT_SSL_VERIFYHOST => 2,
			CURLOPT_CONNECTTIMEOUT => min( 30, $set['timeout'] ),
			CURLOPT_TIMEOUT        => $set['timeout'],
			CURLOPT_WRITEFUNCTION  => static function ( $handle, string $more ) use ( &$body ): int {
				$body .= strlen( $body ) < 65536 ? $more : '';
				return strlen( $more );
			},
		]
	);
	$is_done = curl_exec( $curl );
	$status  = (int) curl_getinfo( $curl, CURLINFO_RESPONSE_CODE );
	// A server may refuse before it has read all: its answer counts.
	return false === $is_done && 0 === $status ? [ 0, curl_error( $curl ) ] : [ $status, (string) $body ];
};

/**
 * Posts with PHP alone.
 *
 * @return array{int, string} Status and body; 0 and the reason when there was no answer.
 */
$by_stream = static function () use ( $part, $headers, $mail, $size, $set, $is_tls ): array {
	$host   = $part['host'];
	$port   = $part['port'] ?? ( $is_tls ? 443 : 80 );
	$tls    = [
		'verify_peer'       => true,
		'verify_peer_name'  => true,
		'allow_self_signed' => false,
		'peer_name'         => trim( $host, '[]' ),
	];
	$said   = '';
	set_error_handler( // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- What PHP says is the reason that the log shows.
		static function ( int $kind, string $message ) use ( &$said ): bool {
			// The first says why, the others what follows from it.
			$said .= '' === $said ? $message : '';
			return true;
		}
	);
	$line = stream_socket_client( ( $is_tls ? 'ssl' : 'tcp' ) . "://$host:$port", $number, $error, min( 30, $set['timeout'] ), STREAM_CLIENT_CONNECT, stream_context_create( [ 'ssl' => $tls ] ) );
	if ( false === $line ) {
		return [ 0, '' === $said ? $error : $said ];
	}
	stream_set_timeout( $line, $set['timeout'] );
	$path = ( $part['path'] ?? '/' ) . ( isset( $part['query'] ) ? "?{$part['query']}" : '' );
	// Version 1.0: the answer comes in one piece, and the line ends with it.
	$head = [ "POST $path HTTP/1.0", 'Host: ' . $host . ( isset( $part['port'] ) ? ":$port" : '' ), "Content-Length: $size", 'Connection: close', ...$headers ];
	if ( isset( $part['user'] ) && ! preg_grep( '/^Authorization:/', $headers ) ) {
		$head[] = 'Authorization: Basic ' . base64_encode( rawurldecode( $part['user'] ) . ':' . rawurldecode( $part['pass'] ?? '' ) );
	}
	fwrite( $line, implode( "\r\n", $head ) . "\r\n\r\n" );
	// A server may refuse before it has read all, and close: its answer is read all the same.
	while ( ! feof( $mail ) ) {
		$chunk = (string) fread( $mail, 65536 );
		if ( '' !== $chunk && strlen( $chunk ) !== (int) fwrite( $line, $chunk ) ) {
			break;
		}
	}
	$answer = (string) stream_get_contents( $line, 131072 );
	if ( stream_get_meta_data( $line )['timed_out'] ) {
		return [ 0, 'The server did not answer in time.' ];
	}
	[ $top, $body ] = explode( "\r\n\r\n", $answer, 2 ) + [ 1 => '' ];
	return preg_match( '#^HTTP/[\d.]+ (\d{3})#', $top, $found ) ? [ (int) $found[1], $body ] : [ 0, '' === $said ? 'The server closed the line without an answer.' : $said ];
};

$ways = array_filter( [ function_exists( 'curl_init' ) ? $by_curl : null, function_exists( 'stream_socket_client' ) && ( ! $is_tls || extension_loaded( 'openssl' ) ) ? $by_stream : null ] );
if ( [] === $ways ) {
	$end( SWITCHBOARD_LATER, 'PHP has neither curl nor openssl: the mail can\'t be posted.' );
}
[ $status, $body ] = array_values( $ways )[0]();
$answer            = json_decode( (string) $body, true );
$answer            = is_array( $answer ) ? $answer : [];
if ( 0 === $status ) {
	$end( SWITCHBOARD_LATER, 'No answer: ' . preg_replace( '/\s+/', ' ', (string) $body ) );
}
if ( $status >= 200 && $status < 300 ) {
	// Anybody's page says 200. Only who says what became of the mail has it.
	if ( ! is_string( $answer['action'] ?? null ) ) {
		$end( SWITCHBOARD_LATER, "Status $status, but not from a helpdesk: is the address right?" );
	}
	exit( 0 );
}
$message = "Status $status: " . ( is_string( $answer['message'] ?? null ) ? preg_replace( '/[\x00-\x1f\x7f]+/', ' ', $answer['message'] ) : 'refused.' );
$end(
	match ( true ) {
		$status >= 500, in_array( $status, [ 408, 425, 429 ], true ) => SWITCHBOARD_LATER,
		// The secret goes nowhere else. What moved for a while is back later.
		in_array( $status, [ 302, 303, 307 ], true ) => SWITCHBOARD_LATER,
		in_array( $status, [ 401, 403 ], true )      => SWITCHBOARD_NO_PERM,
		in_array( $status, [ 400, 413, 415, 422 ], true ) => SWITCHBOARD_DATA,
		default                                      => SWITCHBOARD_UNAVAILABLE,
	},
	$message
);
