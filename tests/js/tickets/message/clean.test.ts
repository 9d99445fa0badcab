import { cleanHtml } from '../../../../src/tickets/message/clean';

it( 'leaves a plain message without a frame', () => {
	const { html, needsFrame } = cleanHtml(
		'<p>Hello <b>you</b></p><ul><li>one</li></ul>',
		false
	);
	expect( html ).toBe( '<p>Hello <b>you</b></p><ul><li>one</li></ul>' );
	expect( needsFrame ).toBe( false );
} );

it.each( [
	'<p style="color:red">x</p>',
	'<table><tbody><tr><td>x</td></tr></table>',
	'<font color="red">x</font>',
	'<img src="http://localhost/a.png">',
] )( 'puts %s into a frame', ( html ) => {
	expect( cleanHtml( html, false ).needsFrame ).toBe( true );
} );

it( 'needs no frame for our own pictures in our own message', () => {
	expect(
		cleanHtml( '<p><img src="http://localhost/a.png"></p>', true )
			.needsFrame
	).toBe( false );
	expect(
		cleanHtml( '<p><img src="https://tracker.example/a.png"></p>', true )
			.needsFrame
	).toBe( true );
} );

it( 'loads no picture from elsewhere until it is wanted', () => {
	const { html, fullHtml, hasRemoteImages } = cleanHtml(
		'<img src="https://tracker.example/a.png" alt="x">',
		false
	);
	expect( hasRemoteImages ).toBe( true );
	expect( html ).not.toContain( 'tracker' );
	expect( fullHtml ).toContain( 'https://tracker.example/a.png' );
} );

it.each( [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'<svg><script>alert(1)</script></svg>',
	'<form action="https://evil.example"><input name="password"></form>',
	'<iframe src="https://evil.example"></iframe>',
	'<style>* { display: none }</style>',
	'<p id="wpadminbar" class="switchboard-composer">x</p>',
] )( 'takes the teeth out of %s', ( html ) => {
	const { fullHtml } = cleanHtml( html, false );
	expect( fullHtml ).not.toMatch(
		/script|onerror|<form|<input|<iframe|<style|id=|class=/
	);
} );

it( 'opens links outside, without telling them where from', () => {
	const { html } = cleanHtml( '<a href="https://example.org">x</a>', false );
	expect( html ).toContain( 'target="_blank"' );
	expect( html ).toContain( 'rel="noopener noreferrer nofollow"' );
} );

it( 'marks whom a note mentions by the name', () => {
	const { html } = cleanHtml(
		'<p>@Devon Clarke and @Mara, see <mark>@Devon Clarke</mark> @Devon Clarke</p>',
		true,
		[ 'Devon Clarke' ]
	);
	expect( html ).toBe(
		'<p><mark>@Devon Clarke</mark> and @Mara, see <mark>@Devon Clarke</mark> <mark>@Devon Clarke</mark></p>'
	);
} );
