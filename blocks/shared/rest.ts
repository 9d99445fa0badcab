/** A refusal of the server, or no answer at all (status 0). */
export class RestError extends Error {
	readonly status: number;
	readonly code: string;
	readonly params: Record< string, string >;

	constructor( status: number, body: unknown ) {
		const { code, message, data } = ( body ?? {} ) as {
			code?: string;
			message?: string;
			data?: { params?: Record< string, string > };
		};
		super( message ?? '' );
		this.status = status;
		this.code = code ?? '';
		this.params = data?.params ?? {};
	}
}

export interface Answer< T > {
	data: T;
	headers: { get: ( name: string ) => string | null };
}

/** Calls the REST API. The header says that a page of this site asks: without it a cookie would not count. */
export async function call< T >(
	url: string,
	{
		method = 'GET',
		body,
		headers = {},
	}: {
		method?: string;
		body?: unknown;
		headers?: Record< string, string >;
	} = {}
): Promise< Answer< T > > {
	let response: Response;
	try {
		response = await fetch( url, {
			method,
			credentials: 'same-origin',
			cache: 'no-store',
			headers: {
				'X-Switchboard-Page': '1',
				...( body ? { 'Content-Type': 'application/json' } : {} ),
				...headers,
			},
			body: body ? JSON.stringify( body ) : undefined,
		} );
	} catch {
		throw new RestError( 0, null );
	}
	const data = await response.json().catch( () => null );
	if ( ! response.ok || data === null ) {
		throw new RestError( response.ok ? 0 : response.status, data );
	}
	return { data, headers: response.headers };
}

/** Address of a route, also where permalinks are plain (`?rest_route=`). */
export function routeUrl(
	root: string,
	path: string,
	query: Record< string, string > = {}
): string {
	const text = new URLSearchParams( query ).toString();
	return (
		root + path + ( text && ( root.includes( '?' ) ? '&' : '?' ) + text )
	);
}

/** Sends one file and says how far it is. */
export function upload< T >(
	url: string,
	fields: Record< string, string | Blob >,
	headers: Record< string, string >,
	onProgress: ( loaded: number ) => void
): { done: Promise< T >; cancel: () => void } {
	const request = new XMLHttpRequest();
	const form = new FormData();
	for ( const [ name, value ] of Object.entries( fields ) ) {
		form.append( name, value );
	}
	const done = new Promise< T >( ( resolve, reject ) => {
		request.upload.onprogress = ( event ) => onProgress( event.loaded );
		request.onload = () => {
			let body = null;
			try {
				body = JSON.parse( request.responseText );
			} catch {}
			if ( request.status >= 200 && request.status < 300 && body ) {
				resolve( body );
			} else {
				reject( new RestError( request.status, body ) );
			}
		};
		request.onerror = () => reject( new RestError( 0, null ) );
		request.onabort = request.onerror;
	} );
	request.open( 'POST', url );
	for ( const [ name, value ] of Object.entries( headers ) ) {
		request.setRequestHeader( name, value );
	}
	request.send( form );
	return { done, cancel: () => request.abort() };
}
