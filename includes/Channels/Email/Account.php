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
use Switchboard\Channels\Setting;

/**
 * Fields of the mailbox's account, for receiving and sending alike.
 */
final class Account {

	/**
	 * Fields of the settings screen.
	 *
	 * @return list<array{key: string, label: string, type: string, help: string, options: list<array{value: string, label: string}>}>
	 */
	public static function fields(): array {
		return [
			Setting::select( 'sign_in', __( 'Sign in', 'switchboard' ), [ 'password' => __( 'With a password', 'switchboard' ) ] + Provider::labels() ),
			Setting::field( 'user', 'text', __( 'User name', 'switchboard' ), __( 'Mostly the e-mail address.', 'switchboard' ) ),
			Setting::field( 'password', 'secret', __( 'Password', 'switchboard' ), __( 'An app password, where the provider has them.', 'switchboard' ) ),
			/* translators: %s: web address. */
			Setting::field( 'oauth_client_id', 'text', __( 'Client ID', 'switchboard' ), sprintf( __( 'Of the app that you registered with the provider. Its redirect address is %s', 'switchboard' ), Client::redirect_uri() ) ),
			Setting::field( 'oauth_client_secret', 'secret', __( 'Client secret', 'switchboard' ) ),
			Setting::field( 'oauth_secret_expires', 'date', __( 'Client secret expires on', 'switchboard' ), __( 'You are reminded in Site Health a month before. Microsoft’s secrets expire, Google’s don’t.', 'switchboard' ) ),
			Setting::field( 'oauth_tenant', 'text', __( 'Microsoft directory (tenant)', 'switchboard' ), __( 'Empty unless your app is only for your own organisation.', 'switchboard' ) ),
		];
	}
}
