<?php
/**
 * Tells how the plugin reads mails, one JSON line a file: php bin/inspect-mail.php [--reply-text|--reply-html] FILE …
 *
 * Needs no WordPress. For support ("why does this mail look so?") and for tests.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Channels\Email\Reading\Address;
use Switchboard\Channels\Email\Reading\Automatic;
use Switchboard\Channels\Email\Reading\Bounce;
use Switchboard\Channels\Email\Reading\Charset;
use Switchboard\Channels\Email\Reading\Feedback;
use Switchboard\Channels\Email\Reading\Html_Text;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Part;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Email\Reading\Trimmer;

if ( 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

// What the plugin's files ask for before they do anything.
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once dirname( __DIR__ ) . '/includes/autoload.php';

$hash = static function ( Part $part ): string {
	$sha1 = hash_init( 'sha1' );
	foreach ( $part->chunks() as $chunk ) {
		hash_update( $sha1, $chunk );
	}
	return hash_final( $sha1 );
};

$file = static fn( Part $part ): array => [
	'name'   => $part->name,
	'type'   => $part->type,
	'size'   => $part->size,
	'sha1'   => $hash( $part ),
	'inline' => $part->is_inline(),
	'cid'    => $part->cid,
];

$inspect = static function ( Mail $mail ) use ( $file ): array {
	$emails   = static fn( array $addresses ): array => array_values( array_filter( array_map( static fn( Address $address ): string => strtolower( $address->email ), $addresses ) ) );
	$bounce   = Bounce::of( $mail );
	$feedback = Feedback::of( $mail );
	$reason   = Automatic::of( $mail );
	return [
		'subject'     => $mail->subject,
		'from'        => strtolower( $mail->from[0]->email ?? '' ),
		'from_name'   => $mail->from[0]->name ?? '',
		'to'          => $emails( $mail->to ),
		'cc'          => $emails( $mail->cc ),
		'message_id'  => $mail->message_id,
		'in_reply_to' => $mail->in_reply_to,
		'references'  => $mail->references,
		'date'        => $mail->date,
		'text'        => $mail->text,
		'has_html'    => $mail->has_html,
		'reply'       => Trimmer::text( $mail->text )->reply,
		'attachments' => array_map(
			static fn( Part $part ): array => $file( $part ) + ( [] === $part->packed() ? [] : [ 'packed' => array_map( $file, $part->packed() ) ] ),
			$mail->attachments
		),
		'auto'        => '' !== $reason,
		'auto_reason' => $reason,
		'bounce'      => null !== $bounce,
		'dsn_status'  => $bounce->status ?? '',
		'feedback'    => null !== $feedback,
		'problems'    => $mail->problems,
	];
};

// A bare body as the reader would give it.
$body = static fn( string $path ): string => str_replace( [ "\r\n", "\r" ], "\n", Charset::to_utf8( (string) file_get_contents( $path ), 'utf-8' ) );

$modes = [
	'--reply-text' => static fn( string $path ): array => [ 'reply' => Trimmer::text( $body( $path ) )->reply ],
	'--reply-html' => static fn( string $path ): array => [ 'reply' => Html_Text::of( Trimmer::html( $body( $path ) )->reply ) ],
];

$paths = array_slice( $argv, 1 );
$mode  = isset( $modes[ $paths[0] ?? '' ] ) ? $modes[ array_shift( $paths ) ] : static function ( string $path ) use ( $inspect ): array {
	$stream = fopen( $path, 'rb' );
	if ( false === $stream ) {
		throw new RuntimeException( 'It can\'t be opened.' );
	}
	try {
		return $inspect( Reader::read( $stream ) );
	} finally {
		fclose( $stream );
	}
};

if ( [] === $paths ) {
	fwrite( STDERR, "php bin/inspect-mail.php [--reply-text|--reply-html] FILE …\n" );
	exit( 2 );
}

foreach ( $paths as $path ) {
	try {
		$found = is_file( $path ) && is_readable( $path ) ? $mode( $path ) : [ 'error' => 'There is no such file, or it can\'t be read.' ];
	} catch ( Throwable $error ) {
		$found = [ 'error' => $error->getMessage() ];
	}
	echo json_encode( [ 'file' => $path ] + $found, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE ), "\n";
}
