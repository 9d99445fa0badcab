import { useEffect, useState } from '@wordpress/element';
import { isAborted, previewTemplate } from '../../api';
import type { ApiError, PreviewedTemplate } from '../../api';

const PAUSE = 500;

export interface Preview {
	/** The last that worked, also while another is on its way. */
	mail: PreviewedTemplate | null;
	error: string | null;
}

/**
 * The mail as it would go out, a moment after the last key.
 *
 * @param id      Template.
 * @param subject Subject with variables.
 * @param body    HTML with variables.
 */
export function usePreview(
	id: string,
	subject: string,
	body: string
): Preview {
	const [ preview, setPreview ] = useState< Preview >( {
		mail: null,
		error: null,
	} );
	useEffect( () => {
		const abort = new AbortController();
		const timer = window.setTimeout( () => {
			previewTemplate( id, { subject, body }, abort.signal ).then(
				( mail ) => setPreview( { mail, error: null } ),
				( thrown: ApiError ) =>
					isAborted( thrown ) ||
					setPreview( ( { mail } ) => ( {
						mail,
						error: thrown.message,
					} ) )
			);
		}, PAUSE );
		return () => {
			window.clearTimeout( timer );
			abort.abort();
		};
	}, [ id, subject, body ] );
	return preview;
}
