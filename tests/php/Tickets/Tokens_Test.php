<?php
/**
 * Tests of tokens.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\Token;

/**
 * Secrets in customers' links.
 */
final class Tokens_Test extends Furniture_Case {

	public function test_a_token_opens_what_it_was_made_for_until_it_expires(): void {
		$tokens = $this->services->tokens();
		$plain  = $tokens->issue( Token::TICKET, 5, 7, 9, 60 );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $plain );
		$token = $tokens->find( $plain );
		$this->assertNotNull( $token );
		$this->assertSame( [ 'ticket', 5, 7, 9, self::NOW + 60 ], [ $token->purpose, $token->contact_id, $token->ticket_id, $token->identity_id, $token->expires_at ] );
		$this->clock->set( self::NOW + 59 );
		$this->assertNotNull( $tokens->find( $plain ) );
		$this->clock->set( self::NOW + 60 );
		$this->assertNull( $tokens->find( $plain ) );
		$tokens->prune();
		$this->assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM {token}' ) );
	}

	public function test_the_secret_is_not_in_the_database(): void {
		$plain = $this->services->tokens()->issue( Token::CONTACT, 5 );
		$row   = (array) $this->database()->row( 'SELECT * FROM {token}' );
		$this->assertNotContains( $plain, $row );
		$this->assertSame( hash( 'sha256', $plain ), $row['token_hash'] );
		$this->assertNull( $this->services->tokens()->find( (string) $row['token_hash'] ), 'A stolen hash opens nothing.' );
		$this->assertSame( (string) ( self::NOW + 30 * DAY_IN_SECONDS ), $row['expires_at'] );
	}

	public function test_what_is_no_token_asks_no_database(): void {
		$plain  = $this->services->tokens()->issue( Token::CONTACT, 5 );
		$before = $GLOBALS['wpdb']->num_queries;
		foreach ( [ '', 'x', strtoupper( $plain ) . 'A', "$plain\n", substr( $plain, 1 ), "' OR 1=1 --", str_repeat( 'a', 100000 ) ] as $wrong ) {
			$this->assertNull( $this->services->tokens()->find( $wrong ) );
		}
		$this->assertSame( $before, $GLOBALS['wpdb']->num_queries );
		$this->assertNull( $this->services->tokens()->find( str_repeat( 'a', 64 ) ) );
	}

	public function test_tokens_are_revoked(): void {
		$tokens = $this->services->tokens();
		$one    = $tokens->issue( Token::TICKET, 5, 7 );
		$two    = $tokens->issue( Token::CONTACT, 5 );
		$three  = $tokens->issue( Token::VERIFY, 6, 7 );
		$alive  = static fn(): array => array_map( static fn( string $plain ): bool => null !== $tokens->find( $plain ), [ $one, $two, $three ] );
		$this->assertSame( [ true, true, true ], $alive() );
		$tokens->revoke( $one );
		$this->assertSame( [ false, true, true ], $alive() );
		$tokens->revoke_all( 5 );
		$this->assertSame( [ false, false, true ], $alive() );
		$tokens->revoke_of_ticket( 7 );
		$this->assertSame( [ false, false, false ], $alive() );
	}

	public function test_a_token_needs_a_purpose(): void {
		$this->expectException( \LogicException::class );
		$this->services->tokens()->issue( 'everything', 5 );
	}
}
