<?php
/**
 * Tests of conversations with strange and hostile IMAP servers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Imap;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Tests\Channels\Email\Net\Fails_By_Name;
use Switchboard\Tests\Channels\Email\Net\Fake_Server;

final class Session_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	private Fake_Server $server;

	private float $read_seconds = 10.0;

	private float $answer_seconds = 20.0;

	private Transcript $transcript;

	public function test_reads_lists_with_literals_in_small_letters_and_without_delimiters(): void {
		$client  = $this->play(
			'C: S1 LIST "" "\*"',
			'S: * list (\HasNoChildren) "/" inbox',
			'S: * LIST () NIL {12}',
			'S: Two "words" ',
			'S: * LIST (\Noselect \HasChildren) "\\\\" "a\\\\b \"c\""',
			'S: * LIST (\sent) "." Gesendet',
			'S: * LIST () "/" [Gmail]/Alle',
			'S: * LIST () "/" "&Jjo-&U,BTFw- &-&-&ZeVnLIqe-"',
			'S: * LSUB () "/" no',
			'S: * LIST nonsense',
			'S: ',
			'S: s1 ok done'
		);
		$folders = $client->folders();
		$this->assertSame( [ 'inbox', 'Two "words" ', 'a\\b "c"', 'Gesendet', '[Gmail]/Alle', '&Jjo-&U,BTFw- &-&-&ZeVnLIqe-' ], array_column( $folders, 'path' ) );
		$this->assertSame( '☺台北 &&日本語', $folders[5]->name );
		$this->assertSame( [ 'inbox', '', '', 'sent', '', '' ], array_column( $folders, 'role' ) );
		$this->assertSame( [ '/', '', '\\', '.', '/', '/' ], array_column( $folders, 'delimiter' ) );
		$this->assertSame( [ true, true, false, true, true, true ], array_column( $folders, 'selectable' ) );
	}

	public function test_reads_facts_in_any_order_between_other_news(): void {
		$client = $this->play(
			'C: S1 UID FETCH 4:5,9 .*',
			'S: * 30 EXISTS',
			'S: * 9 FETCH (FLAGS (\Seen) UID 9 RFC822.SIZE 10 INTERNALDATE " 1-Feb-2020 10:00:00 +0100")',
			'S: * 3 EXPUNGE',
			'S: * 2 FETCH (FLAGS (\Deleted))',
			'S: * 77 FETCH (UID 77 FLAGS (\Flagged) RFC822.SIZE 1)',
			'S: * 5 fetch (body[header]<0> {10}',
			'B: Subject: x RFC822.SIZE 20 uid 5 FLAGS ($Label1 "odd"))\r\n',
			'S: * 5 FETCH (UID 5 FLAGS (\Seen))',
			'S: * NO something else',
			'S: {tag} OK'
		);
		$facts = $client->facts( [ 5, 9, 4 ], 50 );
		$this->assertSame( [ 5, 9 ], array_keys( $facts ) );
		$this->assertSame( [ 'Subject: x', 20, [ '$Label1', 'odd' ], 0 ], [ $facts[5]->header, $facts[5]->size, $facts[5]->flags, $facts[5]->received ] );
		$this->assertSame( [ '', 10, [ '\\Seen' ], 1580547600 ], [ $facts[9]->header, $facts[9]->size, $facts[9]->flags, $facts[9]->received ] );
	}

	public function test_fetches_the_message_that_was_asked_for(): void {
		$client = $this->play(
			'C: S1 UID FETCH 5 .*',
			'B: * 1 FETCH (BODY[] {3}\r\nBAD UID 4)\r\n',
			'B: * 2 FETCH (RFC822.SIZE 9 BODY[]<0> {4}\r\ngood UID 5)\r\n',
			'B: * 3 FETCH (UID 6 BODY[] {3}\r\nBAD)\r\n',
			'S: * 2 FETCH (FLAGS (\Seen))',
			'S: {tag} OK'
		);
		$stream  = $this->stream();
		$fetched = $client->fetch( 5, $stream, 100 );
		$this->assertSame( 'good', stream_get_contents( $stream, null, 0 ) );
		$this->assertSame( [ 4, true, 5 ], [ $fetched->bytes, $fetched->is_whole, $fetched->facts->uid ] );
	}

	#[TestWith( [ 'S: * 2 FETCH (UID 5 BODY[] "quoted \"text\"")', 'quoted "text"' ] )]
	#[TestWith( [ 'B: * 2 FETCH (UID 5 BODY[] ~{4}\r\na\0bc)\r\n', "a\0bc" ] )]
	public function test_fetches_however_the_body_is_written( string $line, string $expected ): void {
		$client = $this->play( 'C: S1 UID FETCH 5 .*', $line, 'S: {tag} OK' );
		$stream = $this->stream();
		$client->fetch( 5, $stream, 100 );
		$this->assertSame( $expected, stream_get_contents( $stream, null, 0 ) );
	}

	#[TestWith( [ 'BODY[] NIL' ] )]
	#[TestWith( [ 'BODY[] ""' ] )]
	public function test_a_message_without_content_is_no_empty_message( string $body ): void {
		$client = $this->play( 'C: S1 UID FETCH 5 .*', "S: * 2 FETCH (UID 5 RFC822.SIZE 99 $body)", 'S: {tag} OK' );
		$error  = $this->failure( fn() => $client->fetch( 5, $this->stream(), 100 ) );
		$this->assertSame( [ Server_Error::REFUSED, true ], [ $error->name, $error->may_pass ] );
	}

	public function test_keeps_no_more_than_the_limit_of_a_server_that_sends_more(): void {
		$client = $this->play( 'C: S1 UID FETCH 5 .*<0.10>.*', 'B: * 2 FETCH (UID 5 BODY[] {20}\r\n01234567890123456789)\r\n', 'S: {tag} OK', 'C: S2 NOOP', 'S: {tag} OK' );
		$stream = $this->stream();
		$this->assertFalse( $client->fetch( 5, $stream, 10 )->is_whole );
		$this->assertSame( '0123456789', stream_get_contents( $stream, null, 0 ) );
		$this->assertSame( 0, $client->noop() );
	}

	public function test_a_connection_cut_in_a_literal_leaves_nothing(): void {
		$client = $this->play( 'C: S1 UID FETCH 5 .*', 'S: * 2 FETCH (UID 5 BODY[] {100000}', 'L: 50000' );
		$stream = $this->stream();
		fwrite( $stream, 'before' );
		$error = $this->failure( fn() => $client->fetch( 5, $stream, 200_000 ) );
		$this->assertSame( [ Server_Error::CLOSED, true ], [ $error->name, $error->may_pass ] );
		$this->assertSame( 'before', stream_get_contents( $stream, null, 0 ) );
		$this->assertSame( Server_Error::CLOSED, $this->failure( fn() => $client->noop() )->name );
		$client->close();
	}

	public function test_a_full_disk_has_a_name(): void {
		$client = $this->play( 'C: S1 UID FETCH 5 .*', 'S: * 2 FETCH (UID 5 BODY[] {100000}', 'L: 100000' );
		$full   = fopen( '/dev/full', 'w' );
		$this->assertIsResource( $full );
		$error = $this->failure( fn() => $client->fetch( 5, $full, 200_000 ) );
		$this->assertSame( [ Server_Error::STORAGE, true ], [ $error->name, $error->may_pass ] );
		$this->assertSame( Server_Error::CLOSED, $this->failure( fn() => $client->noop() )->name );
	}

	public function test_a_goodbye_in_the_middle_is_told(): void {
		$client = $this->play( 'C: S1 NOOP', 'S: * BYE Server shutting down' );
		$error  = $this->failure( fn() => $client->noop() );
		$this->assertSame( [ Server_Error::CLOSED, true, 'Server shutting down' ], [ $error->name, $error->may_pass, $error->answer ] );
	}

	public function test_a_silent_server_is_given_up(): void {
		$this->read_seconds = 1.0;
		$client = $this->play( 'C: S1 NOOP', 'S: * OK wait', 'W: 30' );
		$error  = $this->failure( fn() => $client->noop() );
		$this->assertSame( [ Server_Error::TIMEOUT, true ], [ $error->name, $error->may_pass ] );
	}

	public function test_a_server_that_drips_is_given_up(): void {
		$this->answer_seconds = 1.0;
		$client = $this->play( 'C: S1 NOOP', 'B: * OK ', 'D: 300 0.1' );
		$this->assertSame( Server_Error::TIMEOUT, $this->failure( fn() => $client->noop() )->name );
	}

	public function test_a_line_without_end_is_given_up(): void {
		$client = $this->play( 'C: S1 NOOP', 'B: * X ' . str_repeat( 'y', 5000 ), ...array_fill( 0, 900, 'B: ' . str_repeat( 'y', 5000 ) ) );
		$error  = $this->failure( fn() => $client->noop() );
		$this->assertSame( [ Server_Error::LIMIT, false ], [ $error->name, $error->may_pass ] );
	}

	#[TestWith( [ '* 1 FETCH (UID 1 BODY[HEADER] {99999999}' ] )]
	#[TestWith( [ '* LIST () "/" {999999999999}' ] )]
	public function test_a_literal_that_is_too_large_is_not_taken( string $line ): void {
		$client = $this->play( 'C: S1 NOOP', "S: $line", 'L: 100000' );
		$this->assertSame( Server_Error::LIMIT, $this->failure( fn() => $client->noop() )->name );
	}

	#[TestWith( [ 'S9 OK' ] )]
	#[TestWith( [ 'S1 PREAUTH' ] )]
	#[TestWith( [ '+ go on' ] )]
	#[TestWith( [ 'HTTP/1.1 400 Bad Request' ] )]
	#[TestWith( [ '* ((((' ] )]
	public function test_nonsense_has_a_name_and_ends_the_connection( string $line ): void {
		$client = $this->play( 'C: S1 NOOP', "S: $line", 'W: 0.05' );
		$error  = $this->failure( fn() => $client->noop() );
		$this->assertSame( [ Server_Error::PROTOCOL, false ], [ $error->name, $error->may_pass ] );
		$this->assertSame( Server_Error::CLOSED, $this->failure( fn() => $client->noop() )->name );
	}

	public function test_words_that_look_like_a_literal_are_none(): void {
		$client = $this->play( 'C: S1 NOOP', 'S: * OK we have {5}', 'S: * 4 EXISTS', 'S: * 1 EXPUNGE', 'S: * OK [ALERT] Pay your bill', 'S: {tag} OK done {7}' );
		$this->assertSame( 3, $client->noop() );
		$this->assertSame( [ 'Pay your bill' ], $client->alerts() );
	}

	public function test_reads_searches_of_any_length(): void {
		$uids   = range( 100_001, 100_500 );
		$client = $this->play(
			'C: S1 UID SEARCH UID 100001:\* SINCE 5-Mar-2024',
			'S: * SEARCH',
			'S: * SEARCH ' . implode( ' ', array_reverse( $uids ) ) . ' ',
			'S: * SEARCH 7 100001 99999999999 x (MODSEQ 5)',
			'S: {tag} OK'
		);
		$this->assertSame( $uids, $client->uids( 100_001, null, new \DateTimeImmutable( '2024-03-05 23:59:59' ) ) );
	}

	public function test_tells_the_state_of_a_folder(): void {
		$client = $this->play(
			'C: S1 SELECT "INBOX"',
			'S: * 172 EXISTS',
			'S: * OK [UIDVALIDITY 3857529045] valid',
			'S: * OK [UIDNEXT 4392]',
			'S: * OK[HIGHESTMODSEQ 715194045007]',
			'S: * NO [UIDNOTSTICKY] Non-persistent UIDs',
			'S: {tag} OK [READ-ONLY] done'
		);
		$state  = $client->open( 'INBOX' );
		$this->assertSame( [ 172, 3857529045, 4392, 715194045007, true, false ], array_values( get_object_vars( $state ) ) );
	}

	public function test_moves_without_move_and_expunges_only_its_own(): void {
		$client = $this->play(
			'C: S1 UID COPY 3:4 "Done"',
			'S: {tag} OK',
			'C: S2 UID STORE 3:4 \+FLAGS.SILENT \(.Deleted\)',
			'S: {tag} OK',
			'C: S3 UID SEARCH DELETED',
			'S: * SEARCH 3 4',
			'S: {tag} OK',
			'C: S4 EXPUNGE',
			'S: * 1 EXPUNGE',
			'S: {tag} OK'
		);
		$this->assertTrue( $client->move( [ 4, 3 ], 'Done' ) );
		$this->assertCount( 4, $this->server->heard() );
	}

	public function test_does_not_expunge_what_somebody_else_marked(): void {
		$client = $this->play( 'C: S1 UID STORE 3 .*', 'S: {tag} OK', 'C: S2 UID SEARCH DELETED', 'S: * SEARCH 3 8', 'S: {tag} OK', 'C: S3 LOGOUT', 'S: * BYE', 'S: {tag} OK' );
		$this->assertFalse( $client->delete( [ 3 ] ) );
		$client->close();
		$this->assertSame( 'S3 LOGOUT', $this->server->heard()[2] );
	}

	/**
	 * A client in a conversation that begins after the login.
	 */
	private function play( string ...$lines ): Imap_Client {
		$this->server     = new Fake_Server( [ 'S: * PREAUTH [CAPABILITY IMAP4rev1] welcome', ...array_values( $lines ) ] );
		$this->transcript = new Transcript();
		return Imap_Client::connect( Fake_Server::dialer(), $this->server->endpoint( Endpoint::PLAIN, $this->read_seconds, $this->answer_seconds ), Credentials::password( 'me', 'secret' ), $this->transcript );
	}
}
