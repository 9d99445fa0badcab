import { cleanHtml } from '../../../../blocks/my-tickets/clean';

const clean = ( html: string ): string => {
	const box = document.createElement( 'div' );
	box.append( cleanHtml( html ) );
	return box.innerHTML;
};

it( 'keeps what messages are made of', () => {
	const html =
		'<p>Hello <strong>you</strong></p><ul><li>one</li></ul><table><tbody><tr><td colspan="2">x</td></tr></tbody></table>';
	expect( clean( html ) ).toBe( html );
} );

it.each( [
	[ '<script>alert(1)</script>a', 'a' ],
	[
		'<p onclick="x()" style="position:fixed" class="a" id="b">a</p>',
		'<p>a</p>',
	],
	[ '<a href="javascript:alert(1)">a</a>', '<a>a</a>' ],
	[ '<a href=" jAvAsCrIpT:alert(1)">a</a>', '<a>a</a>' ],
	[ '<a href="data:text/html,x">a</a>', '<a>a</a>' ],
	[ '<svg onload=alert(1)><circle></circle></svg>b', 'b' ],
	[ '<iframe src="//evil.example"></iframe>b', 'b' ],
	[ '<form action="//evil"><input name="a"></form>b', 'b' ],
	[ '<template><img src=x onerror=alert(1)></template>b', 'b' ],
	[ '<custom-tag>b</custom-tag>', 'b' ],
	[ '<style>*{display:none}</style>b', 'b' ],
	[ '<!-- x -->b', 'b' ],
] )( 'drops what could run or hide: %s', ( html, expected ) => {
	expect( clean( html ) ).toBe( expected );
} );

it.each( [
	'<img src=x onerror=alert(1) alt="a">',
	'<svg><p>a</p></svg>',
	'<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
	'<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
	'<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">',
	'<p><a href="https://a" onfocus=alert(1) autofocus tabindex=1>a</a>',
] )( 'lets nothing through that parsers disagree about: %s', ( html ) => {
	const names = [ ...cleanHtml( html ).querySelectorAll( '*' ) ].flatMap(
		( element ) => [ element.localName, ...element.getAttributeNames() ]
	);
	expect(
		names.filter( ( name ) =>
			/^on|^(script|style|svg|math|template|form|input|select|class|id|autofocus|tabindex)$/.test(
				name
			)
		)
	).toEqual( [] );
} );

it( 'opens links in a tab that knows nothing of this one', () => {
	expect( clean( '<a href="https://example.org/a">a</a>' ) ).toBe(
		'<a href="https://example.org/a" rel="noopener noreferrer nofollow" target="_blank">a</a>'
	);
} );

it( 'tells no picture where it is shown', () => {
	expect( clean( '<img src="https://example.org/a.png" alt="A">' ) ).toBe(
		'<img alt="A" src="https://example.org/a.png" loading="lazy" referrerpolicy="no-referrer">'
	);
	expect( clean( '<img src="data:image/png;base64,x">' ) ).toBe( '<img>' );
} );
