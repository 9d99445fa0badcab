import { Memory } from '../shared/memory';
import { type Answer, RestError, call, routeUrl } from '../shared/rest';

export interface Session {
	kind: 'user' | 'contact' | 'ticket' | 'none';
	name: string | null;
	nonce: string | null;
	ticket: number | null;
	company: boolean;
	unproved: string | null;
	expired: boolean;
}

/** What a private link brought along. */
export interface Arrival {
	token?: string;
	ticket?: string;
	link?: string;
}

declare global {
	interface Window {
		switchboardArrival?: Arrival;
	}
}

const TOKEN_HEADER = 'X-Switchboard-Token';

/**
 * Takes secrets out of the address and keeps them in this tab. On pages of private links a script in the head has done the first
 * half already, before any other script could look.
 */
export function receiveArrival(): Arrival {
	const memory = new Memory< Arrival >( 'sessionStorage', 'arrival' );
	const address = new URL( location.href );
	const arrival: Arrival = {
		...( window.switchboardArrival ?? memory.read() ),
	};
	for ( const name of [ 'token', 'ticket', 'link' ] as const ) {
		const value = address.searchParams.get( `switchboard_${ name }` );
		if ( value ) {
			arrival[ name ] = value;
			address.searchParams.delete( `switchboard_${ name }` );
		}
	}
	if ( address.href !== location.href ) {
		history.replaceState( history.state, '', address );
	}
	window.switchboardArrival = undefined;
	memory.forget();
	return arrival;
}

/** Who is here, and calls in their name. One for all blocks of the page. */
export class Door {
	readonly #root: string;
	readonly #token = new Memory< string >( 'sessionStorage', 'token' );
	#secret: string;
	#session: Promise< Session > | null = null;

	constructor( root: string, token?: string ) {
		this.#root = root;
		this.#secret = token ?? this.#token.read() ?? '';
		if ( token ) {
			this.#token.write( token );
		}
	}

	/** Asks once; `true` asks again. */
	getSession( isNew = false ): Promise< Session > {
		if ( isNew ) {
			this.#session = null;
		}
		this.#session ??= call< Session >(
			routeUrl( this.#root, 'portal/session', {
				_: Date.now().toString( 36 ),
			} ),
			{ headers: this.#tokenHeader() }
		).then(
			( { data } ) => data,
			( error ) => {
				this.#session = null;
				throw error;
			}
		);
		return this.#session;
	}

	/** Keeps a new secret, or forgets it. */
	hold( secret: string ): void {
		this.#secret = secret;
		this.#session = null;
		if ( secret ) {
			this.#token.write( secret );
		} else {
			this.#token.forget();
		}
	}

	async headers(): Promise< Record< string, string > > {
		const { nonce } = await this.getSession();
		return {
			...this.#tokenHeader(),
			...( nonce ? { 'X-WP-Nonce': nonce } : {} ),
		};
	}

	url( path: string, query: Record< string, string > = {} ): string {
		return routeUrl( this.#root, `portal/${ path }`, query );
	}

	async call< T >(
		path: string,
		options: {
			method?: string;
			body?: unknown;
			query?: Record< string, string >;
		} = {},
		isSecond = false
	): Promise< Answer< T > > {
		const { query, ...rest } = options;
		try {
			const answer = await call< T >( this.url( path, query ), {
				...rest,
				headers: await this.headers(),
			} );
			const followed = answer.headers.get( TOKEN_HEADER );
			if ( followed ) {
				this.hold( followed );
			}
			return answer;
		} catch ( error ) {
			// A nonce lives for a day at most; the page may be open for longer.
			if (
				! isSecond &&
				error instanceof RestError &&
				error.code === 'rest_cookie_invalid_nonce'
			) {
				await this.getSession( true );
				return this.call( path, options, true );
			}
			throw error;
		}
	}

	#tokenHeader(): Record< string, string > {
		return this.#secret ? { [ TOKEN_HEADER ]: this.#secret } : {};
	}
}
