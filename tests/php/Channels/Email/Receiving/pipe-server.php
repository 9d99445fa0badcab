<?php
/**
 * Answers posts as a test wants it, for `php -S`: /status/503 answers so, /hang later, /moved/302 elsewhere; what came is kept in the
 * file that the environment names.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( 'cli-server' !== PHP_SAPI ) {
	exit( 1 );
}

$body = (string) file_get_contents( 'php://input' );
$path = (string) parse_url( (string) $_SERVER['REQUEST_URI'], PHP_URL_PATH );
file_put_contents(
	(string) getenv( 'PIPE_LOG' ),
	json_encode(
		[
			'method'        => $_SERVER['REQUEST_METHOD'],
			'uri'           => $_SERVER['REQUEST_URI'],
			'type'          => $_SERVER['CONTENT_TYPE'] ?? '',
			'length'        => (int) ( $_SERVER['CONTENT_LENGTH'] ?? 0 ),
			'authorization' => $_SERVER['HTTP_AUTHORIZATION'] ?? '',
			'secret'        => $_SERVER['HTTP_X_SWITCHBOARD_SECRET'] ?? '',
			'hash'          => hash( 'sha256', $body ),
		]
	) . "\n",
	FILE_APPEND
);
[ , $what, $number ] = explode( '/', $path ) + [ '', '', '' ];
if ( 'hang' === $what ) {
	sleep( 3 );
}
if ( 'moved' === $what ) {
	header( 'Location: /status/201', true, (int) $number );
	return;
}
if ( 'page' === $what ) {
	echo '<h1>Welcome</h1>';
	return;
}
$status = '' === $number ? 201 : (int) $number;
http_response_code( $status );
if ( 204 === $status ) {
	return;
}
header( 'Content-Type: application/json' );
echo $status < 300 ? '{"action":"opened","reason":"","rule":"","ticket":1,"message":1}' : '{"code":"switchboard_reason","message":"So it is."}';
