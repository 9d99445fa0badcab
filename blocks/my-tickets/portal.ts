import { h, settingsOf } from '../shared/dom';
import { fill } from '../shared/format';
import { RestError } from '../shared/rest';
import { TicketList, hashOf } from './list';
import type { Arrival, Door, Session } from './session';
import { askForLink, openLink, reasonOf } from './sign-in';
import { Thread } from './thread';
import type { Context, CustomerTicket, Settings } from './types';

/** One block "My tickets" on the page. */
export class Portal {
	readonly #body: HTMLElement;
	readonly #door: Door;
	readonly #arrival: Arrival;
	readonly #context: Context;
	#list: TicketList | null = null;
	#thread: Thread | null = null;
	#place = h( 'div' );
	/** The ticket that is open while the address names none. */
	#home = 0;

	constructor( root: HTMLElement, door: Door, arrival: Arrival ) {
		const live = root.querySelector( '.switchboard-live' );
		this.#body = root.querySelector(
			'.switchboard-portal__body'
		) as HTMLElement;
		this.#door = door;
		this.#arrival = { ...arrival };
		this.#context = {
			settings: settingsOf< Settings >( root, 'switchboardPortal' ),
			announce: ( text ) => live?.replaceChildren( text ),
		};
		window.addEventListener( 'hashchange', () => this.#follow() );
		this.start();
	}

	/** Finds out who is here and shows what they may see. */
	async start( notice = '' ): Promise< void > {
		const { strings } = this.#context.settings;
		const { link } = this.#arrival;
		if ( link ) {
			this.#body.replaceChildren(
				openLink( this.#door, this.#context, link, ( isProof ) => {
					delete this.#arrival.link;
					this.start( isProof ? strings.proved : '' );
				} )
			);
			return;
		}
		const wait = window.setTimeout(
			() => this.#body.replaceChildren( h( 'p', {}, strings.loading ) ),
			300
		);
		try {
			const session = await this.#door.getSession();
			window.clearTimeout( wait );
			if ( session.kind === 'none' ) {
				this.#body.replaceChildren(
					askForLink(
						this.#door,
						this.#context,
						session.expired ? strings.expired : ''
					)
				);
			} else {
				await this.#show( session, notice );
			}
		} catch ( error ) {
			window.clearTimeout( wait );
			this.#body.replaceChildren(
				this.#failure( error, () => this.start( notice ) )
			);
		}
	}

	async #show( session: Session, notice: string ): Promise< void > {
		const isSingle = session.kind === 'ticket';
		this.#list = isSingle
			? null
			: new TicketList( this.#door, this.#context, session.company );
		this.#place = h( 'div' );
		const first = this.#list ? await this.#list.load() : 0;
		this.#body.replaceChildren(
			...( notice ? [ this.#notice( notice ) ] : [] ),
			...this.#invitations( session ),
			this.#list
				? h(
						'div',
						{ class: 'switchboard-portal__columns' },
						h(
							'div',
							{},
							this.#list.element,
							...this.#asides( session )
						),
						this.#place
					)
				: this.#place
		);
		const asked = Number( this.#arrival.ticket ) || session.ticket;
		this.#home = asked || first;
		await this.#open( this.#hashed() || this.#home );
	}

	/** What somebody could do to see more. */
	#invitations( session: Session ): HTMLElement[] {
		const { strings } = this.#context.settings;
		if ( session.kind !== 'ticket' ) {
			return [];
		}
		const notice = this.#notice( strings.onlyOne, strings.all, () => {
			const form = askForLink( this.#door, this.#context );
			notice.replaceWith( form );
			form.querySelector( 'input' )?.focus();
		} );
		return [ notice ];
	}

	/** What stands below the list: quiet, for it is rarely wanted. */
	#asides( session: Session ): HTMLElement[] {
		const { strings } = this.#context.settings;
		const { kind, name, unproved } = session;
		if ( unproved ) {
			return [ this.#proof( unproved ) ];
		}
		if ( kind !== 'contact' ) {
			return [];
		}
		// Whoever came by a link on somebody else's computer can close the view behind them.
		return [
			this.#aside(
				name ? fill( strings.signedIn, name ) : '',
				strings.leave,
				() => {
					this.#door.hold( '' );
					history.replaceState(
						history.state,
						'',
						location.pathname + location.search
					);
					this.start();
				}
			),
		];
	}

	/** A user's own address counts only once a link sent to it was opened. */
	#proof( address: string ): HTMLElement {
		const { strings } = this.#context.settings;
		const aside = this.#aside(
			fill( strings.prove, address ),
			strings.proveButton,
			async () => {
				try {
					await this.#door.call( 'link', {
						method: 'POST',
						body: {},
					} );
					aside.textContent = fill( strings.proveSent, address );
				} catch ( error ) {
					aside.textContent = reasonOf( error, strings.failed );
				}
				this.#context.announce( aside.textContent );
			}
		);
		return aside;
	}

	#aside( text: string, action: string, onAction: () => void ): HTMLElement {
		return h(
			'p',
			{ class: 'switchboard-portal__aside' },
			`${ text } `,
			h(
				'button',
				{ type: 'button', class: 'switchboard-link', click: onAction },
				action
			)
		);
	}

	#notice(
		text: string,
		action = '',
		onAction: () => void = () => {}
	): HTMLElement {
		return h(
			'div',
			{ class: 'switchboard-portal__notice' },
			h( 'p', { role: 'status' }, text ),
			...( action
				? [
						h(
							'button',
							{
								type: 'button',
								class: 'switchboard-link',
								click: onAction,
							},
							action
						),
					]
				: [] )
		);
	}

	#failure( error: unknown, again: () => void ): HTMLElement {
		const { strings } = this.#context.settings;
		const isGone = error instanceof RestError && error.status === 404;
		const notice = this.#notice(
			isGone ? strings.notFound : reasonOf( error, strings.failed ),
			isGone ? '' : strings.again,
			again
		);
		notice.setAttribute( 'role', 'alert' );
		return notice;
	}

	#hashed(): number {
		return Number( /^#ticket-(\d{1,18})$/.exec( location.hash )?.[ 1 ] );
	}

	/** The address names another ticket: somebody chose one, or went back. */
	async #follow(): Promise< void > {
		const id = this.#hashed() || ( location.hash ? 0 : this.#home );
		if ( id && ( this.#list || this.#thread ) && id !== this.#thread?.id ) {
			await this.#open( id );
			this.#thread?.focus();
		}
	}

	async #open( id: number ): Promise< void > {
		this.#list?.mark( id );
		if ( ! id ) {
			return;
		}
		try {
			const { data } = await this.#door.call< CustomerTicket >(
				`tickets/${ id }`
			);
			this.#draw( data );
		} catch ( error ) {
			this.#thread = null;
			this.#place.replaceChildren(
				this.#failure( error, () => this.#open( id ) )
			);
		}
	}

	#draw( ticket: CustomerTicket ): void {
		this.#thread = new Thread(
			this.#door,
			this.#context,
			ticket,
			( changed ) => this.#changed( changed )
		);
		this.#list?.mark( ticket.id );
		this.#place.replaceChildren( this.#thread.element );
	}

	#changed( ticket: CustomerTicket ): void {
		this.#list?.update( ticket );
		if ( ticket.id === this.#thread?.id ) {
			this.#thread.draw( ticket );
			return;
		}
		// An answer to a ticket that was closed long ago goes on in a new one.
		this.#draw( ticket );
		history.replaceState( history.state, '', hashOf( ticket.id ) );
		this.#place.prepend(
			this.#notice( this.#context.settings.strings.followUp )
		);
		this.#thread?.focus();
	}
}
