import type { Channel } from '../../../../src/api';
import type { SettingsField } from '../../../../src/settings/connections/conditions';

/**
 * A field as the site describes it.
 *
 * @param key
 * @param type
 * @param more What else it says.
 */
export const field = (
	key: string,
	type: SettingsField[ 'type' ],
	more: Partial< SettingsField > = {}
): SettingsField => ( {
	key,
	type,
	label: key,
	help: '',
	options: [],
	group: '',
	when: [],
	placeholder: '',
	width: 'full',
	required: false,
	folded: false,
	generate: false,
	bound: [],
	tests: '',
	...more,
} );

export const option = (
	value: string,
	when: SettingsField[ 'when' ] = []
): SettingsField[ 'options' ][ number ] => ( { value, label: value, when } );

/** A channel with a mailbox, a door to post to, and presets. */
export const mail: Channel = {
	id: 'mail',
	label: 'Mail',
	icon: 'envelope',
	abilities: [ 'receive', 'send', 'connect', 'test' ],
	settings_fields: [
		field( 'user', 'text', {
			group: 'Account',
			when: [ { way: [ 'imap', 'pop3' ] }, { sends: [ '1' ] } ],
		} ),
		field( 'password', 'secret', {
			group: 'Account',
			when: [ { way: [ 'imap', 'pop3' ] } ],
			bound: [ 'user', 'host' ],
		} ),
		field( 'way', 'select', {
			group: 'Receiving',
			options: [
				option( 'none' ),
				option( 'imap' ),
				option( 'pop3' ),
				option( 'post' ),
			],
		} ),
		field( 'host', 'text', {
			group: 'Receiving',
			when: [ { way: [ 'imap', 'pop3' ] } ],
		} ),
		field( 'port', 'number', {
			group: 'Receiving',
			when: [ { way: [ 'imap', 'pop3' ] } ],
		} ),
		field( 'after', 'select', {
			group: 'Receiving',
			when: [ { way: [ 'imap', 'pop3' ] } ],
			options: [
				option( 'leave' ),
				option( 'move', [ { way: [ 'imap' ] } ] ),
			],
		} ),
		field( 'move_to', 'folder', {
			group: 'Receiving',
			when: [ { after: [ 'move' ] } ],
		} ),
		field( 'secret', 'secret', {
			group: 'Receiving',
			when: [ { way: [ 'post' ] } ],
			generate: true,
		} ),
		field( 'receiving_test', 'test', {
			group: 'Receiving',
			when: [ { way: [ 'imap', 'pop3' ] } ],
			tests: 'receiving',
		} ),
		field( 'sends', 'checkbox', { group: 'Sending' } ),
		field( 'expert', 'text', { group: 'Sending', folded: true } ),
	],
	presets: [
		{
			id: 'big',
			label: 'Big Mail',
			hint: '',
			group: 'Providers',
			settings: { way: 'imap', host: 'imap.big.example', port: 993 },
			note: '',
			steps: [],
			links: [],
		},
		{
			id: 'any',
			label: 'Any server',
			hint: '',
			group: 'Elsewhere',
			settings: { way: 'imap' },
			note: '',
			steps: [],
			links: [],
		},
		{
			id: 'post',
			label: 'Poster',
			hint: '',
			group: 'Elsewhere',
			settings: { way: 'post' },
			note: '',
			steps: [],
			links: [],
		},
	],
};

/** A channel without settings. */
export const page: Channel = {
	id: 'page',
	label: 'Page',
	icon: 'page',
	abilities: [ 'receive', 'connect' ],
	settings_fields: [],
	presets: [],
};
