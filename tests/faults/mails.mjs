/**
 * Makes mails that can be told apart: each has a word of its own in its text.
 *
 * @param {string} prefix Two letters.
 * @param {number} count
 * @param {Object} random See randomFrom().
 * @return {{word: string, files: number, raw: string}[]} Mails; some are there twice.
 */
export function makeMails( prefix, count, random ) {
	const mails = [];
	const starts = [];
	while ( mails.length < count ) {
		if ( mails.length > 3 && random.chance( 0.03 ) ) {
			// The server got it twice.
			mails.push( mails[ random.below( mails.length ) ] );
			continue;
		}
		const word = prefix + String( mails.length ).padStart( 5, '0' );
		const parent =
			starts.length > 3 && random.chance( 0.3 )
				? starts[ random.below( starts.length ) ]
				: null;
		const start = parent ?? {
			word,
			sender: `customer-${ word }@customer.example`,
		};
		if ( ! parent ) {
			starts.push( start );
		}
		mails.push( makeMail( word, start, parent, random ) );
	}
	return mails;
}

/**
 * Makes a mail.
 *
 * @param {string}      word   Its word.
 * @param {Object}      start  The first mail of its thread.
 * @param {Object|null} parent The mail that it answers.
 * @param {Object}      random See randomFrom().
 * @param {number[]}    sizes  Bytes of its files; a few small ones when left out.
 * @return {{word: string, files: number, raw: string}} The mail.
 */
export function makeMail(
	word,
	{ word: first, sender },
	parent,
	random,
	sizes = Array.from(
		{ length: random.chance( 0.25 ) ? 1 + random.below( 3 ) : 0 },
		() => 100 + random.below( 20000 )
	)
) {
	const files = sizes.length;
	const html = random.chance( 0.5 );
	const text = `This is ${ word }.\r\nPlease help.\r\n`;
	const head = [
		`From: Customer <${ sender }>`,
		'To: support@shop.example',
		`Subject: ${ parent ? 'Re: ' : '' }Question ${ first }`,
		`Message-ID: <${ word }@customer.example>`,
		'Date: Mon, 1 Sep 2025 10:00:00 +0000',
		...( parent ? [ `In-Reply-To: <${ first }@customer.example>` ] : [] ),
		'MIME-Version: 1.0',
	];
	const alternatives = html
		? [
				'Content-Type: multipart/alternative; boundary="inner"',
				'',
				'--inner',
				'Content-Type: text/plain; charset=utf-8',
				'',
				text,
				'--inner',
				'Content-Type: text/html; charset=utf-8',
				'',
				`<p>This is ${ word }.</p><p>Please <b>help</b>.</p>`,
				'--inner--',
			]
		: [ 'Content-Type: text/plain; charset=utf-8', '', text ];
	const parts = Array.from( { length: files }, ( _, index ) => [
		'--outer',
		`Content-Type: application/pdf; name="${ word }-${ index }.pdf"`,
		'Content-Transfer-Encoding: base64',
		`Content-Disposition: attachment; filename="${ word }-${ index }.pdf"`,
		'',
		Buffer.concat( [
			Buffer.from( '%PDF-1.4\n' ),
			Buffer.alloc( sizes[ index ], random.bytes( 4096 ) ),
		] )
			.toString( 'base64' )
			.replace( /.{76}/g, '$&\r\n' ),
	] ).flat();
	const body = files
		? [
				'Content-Type: multipart/mixed; boundary="outer"',
				'',
				'--outer',
				...alternatives,
				...parts,
				'--outer--',
				'',
			]
		: alternatives;
	return { word, files, raw: [ ...head, ...body ].join( '\r\n' ) };
}
