const TAGS =
	'A ABBR B BLOCKQUOTE BR CAPTION CITE CODE DD DEL DIV DL DT EM FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR I IMG INS KBD LI MARK OL P PRE Q S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TR U UL'.split(
		' '
	);

/** Elements whose content goes with them. */
const GONE =
	'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH TEXTAREA SELECT TITLE FORM'.split(
		' '
	);

const ATTRIBUTES =
	'alt colspan dir height lang rowspan start title width'.split( ' ' );

function isSafe( address: string, protocols: RegExp ): boolean {
	try {
		return protocols.test( new URL( address, location.href ).protocol );
	} catch {
		return false;
	}
}

function copyAttributes( from: Element, to: Element ): void {
	for ( const name of ATTRIBUTES ) {
		const value = from.getAttribute( name );
		if ( value !== null ) {
			to.setAttribute( name, value );
		}
	}
	const href = from.getAttribute( 'href' );
	if (
		href &&
		to.tagName === 'A' &&
		isSafe( href, /^(https?|mailto|tel):$/ )
	) {
		to.setAttribute( 'href', href );
		to.setAttribute( 'rel', 'noopener noreferrer nofollow' );
		to.setAttribute( 'target', '_blank' );
	}
	const src = from.getAttribute( 'src' );
	if ( src && to.tagName === 'IMG' && isSafe( src, /^https?:$/ ) ) {
		to.setAttribute( 'src', src );
		to.setAttribute( 'loading', 'lazy' );
		to.setAttribute( 'referrerpolicy', 'no-referrer' );
	}
}

function copyChildren( from: Node, to: Node ): void {
	from.childNodes.forEach( ( child ) => {
		if ( child.nodeType === Node.TEXT_NODE ) {
			to.appendChild(
				document.createTextNode( child.textContent ?? '' )
			);
		} else if ( child instanceof Element ) {
			const name = child.tagName.toUpperCase();
			if ( TAGS.includes( name ) ) {
				const copy = document.createElement( name );
				copyAttributes( child, copy );
				copyChildren( child, copy );
				to.appendChild( copy );
			} else if ( ! GONE.includes( name ) ) {
				copyChildren( child, to );
			}
		}
	} );
}

/**
 * Nodes of a message. The server has cleaned its HTML; here it is built anew from what is allowed, so that nothing else can get
 * into the page. Parsing makes an inert document: nothing is loaded or run by it.
 */
export function cleanHtml( html: string ): DocumentFragment {
	const parsed = new DOMParser().parseFromString( html, 'text/html' );
	const clean = document.createDocumentFragment();
	copyChildren( parsed.body, clean );
	return clean;
}
