import { h } from '../shared/dom';
import { fill } from '../shared/format';
import { formatDay } from './dates';
import type { Door } from './session';
import type { Context, CustomerTicket } from './types';

type Scope = 'mine' | 'company';

/** Where a ticket is in this page, so that the back button works. */
export function hashOf( id: number ): string {
	return `#ticket-${ id }`;
}

export function statusBadge( ticket: CustomerTicket ): HTMLElement {
	return h(
		'span',
		{ class: `switchboard-status is-${ ticket.status }` },
		ticket.status_label
	);
}

/** The list of tickets, with a tab for colleagues' ones where the company shares them. */
export class TicketList {
	readonly element: HTMLElement;
	readonly #list: HTMLUListElement;
	readonly #more: HTMLButtonElement;
	readonly #empty: HTMLElement;
	readonly #door: Door;
	readonly #context: Context;
	#scope: Scope = 'mine';
	#cursor = '';
	#current = 0;
	#tickets: CustomerTicket[] = [];

	constructor( door: Door, context: Context, hasCompany: boolean ) {
		const { strings } = context.settings;
		this.#door = door;
		this.#context = context;
		this.#list = h( 'ul', { class: 'switchboard-tickets' } );
		this.#empty = h( 'p', { hidden: true } );
		this.#more = h(
			'button',
			{
				type: 'button',
				class: 'switchboard-link',
				hidden: true,
				click: () => this.#showMore(),
			},
			strings.more
		);
		this.element = h(
			'nav',
			{ 'aria-label': strings.list },
			...( hasCompany ? [ this.#tabs() ] : [] ),
			this.#list,
			this.#empty,
			this.#more
		);
	}

	/** Reads the first page; the first ticket's id, 0 for none. */
	async load(): Promise< number > {
		this.#tickets = await this.#read( '' );
		this.#draw();
		return this.#tickets[ 0 ]?.id ?? 0;
	}

	/** Marks the ticket that is open. */
	mark( id: number ): void {
		this.#current = id;
		this.#draw();
	}

	/** Brings a changed ticket up to date, to the top if something was written. */
	update( ticket: CustomerTicket ): void {
		const index = this.#tickets.findIndex(
			( each ) => each.id === ticket.id
		);
		const isNewer =
			this.#tickets[ index ]?.last_activity_at !==
			ticket.last_activity_at;
		if ( index >= 0 ) {
			this.#tickets.splice( index, 1 );
		} else if ( this.#scope === 'company' ) {
			return;
		}
		this.#tickets.splice( isNewer ? 0 : index, 0, ticket );
		this.#draw();
	}

	async #read( cursor: string ): Promise< CustomerTicket[] > {
		const { data, headers } = await this.#door.call< CustomerTicket[] >(
			'tickets',
			{
				query: {
					scope: this.#scope,
					...( cursor ? { cursor } : {} ),
				},
			}
		);
		const next = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(
			headers.get( 'Link' ) ?? ''
		);
		this.#cursor = next ? decodeURIComponent( next[ 1 ] ?? '' ) : '';
		return data;
	}

	async #showMore(): Promise< void > {
		const { strings } = this.#context.settings;
		const before = this.#tickets.length;
		try {
			this.#tickets.push( ...( await this.#read( this.#cursor ) ) );
		} catch {
			this.#context.announce( strings.failed );
			return;
		}
		this.#draw();
		this.#list.children[ before ]?.querySelector( 'a' )?.focus();
	}

	#tabs(): HTMLElement {
		const { strings } = this.#context.settings;
		const buttons = ( [ 'mine', 'company' ] as const ).map( ( scope ) =>
			h(
				'button',
				{
					type: 'button',
					'aria-pressed': String( scope === this.#scope ),
					click: async ( event ) => {
						this.#scope = scope;
						buttons.forEach( ( each ) =>
							each.setAttribute(
								'aria-pressed',
								String( each === event.currentTarget )
							)
						);
						await this.load().catch( () =>
							this.#context.announce( strings.failed )
						);
					},
				},
				strings[ scope ]
			)
		);
		return h( 'div', { class: 'switchboard-tabs' }, ...buttons );
	}

	#draw(): void {
		const { strings } = this.#context.settings;
		this.#list.replaceChildren(
			...this.#tickets.map( ( ticket ) =>
				h( 'li', {}, this.#row( ticket ) )
			)
		);
		this.#more.hidden = ! this.#cursor;
		this.#empty.hidden = this.#tickets.length > 0;
		this.#empty.textContent =
			this.#scope === 'mine' ? strings.empty : strings.emptyTeam;
	}

	#row( ticket: CustomerTicket ): HTMLElement {
		const { strings } = this.#context.settings;
		const number = `#${ ticket.number }`;
		const day = formatDay( ticket.last_activity_at, strings );
		return h(
			'a',
			{
				href: hashOf( ticket.id ),
				class: 'switchboard-ticket',
				'aria-current': ticket.id === this.#current && 'true',
			},
			h(
				'span',
				{ class: 'switchboard-ticket__subject', dir: 'auto' },
				ticket.subject
			),
			statusBadge( ticket ),
			h(
				'span',
				{ class: 'switchboard-muted' },
				this.#scope === 'company'
					? fill( strings.metaBy, number, day, ticket.contact_name )
					: fill( strings.meta, number, day )
			)
		);
	}
}
