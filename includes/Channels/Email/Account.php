<?php
/**
 * How a connection signs in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Channels\Email\OAuth\Client;
use Switchboard\Channels\Email\OAuth\Provider;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Setting;

/**
 * Fields of the mailbox's account, for receiving and sending alike.
 *
 * @phpstan-import-type Field from Setting
 */
final class Account {

	/**
	 * Fields of the settings screen.
	 *
	 * @return list<array<string, mixed>>
	 * @phpstan-return list<Field>
	 */
	public static function fields(): array {
		$signs_in    = [ [ Receiving_Settings::WAY => [ Receiving_Settings::IMAP, Receiving_Settings::POP3 ] ], [ 'sending' => [ 'smtp' ] ] ];
		$by_provider = [ 'when' => [ [ 'sign_in' => array_map( 'strval', array_keys( Provider::labels() ) ) ] ] ];
		return [
			Setting::select( 'sign_in', __( 'Sign in', 'switchboard' ), [ 'password' => __( 'With a password', 'switchboard' ) ] + Provider::labels(), '', [ 'when' => $signs_in ] ),
			Setting::field(
				'user',
				'text',
				__( 'User name', 'switchboard' ),
				__( 'Mostly the e-mail address.', 'switchboard' ),
				[
					'when'        => $signs_in,
					'placeholder' => 'support@example.com',
					'width'       => 'half',
				]
			),
			Setting::field(
				'password',
				'secret',
				__( 'Password', 'switchboard' ),
				__( 'An app password, where the provider has them.', 'switchboard' ),
				[
					'when'  => [ [ 'sign_in' => [ 'password' ] ] ],
					'width' => 'half',
					'bound' => [ 'user', 'receiving_host', 'receiving_security', 'smtp_host', 'smtp_security' ],
				]
			),
			Setting::field( 'oauth_redirect', 'copy', __( 'Redirect address', 'switchboard' ), __( 'The provider asks for it when you register the app.', 'switchboard' ), $by_provider + [ 'placeholder' => Client::redirect_uri() ] ),
			Setting::field( 'oauth_client_id', 'text', __( 'Client ID', 'switchboard' ), __( 'Of the app that you registered with the provider.', 'switchboard' ), $by_provider + [ 'required' => true ] ),
			Setting::field( 'oauth_client_secret', 'secret', __( 'Client secret', 'switchboard' ), '', $by_provider + [
				'required' => true,
				'width'    => 'half',
				'bound'    => [ 'sign_in' ],
			] ),
			Setting::field( 'oauth_secret_expires', 'date', __( 'Client secret expires on', 'switchboard' ), __( 'You are reminded in Site Health a month before. Microsoft’s secrets expire, Google’s don’t.', 'switchboard' ), $by_provider + [ 'width' => 'half' ] ),
			Setting::field( 'oauth_tenant', 'text', __( 'Microsoft directory (tenant)', 'switchboard' ), __( 'Empty unless your app is only for your own organisation.', 'switchboard' ), [
				'when'   => [ [ 'sign_in' => [ 'microsoft' ] ] ],
				'folded' => true,
			] ),
			Setting::field( 'access', 'access', __( 'Access', 'switchboard' ), '', $by_provider ),
		];
	}
}
