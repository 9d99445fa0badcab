import apiFetch from '@wordpress/api-fetch';
import { addQueryArgs } from '@wordpress/url';
import { ApiError, isAborted, toApiError } from './errors';

const NAMESPACE = '/switchboard/v1/';

export interface RequestOptions {
	method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	query?: object;
	data?: unknown;
	signal?: AbortSignal;
}

export interface Page< T > {
	items: T[];
	/** Opaque; null on the last page. */
	cursor: string | null;
}

async function readBody( response: Response ): Promise< unknown > {
	const text = await response.text();
	if ( text === '' ) {
		return null;
	}
	try {
		return JSON.parse( text );
	} catch {
		throw new ApiError(
			'invalid_json',
			toApiError( null ).message,
			response.status
		);
	}
}

// api-fetch renews a stale nonce by itself only when it parses the answer, and then its headers are lost.
async function renewNonce(): Promise< boolean > {
	if ( ! apiFetch.nonceEndpoint || ! apiFetch.nonceMiddleware ) {
		return false;
	}
	const response = await window.fetch( apiFetch.nonceEndpoint );
	if ( ! response.ok ) {
		return false;
	}
	apiFetch.nonceMiddleware.nonce = await response.text();
	return true;
}

let clockOffset = 0;

// The clocks of browsers are wrong by minutes; what the site does at a moment needs the site's own clock.
function noteClock( response: Response ): Response {
	const date = Date.parse( response.headers.get( 'Date' ) ?? '' );
	if ( date ) {
		clockOffset = date - Date.now();
	}
	return response;
}

/** Milliseconds by the clock of the site, as exact as a second. */
export const siteNow = (): number => Date.now() + clockOffset;

async function toThrown( thrown: unknown ): Promise< unknown > {
	return thrown instanceof Response ? readBody( thrown ) : thrown;
}

async function send(
	path: string,
	options: RequestOptions,
	isRetry = false
): Promise< Response > {
	const { query, ...rest } = options;
	try {
		return noteClock(
			await apiFetch< Response, false >( {
				...rest,
				path: addQueryArgs(
					path.startsWith( '/' ) ? path : NAMESPACE + path,
					{ ...query }
				),
				parse: false,
			} )
		);
	} catch ( thrown ) {
		if ( isAborted( thrown ) ) {
			throw thrown;
		}
		const error = toApiError( await toThrown( thrown ) );
		if (
			error.code === 'rest_cookie_invalid_nonce' &&
			! isRetry &&
			( await renewNonce() )
		) {
			return send( path, options, true );
		}
		throw error;
	}
}

/**
 * The parsed body of one request.
 *
 * @param path    Below the namespace, without a leading slash; with one, a route of WordPress's own.
 * @param options Method, query, body.
 * @throws ApiError
 */
export async function request< T >(
	path: string,
	options: RequestOptions = {}
): Promise< T > {
	return ( await readBody( await send( path, options ) ) ) as T;
}

/**
 * The cursor of the next page.
 *
 * @param header The answer's Link header.
 */
export function readNextCursor( header: string | null ): string | null {
	const next = header
		?.split( ',' )
		.find( ( part ) => /rel="?next"?/.test( part ) );
	const url = next?.match( /<([^>]+)>/ )?.[ 1 ];
	return url
		? new URL( url, window.location.href ).searchParams.get( 'cursor' )
		: null;
}

/**
 * One page of a collection.
 *
 * @param path    Below the namespace.
 * @param query   Filters, `per_page`, `cursor`.
 * @param options More options.
 * @throws ApiError
 */
export async function requestPage< T >(
	path: string,
	query: object,
	options: RequestOptions = {}
): Promise< Page< T > > {
	const response = await send( path, { ...options, query } );
	return {
		items: ( await readBody( response ) ) as T[],
		cursor: readNextCursor( response.headers.get( 'Link' ) ),
	};
}
