import { __ } from '@wordpress/i18n';
import type { Event, Message } from './types';

/** A failed request: always with a code, a sentence for the person and the HTTP status (0 = no answer). */
export class ApiError extends Error {
	readonly code: string;
	readonly status: number;
	readonly data: Record< string, unknown >;

	constructor(
		code: string,
		message: string,
		status: number,
		data: Record< string, unknown > = {}
	) {
		super( message );
		this.name = 'ApiError';
		this.code = code;
		this.status = status;
		this.data = data;
	}
}

const SIGNED_OUT = [
	'rest_cookie_invalid_nonce',
	'rest_not_logged_in',
	'switchboard_not_signed_in',
];

const NO_ANSWER = [ 'fetch_error', 'offline_error' ];

interface ErrorBody {
	code?: unknown;
	message?: unknown;
	data?: unknown;
}

/**
 * Any thrown thing as an ApiError.
 *
 * @param thrown What was caught: an error body of WordPress, an Error, anything.
 */
export function toApiError( thrown: unknown ): ApiError {
	if ( thrown instanceof ApiError ) {
		return thrown;
	}
	const body = ( thrown ?? {} ) as ErrorBody;
	const data = ( body.data ?? {} ) as Record< string, unknown >;
	const code = typeof body.code === 'string' ? body.code : 'unknown';
	if ( NO_ANSWER.includes( code ) || thrown instanceof TypeError ) {
		return new ApiError(
			code,
			__( 'The site did not answer.', 'switchboard' ),
			0
		);
	}
	return new ApiError(
		code,
		typeof body.message === 'string' && code !== 'unknown'
			? body.message
			: __( 'Something went wrong on the site.', 'switchboard' ),
		typeof data.status === 'number' ? data.status : 500,
		data
	);
}

export const isSignedOut = ( error: ApiError ): boolean =>
	SIGNED_OUT.includes( error.code ) || error.status === 401;

export const isUnanswered = ( error: ApiError ): boolean => error.status === 0;

export const isNotFound = ( error: ApiError ): boolean => error.status === 404;

export const isAborted = ( thrown: unknown ): boolean =>
	thrown instanceof Error && thrown.name === 'AbortError';

/** What others did since, as a 409 tells it. */
export interface Conflict {
	version: number;
	changes: Event[];
	messages: Message[];
}

export function getConflict( error: ApiError ): Conflict | null {
	if ( error.code !== 'switchboard_conflict' ) {
		return null;
	}
	return {
		version: Number( error.data.version ?? 0 ),
		changes: ( error.data.changes ?? [] ) as Event[],
		messages: ( error.data.messages ?? [] ) as Message[],
	};
}

/**
 * Sentences by field name, of a 400 of WordPress (`data.params`).
 *
 * @param error The error.
 */
export function getFieldErrors( error: ApiError ): Record< string, string > {
	const params = error.data.params;
	return params && typeof params === 'object' && ! Array.isArray( params )
		? ( params as Record< string, string > )
		: {};
}
