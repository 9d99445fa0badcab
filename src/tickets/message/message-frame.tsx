import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { RefObject } from 'react';

interface MessageFrameProps {
	/** Clean HTML. */
	html: string;
	withRemoteImages: boolean;
}

const STYLE = `
	html { overflow-x: auto; }
	body { display: flow-root; margin: 0; color: #1e1e1e; background: transparent; font: 14px/21px -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
	img { max-width: 100%; height: auto; }
	table { max-width: 100%; }
	pre { white-space: pre-wrap; }
	blockquote { margin: 0; padding-inline-start: 12px; border-inline-start: 2px solid #ccc; }
	body > :first-child { margin-block-start: 0; }
	body > :last-child { margin-block-end: 0; }
`;

function documentOf( html: string, withRemoteImages: boolean ): string {
	const images = withRemoteImages
		? "'self' data: blob: https: http:"
		: "'self' data: blob:";
	const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${ images }`;
	return `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${ policy }"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${ STYLE }</style></head><body dir="auto">${ html }</body></html>`;
}

/** So far from what is seen a message gets its frame. */
const NEAR = '800px 0px';

/**
 * Whether something has come near what is seen of the page: what is not near needs no document of its own.
 *
 * @param element The element.
 */
function useNear( element: RefObject< HTMLElement | null > ): boolean {
	const [ isNear, setNear ] = useState( false );
	useEffect( () => {
		if ( ! element.current || isNear ) {
			return undefined;
		}
		const observer = new IntersectionObserver(
			( entries ) =>
				entries.some( ( { isIntersecting } ) => isIntersecting ) &&
				setNear( true ),
			{ rootMargin: NEAR }
		);
		observer.observe( element.current );
		return () => observer.disconnect();
	}, [ element, isNear ] );
	return isNear;
}

/** A message with a look of its own, without scripts and without a way out; as high as its content. */
export function MessageFrame( { html, withRemoteImages }: MessageFrameProps ) {
	const place = useRef< HTMLDivElement >( null );
	const frame = useRef< HTMLIFrameElement >( null );
	const isNear = useNear( place );
	const observer = useRef< ResizeObserver | null >( null );
	useEffect( () => () => observer.current?.disconnect(), [] );
	const [ height, setHeight ] = useState( 40 );

	const measure = useCallback( () => {
		const body = frame.current?.contentDocument?.body;
		observer.current?.disconnect();
		if ( ! body ) {
			return;
		}
		const update = () =>
			setHeight( Math.ceil( body.getBoundingClientRect().height ) + 2 );
		observer.current = new ResizeObserver( update );
		observer.current.observe( body );
		update();
	}, [] );

	return (
		<div ref={ place } style={ { minBlockSize: height } }>
			{ isNear && (
				<iframe
					ref={ frame }
					className="switchboard-message__frame"
					title={ __( 'Message text', 'switchboard' ) }
					sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
					srcDoc={ documentOf( html, withRemoteImages ) }
					style={ { blockSize: height } }
					onLoad={ measure }
				/>
			) }
		</div>
	);
}
