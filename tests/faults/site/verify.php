<?php
/**
 * Compares what came in with what was sent: bin/php/run.php SITE verify.php '{"connection": id, "ahead": seconds, "file": expected}'.
 * Says what was lost, doubled or left behind.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Tickets\Recount;

$given      = json_decode( $GLOBALS['argv'][1], true );
$expected   = json_decode( (string) file_get_contents( $given['file'] ), true );
$services   = ( require __DIR__ . '/services.php' )( (int) $given['ahead'] );
$database   = $services->database();
$connection = (int) $given['connection'];
$number     = static fn( string $sql, array $values = [] ): int => (int) $database->value( $sql, $values );

$found = [];
$files = [];
foreach ( $database->rows( 'SELECT id, text FROM {message} WHERE connection_id = %d', [ $connection ] ) as $row ) {
	$word             = preg_match( '/\b' . $given['prefix'] . '\d{5}\b/', (string) $row['text'], $match ) ? $match[0] : '?';
	$found[ $word ][] = (int) $row['id'];
	$files[ $word ]   = $number( 'SELECT COUNT(*) FROM {attachment} WHERE message_id = %d', [ $row['id'] ] );
}
$words    = array_column( $expected, 'files', 'word' );
$counters = static fn(): array => $database->rows( 'SELECT * FROM {counter} WHERE amount <> 0 ORDER BY inbox_id, status, snoozed, assignee_id, team_id' );
$before   = $counters();
( new Recount( $database, $services->counters(), $services->tags() ) )->run();

echo wp_json_encode(
	[
		'came'             => count( $found ),
		'lost'             => array_keys( array_diff_key( $words, $found ) ),
		'doubled'          => array_keys( array_filter( $found, static fn( array $ids ): bool => count( $ids ) > 1 ) ),
		'strange'          => array_keys( array_diff_key( $found, $words ) ),
		'files missing'    => array_keys( array_filter( $words, static fn( int $count, string $word ): bool => isset( $found[ $word ] ) && $files[ $word ] !== $count, ARRAY_FILTER_USE_BOTH ) ),
		'places missing'   => isset( $given['places'] ) ? $given['places'] - $number( 'SELECT COUNT(*) FROM {inbound_place} WHERE connection_id = %d', [ $connection ] ) : 0,
		'inbound not done' => $number( "SELECT COUNT(*) FROM {inbound} WHERE connection_id = %d AND state NOT IN ('routed')", [ $connection ] ),
		'inbound rows'     => $number( 'SELECT COUNT(*) FROM {inbound} WHERE connection_id = %d', [ $connection ] ) - count( $words ),
		'empty tickets'    => $number( 'SELECT COUNT(*) FROM {ticket} t LEFT JOIN {message} m ON m.ticket_id = t.id WHERE m.id IS NULL' ),
		'unfinished'       => $number( 'SELECT COUNT(*) FROM {mail_unfinished} WHERE connection_id = %d', [ $connection ] ),
		'leases'           => $number( 'SELECT COUNT(*) FROM {lease} WHERE expires_at > %d', [ $services->clock->now() ] ),
		'dead jobs'        => $database->column( "SELECT CONCAT(name, ': ', last_error) FROM {job} WHERE state = 'dead'" ),
		'jobs due'         => $number( "SELECT COUNT(*) FROM {job} WHERE state = 'waiting' AND available_at <= %d", [ $services->clock->now() ] ),
		'counters wrong'   => $before === $counters() ? 0 : 1,
		'files in temp'    => count( glob( get_temp_dir() . 'switchboard-mail-*' ) ?: [] ),
		'state'            => $services->connections()->find( $connection )?->state_reason,
	]
);
