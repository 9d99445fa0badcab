<?php
/**
 * What the bench must know of its site: php run.php SITE describe.php prints ids as JSON; with a file of lists, each with its
 * user and parameters, it prints for each how many tickets it has and the cursors of its pages.
 *
 * The place of a deep page is looked up by an offset, not by walking there page by page.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\Database\Database;
use Switchboard\Services;
use Switchboard\Tickets\REST\List_Request;
use Switchboard\Tickets\Ticket_Condition_Query;
use Switchboard\Tickets\Ticket_List;
use Switchboard\Tickets\Ticket_Order;

if ( ! defined( 'ABSPATH' ) || 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

ini_set( 'memory_limit', '1G' );
$services = new Services( $GLOBALS['wpdb'] );
$database = $services->database();
$users    = [
	'manager' => get_user_by( 'login', 'manager' )->ID ?? 0,
	'agent'   => get_user_by( 'login', 'agent' )->ID ?? 0,
];

if ( ! isset( $argv[1] ) ) {
	$ids   = static fn( string $sql, array $values = [] ): array => array_map( 'intval', $database->column( $sql, $values ) );
	$tags  = $ids( 'SELECT id FROM {tag} ORDER BY id' );
	$facts = [
		'users'        => $users,
		'inboxes'      => $ids( 'SELECT id FROM {inbox} ORDER BY id' ),
		'colleague'    => $ids( 'SELECT user_id FROM {inbox_member} WHERE inbox_id = %d AND user_id > %d ORDER BY user_id LIMIT 1', [ 2, $users['agent'] ] )[0],
		'team'         => $ids( 'SELECT id FROM {team} ORDER BY id' )[0],
		'tag'          => $tags[0],
		'rareTag'      => $tags[ count( $tags ) - 1 ],
		'customStatus' => $ids( 'SELECT MAX(id) FROM {status}' )[0],
		'contact'      => $ids( 'SELECT contact_id FROM {ticket} WHERE inbox_id = 2 AND contact_id > 1 AND company_id > 0 LIMIT 1' )[0],
		'company'      => $ids( 'SELECT company_id FROM {ticket} WHERE inbox_id = 2 AND contact_id > 1 AND company_id > 0 LIMIT 1' )[0],
		'number'       => $ids( 'SELECT number FROM {ticket} WHERE inbox_id = 2 ORDER BY id LIMIT 1' )[0],
		'order'        => $database->value( 'SELECT value_text FROM {ticket_field} AS f, {ticket} AS t WHERE t.id = f.ticket_id AND t.inbox_id = 2 AND field_id = 1 LIMIT 1' ),
		'longTickets'  => [
			'manager' => $ids( 'SELECT id FROM {ticket} WHERE last_sequence = 30 ORDER BY id DESC LIMIT 200' ),
			'agent'   => $ids( 'SELECT id FROM {ticket} WHERE last_sequence = 30 AND inbox_id IN (2, 10) ORDER BY id DESC LIMIT 200' ),
		],
		'newestEvent'  => $ids( 'SELECT MAX(id) FROM {event}' )[0],
	];
	echo wp_json_encode( $facts );
	exit;
}

/**
 * Counts a list and finds its pages.
 *
 * @param Ticket_List $wanted List.
 * @return array{count: int, pages: array<int, string>}
 */
$look_up = static function ( Ticket_List $wanted ) use ( $services, $database ): array {
	[ $where, $values ] = ( new Ticket_Condition_Query( $services->fields(), $services->field_values(), $services->identities() ) )->of( $wanted );

	$inboxes = $wanted->inboxes();
	if ( null !== $inboxes ) {
		$where[] = 'inbox_id IN (' . Database::placeholders( $inboxes ) . ')';
		$values  = [ ...$values, ...$inboxes ];
	}
	$order   = new Ticket_Order( $wanted );
	$columns = $order->columns();
	$by      = implode( ', ', array_map( static fn( string $column ): string => $column . ( $order->is_ascending( $column ) ? ' ASC' : ' DESC' ), $columns ) );
	$rows    = $database->rows( 'SELECT ' . implode( ', ', $columns ) . ' FROM {ticket} AS t WHERE ' . ( $where ? implode( ' AND ', $where ) : '1 = 1' ) . " ORDER BY $by", $values );
	$last    = intdiv( count( $rows ) - 1, $wanted->per_page ) + 1;
	$pages   = [];
	foreach ( array_unique( [ 1, min( 400, intdiv( $last, 2 ) ), $last ] ) as $page ) {
		if ( $page >= 1 ) {
			$pages[ $page ] = 1 === $page ? '' : Cursor::encode( array_values( array_map( 'intval', $rows[ ( $page - 1 ) * $wanted->per_page - 1 ] ) ) );
		}
	}
	return [
		'count' => count( $rows ),
		'pages' => $pages,
	];
};

$answers = [];
foreach ( json_decode( (string) file_get_contents( $argv[1] ), true ) as [ $login, $params ] ) {
	$request = new WP_REST_Request( 'GET', '/switchboard/v1/tickets' );
	$request->set_query_params( $params );
	$answers[] = $look_up( List_Request::read( $request, $users[ $login ], $services->ticket_policy()->inboxes( $users[ $login ] ) ) );
}
echo wp_json_encode( $answers );
