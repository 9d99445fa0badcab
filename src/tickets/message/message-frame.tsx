import { useCallback, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface MessageFrameProps {
	/** Clean HTML. */
	html: string;
	withRemoteImages: boolean;
}

const STYLE = `
	html { overflow-x: auto; }
	body { margin: 0; color: #1e1e1e; background: transparent; font: 14px/21px -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
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

/** A message with a look of its own, without scripts and without a way out; as high as its content. */
export function MessageFrame( { html, withRemoteImages }: MessageFrameProps ) {
	const frame = useRef< HTMLIFrameElement >( null );
	const observer = useRef< ResizeObserver | null >( null );
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
		<iframe
			ref={ frame }
			className="switchboard-message__frame"
			title={ __( 'Message text', 'switchboard' ) }
			sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
			srcDoc={ documentOf( html, withRemoteImages ) }
			style={ { blockSize: height } }
			onLoad={ measure }
		/>
	);
}
