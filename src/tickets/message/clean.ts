import DOMPurify from 'dompurify';

/** A message with a look of its own is shown in a frame; ours and plain ones are not. */
const STYLED = '[style], [bgcolor], [color], font, table, center, img';

export interface CleanHtml {
	/** Without pictures from elsewhere. */
	html: string;
	/** With them. */
	fullHtml: string;
	needsFrame: boolean;
	hasRemoteImages: boolean;
}

const isOwn = ( src: string ): boolean => {
	try {
		const url = new URL( src, window.location.href );
		return (
			url.origin === window.location.origin ||
			url.protocol === 'data:' ||
			url.protocol === 'blob:'
		);
	} catch {
		return false;
	}
};

function openOutside( link: Element ): void {
	link.setAttribute( 'target', '_blank' );
	link.setAttribute( 'rel', 'noopener noreferrer nofollow' );
}

// The site keeps no marks of its own in a text: whoever a note mentions is found by the name.
function markMentions( body: HTMLElement, names: string[] ): void {
	const found = document.createTreeWalker( body, NodeFilter.SHOW_TEXT );
	const texts: Text[] = [];
	while ( found.nextNode() ) {
		texts.push( found.currentNode as Text );
	}
	for ( const name of names ) {
		for ( const text of texts.filter(
			( { parentElement } ) => ! parentElement?.closest( 'mark' )
		) ) {
			const start = text.data.indexOf( `@${ name }` );
			if ( start !== -1 ) {
				const mention = text.splitText( start );
				texts.push( mention.splitText( name.length + 1 ) );
				const mark = document.createElement( 'mark' );
				mention.replaceWith( mark );
				mark.append( mention );
			}
		}
	}
}

/**
 * What may be shown of a message: cleaned by the server already, and once more here.
 *
 * @param html         Of the server.
 * @param areOwnImages Pictures from this site need no frame: the message is ours.
 * @param mentioned    Names of those whom a note mentions.
 */
export function cleanHtml(
	html: string,
	areOwnImages: boolean,
	mentioned: string[] = []
): CleanHtml {
	const body = DOMPurify.sanitize( html, {
		RETURN_DOM: true,
		USE_PROFILES: { html: true },
		FORBID_TAGS: [
			'form',
			'input',
			'button',
			'select',
			'textarea',
			'style',
			'video',
			'audio',
		],
		FORBID_ATTR: [ 'id', 'name', 'class', 'srcset', 'background' ],
	} ) as HTMLElement;
	markMentions( body, mentioned );
	body.querySelectorAll( 'a[href]' ).forEach( openOutside );
	const images = [ ...body.querySelectorAll( 'img' ) ];
	images.forEach( ( image ) => image.setAttribute( 'loading', 'lazy' ) );
	const remote = images.filter(
		( image ) => ! isOwn( image.getAttribute( 'src' ) ?? '' )
	);
	const styled = [ ...body.querySelectorAll( STYLED ) ].filter(
		( element ) =>
			! (
				areOwnImages &&
				element.matches( 'img:not([style])' ) &&
				! remote.includes( element as HTMLImageElement )
			)
	);
	const fullHtml = body.innerHTML;
	remote.forEach( ( image ) => image.removeAttribute( 'src' ) );
	return {
		html: body.innerHTML,
		fullHtml,
		needsFrame: styled.length > 0,
		hasRemoteImages:
			remote.length > 0 || /url\s*\(\s*['"]?https?:/i.test( fullHtml ),
	};
}
