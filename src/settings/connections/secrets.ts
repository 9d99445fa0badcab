const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const LENGTH = 40;

/** A secret that nobody can guess, of letters that look like no other. */
export function makeUpSecret(): string {
	const secret: string[] = [];
	while ( secret.length < LENGTH ) {
		const [ byte = 0 ] = window.crypto.getRandomValues(
			new Uint8Array( 1 )
		);
		// The rest of the bytes would make some letters more likely.
		if ( byte < 256 - ( 256 % LETTERS.length ) ) {
			secret.push( LETTERS.charAt( byte % LETTERS.length ) );
		}
	}
	return secret.join( '' );
}

// The site never shows a secret again, but the person who has just made it up needs it once more, on the page that follows.
const fresh = new Map< number, string >();

/** Keeps a secret for as long as this page of wp-admin is open. */
export const keepSecret = ( connection: number, secret: string ): void =>
	void fresh.set( connection, secret );

/** The secret that was just saved, '' for none. */
export const freshSecret = ( connection: number ): string =>
	fresh.get( connection ) ?? '';
