import { h, icon } from '../shared/dom';
import { fill, formatSize, pageLocale } from '../shared/format';
import { RestError } from '../shared/rest';
import { cleanHtml } from './clean';
import { formatLongDay, formatMoment, initials } from './dates';
import { statusBadge } from './list';
import { ReplyBox } from './reply';
import type { Door } from './session';
import type { Context, CustomerMessage, CustomerTicket } from './types';

const PICTURES = [ 'image/png', 'image/jpeg', 'image/gif', 'image/webp' ];

/** One ticket with its messages and the box for an answer. */
export class Thread {
	readonly element: HTMLElement;
	readonly id: number;
	readonly #head = h( 'header' );
	readonly #messages = h( 'div' );
	readonly #note = h( 'p', { class: 'switchboard-error', role: 'alert' } );
	readonly #reply: ReplyBox;
	readonly #door: Door;
	readonly #context: Context;
	readonly #onChange: ( ticket: CustomerTicket ) => void;

	constructor(
		door: Door,
		context: Context,
		ticket: CustomerTicket,
		onChange: ( ticket: CustomerTicket ) => void
	) {
		this.id = ticket.id;
		this.#door = door;
		this.#context = context;
		this.#onChange = onChange;
		this.#reply = new ReplyBox( door, context, ticket.id, onChange );
		this.element = h(
			'section',
			{ class: 'switchboard-thread' },
			this.#head,
			this.#messages,
			this.#note,
			this.#reply.element
		);
		this.draw( ticket );
	}

	/** Draws the ticket anew; what is being written stays. */
	draw( ticket: CustomerTicket ): void {
		const { strings, level } = this.#context.settings;
		this.#head.replaceChildren(
			h(
				`h${ level }`,
				{
					class: 'wp-block-heading switchboard-thread__title',
					tabindex: '-1',
					dir: 'auto',
				},
				ticket.subject
			),
			statusBadge( ticket ),
			h(
				'span',
				{ class: 'switchboard-muted' },
				fill(
					strings.opened,
					`#${ ticket.number }`,
					formatLongDay( ticket.created_at )
				)
			),
			...( ticket.fields.length ? [ this.#fields( ticket ) ] : [] )
		);
		this.#messages.replaceChildren(
			...ticket.messages.map( ( message ) => this.#message( message ) )
		);
		this.#reply.setAction( this.#action( ticket ) );
	}

	focus(): void {
		this.#head.querySelector< HTMLElement >( '[tabindex]' )?.focus();
	}

	#fields( ticket: CustomerTicket ): HTMLElement {
		return h(
			'dl',
			{ class: 'switchboard-thread__fields' },
			...ticket.fields.flatMap( ( { label, value } ) => [
				h( 'dt', { class: 'switchboard-muted' }, label ),
				h( 'dd', { dir: 'auto' }, value ),
			] )
		);
	}

	#message( message: CustomerMessage ): HTMLElement {
		const { strings } = this.#context.settings;
		const text = h( 'div', {
			class: 'switchboard-message__text',
			dir: 'auto',
		} );
		text.append( cleanHtml( message.html ) );
		const files = message.attachments.map( ( file ) => this.#file( file ) );
		return h(
			'article',
			{
				class: `switchboard-message${
					message.from_team ? ' is-team' : ''
				}`,
			},
			h(
				'div',
				{ class: 'switchboard-message__head' },
				h(
					'span',
					{
						class: 'switchboard-message__face',
						'aria-hidden': 'true',
					},
					initials( message.author )
				),
				h(
					'bdi',
					{ class: 'switchboard-message__author' },
					message.author
				),
				h(
					'time',
					{
						class: 'switchboard-muted',
						datetime: message.created_at,
					},
					formatMoment( message.created_at, strings )
				)
			),
			text,
			...( files.length
				? [
						h(
							'ul',
							{ class: 'switchboard-message__files' },
							...files
						),
					]
				: [] )
		);
	}

	#file( file: CustomerMessage[ 'attachments' ][ 0 ] ): HTMLElement {
		const link = h( 'a', {
			href: file.url,
			target: '_blank',
			rel: 'noopener noreferrer nofollow',
		} );
		if ( PICTURES.includes( file.type ) ) {
			link.append(
				h( 'img', {
					src: file.url,
					alt: file.name,
					width: 56,
					height: 42,
					loading: 'lazy',
				} )
			);
		} else {
			link.append(
				icon( 'file' ),
				h( 'bdi', {}, file.name ),
				h(
					'span',
					{ class: 'switchboard-muted' },
					formatSize( file.size, pageLocale() )
				)
			);
		}
		return h( 'li', {}, link );
	}

	#action( ticket: CustomerTicket ): HTMLElement | null {
		const { strings } = this.#context.settings;
		const { close, reopen } = ticket.permissions;
		if ( ! close && ! reopen ) {
			return null;
		}
		return h(
			'button',
			{
				type: 'button',
				class: 'switchboard-link',
				click: () => this.#move( close ? 'solved' : 'open' ),
			},
			close ? strings.close : strings.reopen
		);
	}

	async #move( status: 'solved' | 'open' ): Promise< void > {
		const { strings } = this.#context.settings;
		this.#note.textContent = '';
		try {
			const { data } = await this.#door.call< CustomerTicket >(
				`tickets/${ this.id }`,
				{ method: 'PATCH', body: { status } }
			);
			this.#onChange( data );
			this.#context.announce(
				status === 'solved' ? strings.closed : strings.reopened
			);
			this.focus();
		} catch ( error ) {
			this.#note.textContent =
				( error instanceof RestError && error.message ) ||
				strings.failed;
		}
	}
}
