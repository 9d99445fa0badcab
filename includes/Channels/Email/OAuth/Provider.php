<?php
/**
 * Who gives access to a mailbox.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

use Switchboard\Channels\Connection;

/**
 * An OAuth 2 provider as data.
 */
final class Provider {

	/**
	 * Made by of().
	 *
	 * @param string                $id            Identifier, such as `google`.
	 * @param string                $label         Name.
	 * @param string                $authorize_url Where the person agrees.
	 * @param string                $token_url     Where tokens are given out.
	 * @param list<string>          $mail_scopes   Permissions without which no mail goes.
	 * @param list<string>          $other_scopes  Permissions beside them.
	 * @param array<string, string> $parameters    More for the address where the person agrees.
	 */
	private function __construct(
		public readonly string $id,
		public readonly string $label,
		public readonly string $authorize_url,
		public readonly string $token_url,
		public readonly array $mail_scopes,
		public readonly array $other_scopes,
		public readonly array $parameters
	) {
	}

	/**
	 * The provider by which a connection signs in.
	 *
	 * @param Connection $connection Connection.
	 * @return self|null Null when it signs in with a password.
	 */
	public static function of( Connection $connection ): ?self {
		$id   = $connection->text( 'sign_in' );
		$data = self::all()[ $id ] ?? null;
		if ( null === $data ) {
			return null;
		}
		$tenant = $connection->text( 'oauth_tenant' );
		// It becomes part of an address: a domain or an id, nothing else.
		$tenant = preg_match( '/^[a-z0-9][a-z0-9.-]{0,252}$/i', $tenant ) ? $tenant : 'common';
		return new self(
			$id,
			$data['label'],
			str_replace( '{tenant}', $tenant, $data['authorize_url'] ),
			str_replace( '{tenant}', $tenant, $data['token_url'] ),
			$data['mail_scopes'],
			$data['other_scopes'],
			$data['parameters']
		);
	}

	/**
	 * Names of all providers.
	 *
	 * @return array<string, string> By id.
	 */
	public static function labels(): array {
		return array_map( static fn( array $data ): string => $data['label'], self::all() );
	}

	/**
	 * All providers.
	 *
	 * @return array<string, array{label: string, authorize_url: string, token_url: string, mail_scopes: list<string>, other_scopes: list<string>, parameters: array<string, string>}>
	 */
	private static function all(): array {
		$providers = [
			'google'    => [
				'label'         => __( 'Google', 'switchboard' ),
				'authorize_url' => 'https://accounts.google.com/o/oauth2/v2/auth',
				'token_url'     => 'https://oauth2.googleapis.com/token',
				'mail_scopes'   => [ 'https://mail.google.com/' ],
				'other_scopes'  => [ 'openid', 'email' ],
				// Without these Google gives no refresh token the second time.
				'parameters'    => [
					'access_type' => 'offline',
					'prompt'      => 'consent',
				],
			],
			'microsoft' => [
				'label'         => __( 'Microsoft', 'switchboard' ),
				'authorize_url' => 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
				'token_url'     => 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
				'mail_scopes'   => [ 'https://outlook.office.com/IMAP.AccessAsUser.All', 'https://outlook.office.com/SMTP.Send' ],
				'other_scopes'  => [ 'https://outlook.office.com/POP.AccessAsUser.All', 'offline_access', 'openid', 'email' ],
				'parameters'    => [
					'response_mode' => 'query',
					'prompt'        => 'select_account',
				],
			],
		];
		/**
		 * Providers of OAuth 2 by which a mailbox can be opened.
		 *
		 * @param array<string, array<string, mixed>> $providers By id: `label`, `authorize_url`, `token_url` (`{tenant}` is replaced), `mail_scopes`, `other_scopes`, `parameters`.
		 */
		return (array) apply_filters( 'switchboard_oauth_providers', $providers );
	}
}
