/** What the browser keeps; one that refuses to is no reason to fail. */
function guarded< T >( work: () => T, otherwise: T ): T {
	try {
		return work();
	} catch {
		return otherwise;
	}
}

export class Memory< T > {
	readonly #area: () => Storage;
	readonly #key: string;

	constructor( area: 'localStorage' | 'sessionStorage', key: string ) {
		this.#area = () => window[ area ];
		this.#key = `switchboard:${ key }`;
	}

	read(): T | null {
		return guarded(
			() => JSON.parse( this.#area().getItem( this.#key ) ?? 'null' ),
			null
		);
	}

	/** False when the browser keeps nothing. */
	write( value: T ): boolean {
		return guarded( () => {
			this.#area().setItem( this.#key, JSON.stringify( value ) );
			return true;
		}, false );
	}

	forget(): void {
		guarded( () => this.#area().removeItem( this.#key ), undefined );
	}
}

/** Random hexadecimal digits, 32 of them unless told. */
export function randomHex( bytes = 16 ): string {
	return Array.from(
		crypto.getRandomValues( new Uint8Array( bytes ) ),
		( byte ) => byte.toString( 16 ).padStart( 2, '0' )
	).join( '' );
}
