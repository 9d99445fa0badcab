import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import { getBoot } from './boot';
import { ApiError, toApiError } from './errors';
import type { Attachment } from './types';

export interface UploadOptions {
	onProgress?: ( share: number ) => void;
	signal?: AbortSignal;
}

function readAnswer( xhr: XMLHttpRequest ): Attachment {
	let body: unknown;
	try {
		body = JSON.parse( xhr.responseText );
	} catch {
		// A server in front refuses large bodies with a page of its own.
		throw xhr.status === 413
			? new ApiError(
					'switchboard_too_large',
					__( 'This file is too large.', 'switchboard' ),
					413
				)
			: toApiError( null );
	}
	if ( xhr.status >= 300 ) {
		throw toApiError( body );
	}
	return body as Attachment;
}

/**
 * Uploads one file of the agent. Uses XMLHttpRequest because fetch tells no upload progress.
 *
 * @param file    The file.
 * @param options Progress from 0 to 1, and a way to stop.
 * @throws ApiError
 */
export function uploadAttachment(
	file: File,
	options: UploadOptions = {}
): Promise< Attachment > {
	return new Promise( ( resolve, reject ) => {
		const xhr = new XMLHttpRequest();
		const form = new FormData();
		form.append( 'file', file, file.name );
		xhr.upload.onprogress = ( event ) => {
			if ( event.lengthComputable ) {
				options.onProgress?.( event.loaded / event.total );
			}
		};
		xhr.onload = () => {
			try {
				resolve( readAnswer( xhr ) );
			} catch ( error ) {
				reject( error );
			}
		};
		xhr.onerror = () => reject( toApiError( { code: 'fetch_error' } ) );
		xhr.onabort = () =>
			reject( new DOMException( 'Stopped.', 'AbortError' ) );
		options.signal?.addEventListener( 'abort', () => xhr.abort() );
		xhr.open( 'POST', getBoot().root + 'switchboard/v1/attachments' );
		xhr.setRequestHeader(
			'X-WP-Nonce',
			apiFetch.nonceMiddleware?.nonce ?? getBoot().nonce
		);
		xhr.send( form );
	} );
}
