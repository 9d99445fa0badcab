import { useCallback, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	deleteAttachment,
	getBoot,
	isAborted,
	toApiError,
	uploadAttachment,
} from '../../api';
import type { Attachment } from '../../api';

/** A file on its way, or one that didn't get there. */
export interface Upload {
	key: number;
	name: string;
	/** 0 to 1. */
	progress: number;
	error: string | null;
	file: File;
	/** It was put into the text. */
	isInline: boolean;
	stop: AbortController;
}

export interface Files {
	uploads: Upload[];
	isUploading: boolean;
	add: ( files: File[], isInline?: boolean ) => void;
	retry: ( upload: Upload ) => void;
	dismiss: ( upload: Upload ) => void;
	remove: ( attachment: Attachment ) => void;
}

const MEGA = 1024 * 1024;

let lastKey = 0;

function refuse( file: File ): string | null {
	const { max_file_size: limit, refused_names: refused } = getBoot().settings;
	if ( file.size > limit * MEGA ) {
		return sprintf(
			/* translators: %d: megabytes. */
			__( 'This file is larger than %d MB.', 'switchboard' ),
			limit
		);
	}
	return new RegExp( refused, 'iu' ).test( file.name )
		? __(
				"Files of this kind can't be attached. If you need to send it, put it into a ZIP archive.",
				'switchboard'
			)
		: null;
}

/**
 * Uploads of a text that is being written.
 *
 * @param onUploaded Called with each file that arrived.
 * @param onRemoved  Called with a file that was taken away.
 */
export function useFiles(
	onUploaded: ( attachment: Attachment, isInline: boolean ) => void,
	onRemoved: ( attachment: Attachment ) => void
): Files {
	const [ uploads, setUploads ] = useState< Upload[] >( [] );
	const latest = useRef( { onUploaded, onRemoved } );
	latest.current = { onUploaded, onRemoved };

	const update = useCallback(
		( key: number, changes: Partial< Upload > | null ) => {
			setUploads( ( before ) =>
				before.flatMap( ( upload ) => {
					if ( upload.key !== key ) {
						return [ upload ];
					}
					return changes ? [ { ...upload, ...changes } ] : [];
				} )
			);
		},
		[]
	);

	const start = useCallback(
		async ( { key, file, stop, isInline }: Upload ) => {
			try {
				const attachment = await uploadAttachment( file, {
					signal: stop.signal,
					onProgress: ( progress ) => update( key, { progress } ),
				} );
				update( key, null );
				latest.current.onUploaded( attachment, isInline );
			} catch ( thrown ) {
				update(
					key,
					isAborted( thrown )
						? null
						: { error: toApiError( thrown ).message }
				);
			}
		},
		[ update ]
	);

	const add = useCallback(
		( files: File[], isInline = false ) => {
			const added = files.map( ( file ): Upload => ( {
				key: ++lastKey,
				name: file.name,
				progress: 0,
				error: refuse( file ),
				file,
				isInline: isInline && file.type.startsWith( 'image/' ),
				stop: new AbortController(),
			} ) );
			setUploads( ( before ) => [ ...before, ...added ] );
			added
				.filter( ( { error } ) => error === null )
				.forEach( ( upload ) => void start( upload ) );
		},
		[ start ]
	);

	return {
		uploads,
		isUploading: uploads.some( ( { error } ) => error === null ),
		add,
		retry: ( upload ) => {
			update( upload.key, { error: null, progress: 0 } );
			void start( upload );
		},
		dismiss: ( { key, stop } ) => {
			stop.abort();
			update( key, null );
		},
		remove: ( attachment ) => {
			latest.current.onRemoved( attachment );
			void deleteAttachment( attachment.id ).catch( () => {} );
		},
	};
}
