<?php
/**
 * Mail providers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Preset;

/**
 * Where small firms have their mail: servers, and what one has to do there. Long, because a list is best read in one place.
 */
final class Mail_Presets {

	/**
	 * All of them.
	 *
	 * @return list<Preset>
	 */
	public static function all(): array {
		return [ ...self::providers(), ...self::servers(), ...self::services(), ...self::senders() ];
	}

	/**
	 * Mailboxes at well-known providers.
	 *
	 * @return list<Preset>
	 */
	private static function providers(): array {
		$group = __( 'A mailbox at a provider', 'switchboard' );
		return [
			new Preset(
				id: 'gmail',
				label: __( 'Gmail and Google Workspace', 'switchboard' ),
				hint: __( 'App password, or sign in with Google', 'switchboard' ),
				group: $group,
				settings: self::mailbox( 'imap.gmail.com', 'smtp.gmail.com', Endpoint::TLS ) + [
					'plus_addressing' => true,
					'trusted_server'  => 'mx.google.com',
				],
				note: __( 'Google wants an app password: sixteen letters made for this site alone. Your usual password does not work here.', 'switchboard' ),
				steps: [
					__( 'Turn on 2-Step Verification in your Google account, if it isn’t on.', 'switchboard' ),
					__( 'Make an app password and copy it into the field Password.', 'switchboard' ),
					__( 'In a Google Workspace an administrator may have switched app passwords off. Then choose Google under “Sign in” and make an OAuth client of the type “Web application” in Google Cloud.', 'switchboard' ),
				],
				links: [
					__( 'Make an app password', 'switchboard' ) => 'https://myaccount.google.com/apppasswords',
					__( 'Google’s help on app passwords', 'switchboard' ) => 'https://support.google.com/accounts/answer/185833',
					__( 'OAuth clients in Google Cloud', 'switchboard' ) => 'https://console.cloud.google.com/auth/clients',
				]
			),
			new Preset(
				id: 'microsoft',
				label: __( 'Microsoft 365 and Outlook', 'switchboard' ),
				hint: __( 'Sign in with Microsoft', 'switchboard' ),
				group: $group,
				settings: [ 'sign_in' => 'microsoft' ] + self::mailbox( 'outlook.office365.com', 'smtp.office365.com', Endpoint::STARTTLS ) + [ 'plus_addressing' => true ],
				note: __( 'Microsoft lets no program in with a password any more: your organisation registers this site as an app, once.', 'switchboard' ),
				steps: [
					__( 'Register an app in Microsoft Entra (the plain kind is enough), with the redirect address that stands below.', 'switchboard' ),
					__( 'Copy its application (client) ID here, make a client secret and copy its value here, with the day on which it expires.', 'switchboard' ),
					__( 'Save, then press “Connect with Microsoft” and sign in as the mailbox.', 'switchboard' ),
					__( 'To send, “Authenticated SMTP” must be allowed for this mailbox in the Microsoft 365 admin center.', 'switchboard' ),
				],
				links: [
					__( 'Open Microsoft Entra', 'switchboard' ) => 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
					__( 'Microsoft’s help on allowing SMTP', 'switchboard' ) => 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
				]
			),
			new Preset(
				id: 'yahoo',
				label: __( 'Yahoo Mail', 'switchboard' ),
				hint: __( 'App password', 'switchboard' ),
				group: $group,
				settings: self::mailbox( 'imap.mail.yahoo.com', 'smtp.mail.yahoo.com', Endpoint::TLS ),
				note: __( 'Yahoo wants an app password. Your usual password does not work here.', 'switchboard' ),
				steps: [ __( 'Open the security page of your Yahoo account, choose “Generate app password” and copy it into the field Password.', 'switchboard' ) ],
				links: [ __( 'Open Yahoo’s security page', 'switchboard' ) => 'https://login.yahoo.com/account/security' ]
			),
			new Preset(
				id: 'icloud',
				label: __( 'iCloud Mail', 'switchboard' ),
				hint: __( 'App-specific password', 'switchboard' ),
				group: $group,
				settings: self::mailbox( 'imap.mail.me.com', 'smtp.mail.me.com', Endpoint::STARTTLS ) + [ 'plus_addressing' => true ],
				note: __( 'Apple wants an app-specific password. Your usual password does not work here.', 'switchboard' ),
				steps: [
					__( 'In your Apple account, under “Sign-In and Security”, make an app-specific password and copy it into the field Password.', 'switchboard' ),
					__( 'The user name is your iCloud address, also where mail reaches you at a domain of your own.', 'switchboard' ),
				],
				links: [ __( 'Open your Apple account', 'switchboard' ) => 'https://account.apple.com/account/manage' ]
			),
			new Preset(
				id: 'zoho',
				label: __( 'Zoho Mail', 'switchboard' ),
				hint: __( 'App password with two-factor sign-in', 'switchboard' ),
				group: $group,
				settings: self::mailbox( 'imap.zoho.com', 'smtp.zoho.com', Endpoint::TLS ),
				note: __( 'The servers depend on your plan and region: addresses of your own domain use imappro.zoho.com and smtppro.zoho.com, and in Europe the names end in zoho.eu.', 'switchboard' ),
				steps: [
					__( 'In Zoho’s settings, under “Mail accounts”, switch on IMAP access. The names of your servers stand there too.', 'switchboard' ),
					__( 'If you sign in with two factors, make an app password and copy it into the field Password.', 'switchboard' ),
				],
				links: [ __( 'Open Zoho’s security page', 'switchboard' ) => 'https://accounts.zoho.com/home#security/app_password' ]
			),
			new Preset(
				id: 'fastmail',
				label: __( 'Fastmail', 'switchboard' ),
				hint: __( 'App password', 'switchboard' ),
				group: $group,
				settings: self::mailbox( 'imap.fastmail.com', 'smtp.fastmail.com', Endpoint::TLS ) + [ 'plus_addressing' => true ],
				note: __( 'Fastmail wants an app password. Your usual password does not work here.', 'switchboard' ),
				steps: [ __( 'Under “Privacy and Security”, make an app password for mail (IMAP and SMTP) and copy it into the field Password.', 'switchboard' ) ],
				links: [ __( 'Open Fastmail’s app passwords', 'switchboard' ) => 'https://app.fastmail.com/settings/security/apps' ]
			),
		];
	}

	/**
	 * Mailboxes anywhere else.
	 *
	 * @return list<Preset>
	 */
	private static function servers(): array {
		$group = __( 'A mailbox elsewhere', 'switchboard' );
		$steps = [
			__( 'Your web host or mail provider names the servers; look for “IMAP”, “POP3” and “SMTP” in its help or in the settings of the mailbox.', 'switchboard' ),
			__( 'Mostly the user name is the whole e-mail address and the server is called mail, imap or smtp and your domain.', 'switchboard' ),
		];
		return [
			new Preset(
				id: 'imap',
				label: __( 'Any server (IMAP)', 'switchboard' ),
				hint: __( 'Your web host or your own server', 'switchboard' ),
				group: $group,
				settings: [
					Receiving_Settings::WAY => Receiving_Settings::IMAP,
					'sending'               => 'smtp',
				],
				steps: $steps
			),
			new Preset(
				id: 'pop3',
				label: __( 'Any server (POP3)', 'switchboard' ),
				hint: __( 'Where there is no IMAP', 'switchboard' ),
				group: $group,
				settings: [
					Receiving_Settings::WAY => Receiving_Settings::POP3,
					'sending'               => 'smtp',
				],
				note: __( 'POP3 knows only the inbox: no folders, nothing marked as read. Take IMAP if your server has it.', 'switchboard' ),
				steps: $steps
			),
		];
	}

	/**
	 * Who posts mails to the site.
	 *
	 * @return list<Preset>
	 */
	private static function services(): array {
		$group = __( 'Mail is posted to this site', 'switchboard' );
		$save  = __( 'Save first: the address to post to is shown then.', 'switchboard' );
		return [
			new Preset(
				id: 'postmark',
				label: __( 'Postmark', 'switchboard' ),
				hint: __( 'Inbound stream', 'switchboard' ),
				group: $group,
				settings: self::service( Receiving_Settings::POSTMARK, 'smtp.postmarkapp.com' ),
				steps: [ $save, __( 'In Postmark, open the server’s inbound stream and enter the address as its webhook. Leave “Include raw email content” on.', 'switchboard' ) ],
				links: [ __( 'Postmark’s help on inbound mail', 'switchboard' ) => 'https://postmarkapp.com/developer/user-guide/inbound/configure-an-inbound-server' ]
			),
			new Preset(
				id: 'mailgun',
				label: __( 'Mailgun', 'switchboard' ),
				hint: __( 'Route', 'switchboard' ),
				group: $group,
				settings: self::service( Receiving_Settings::MAILGUN, 'smtp.mailgun.org' ),
				steps: [ __( 'Copy the HTTP webhook signing key from Mailgun’s API settings.', 'switchboard' ), $save, __( 'In Mailgun, under “Receiving”, make a route for your address that forwards to this address.', 'switchboard' ) ],
				links: [ __( 'Mailgun’s help on routes', 'switchboard' ) => 'https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http' ]
			),
			new Preset(
				id: 'sendgrid',
				label: __( 'SendGrid', 'switchboard' ),
				hint: __( 'Inbound Parse', 'switchboard' ),
				group: $group,
				settings: self::service( Receiving_Settings::SENDGRID, 'smtp.sendgrid.net' ),
				steps: [ $save, __( 'In SendGrid, under “Inbound Parse”, add your domain with this address, and tick “POST the raw, full MIME message”.', 'switchboard' ) ],
				links: [ __( 'SendGrid’s help on Inbound Parse', 'switchboard' ) => 'https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook' ]
			),
			new Preset(
				id: 'ses',
				label: __( 'Amazon SES', 'switchboard' ),
				hint: __( 'Receipt rule with SNS', 'switchboard' ),
				group: $group,
				settings: self::service( Receiving_Settings::SES, '' ),
				steps: [ __( 'In Amazon SNS, make a topic, and in Amazon SES a receipt rule that publishes mails to it (as Base64). Copy the topic’s ARN.', 'switchboard' ), $save, __( 'Subscribe the address to the topic by HTTPS. This site confirms the subscription by itself.', 'switchboard' ) ],
				links: [ __( 'Amazon’s help on receiving mail', 'switchboard' ) => 'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-sns.html' ]
			),
			new Preset(
				id: 'pipe',
				label: __( 'Mail server’s pipe or webhook', 'switchboard' ),
				hint: __( 'Postfix, Exim, cPanel, your own program', 'switchboard' ),
				group: $group,
				settings: [ Receiving_Settings::WAY => Receiving_Settings::WEBHOOK ],
				steps: [ $save, __( 'Let your mail server run “php bin/pipe.php” of this plugin for each mail, with the address behind it and the secret in the environment variable SWITCHBOARD_SECRET. Or post whole mails to the address yourself.', 'switchboard' ) ]
			),
		];
	}

	/**
	 * Ways out only.
	 *
	 * @return list<Preset>
	 */
	private static function senders(): array {
		return [
			new Preset(
				id: 'sending',
				label: __( 'Sending only', 'switchboard' ),
				hint: __( 'Replies leave by a mail server, nothing comes in', 'switchboard' ),
				group: __( 'Nothing comes in', 'switchboard' ),
				settings: [
					Receiving_Settings::WAY => Receiving_Settings::NONE,
					'sending'               => 'smtp',
				]
			),
		];
	}

	/**
	 * Settings of a mailbox.
	 *
	 * @param string $imap     IMAP server, always by TLS.
	 * @param string $smtp     SMTP server.
	 * @param string $security How the SMTP server encrypts.
	 * @return array<string, string|int>
	 */
	private static function mailbox( string $imap, string $smtp, string $security ): array {
		return [
			Receiving_Settings::WAY => Receiving_Settings::IMAP,
			'receiving_host'        => $imap,
			'receiving_security'    => Endpoint::TLS,
			'receiving_port'        => 993,
			'sending'               => 'smtp',
			'smtp_host'             => $smtp,
			'smtp_security'         => $security,
			'smtp_port'             => Endpoint::TLS === $security ? 465 : 587,
		];
	}

	/**
	 * Settings of a service. Replies leave by the site's mailer until somebody chooses the service's own server.
	 *
	 * @param string $way  How it posts.
	 * @param string $smtp Its SMTP server; '' where that depends on the region.
	 * @return array<string, string|int>
	 */
	private static function service( string $way, string $smtp ): array {
		return [ Receiving_Settings::WAY => $way ] + ( '' === $smtp ? [] : [
			'smtp_host'     => $smtp,
			'smtp_security' => Endpoint::STARTTLS,
			'smtp_port'     => 587,
		] );
	}
}
