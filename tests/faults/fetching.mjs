import { badLine } from './bad-line.mjs';
import { makeMail, makeMails } from './mails.mjs';

/**
 * Delivers mails in portions and kills the process that fetches them at a random point after each.
 *
 * @param {Object}                     stage
 * @param {Object[]}                   mails
 * @param {number}                     kills
 * @param {(round: number) => Promise} between What happens between two processes.
 */
async function underFire( stage, mails, kills, between = async () => {} ) {
	const portion = mails.length / kills;
	// What a healthy process asks the database for a mail, so that a point of death lies within the work that there is.
	await stage.mailbox.deliver( mails.slice( 0, Math.floor( portion ) ) );
	const { queries } = await stage.work();
	const most = Math.max( 40, Math.floor( queries * 1.2 ) );
	let died = 0;
	for ( let round = 1; round <= kills; round++ ) {
		await stage.mailbox.deliver(
			mails.slice(
				Math.floor( portion * round ),
				Math.floor( portion * ( round + 1 ) )
			)
		);
		stage.pass();
		// Most die at a query; some at any moment, such as in the middle of a literal or of a file.
		const how = stage.random.chance( 0.8 )
			? { dieAt: 1 + stage.random.below( most ) }
			: { dieIn: 1 + stage.random.below( 60 * portion ) };
		died += ( await stage.work( how ) ) ? 0 : 1;
		await between( round );
	}
	stage.facts.push( `${ died } of ${ kills } processes were killed` );
	if ( died < kills / 2 ) {
		stage.faults.push( 'too few of them died: the test tests nothing' );
	}
	const started = Date.now();
	const last = await stage.settle();
	stage.facts.push(
		`ended in ${ Date.now() - started } ms, ${ Math.round( last.memory / 1048576 ) } MB`
	);
}

const few = ( stage ) => Math.max( 30, Math.round( stage.mails / 20 ) );

/** How fast it goes when nothing goes wrong. */
async function calm( stage ) {
	const mails = makeMails( stage.prefix, few( stage ), stage.random );
	await stage.connect();
	await stage.mailbox.deliver( mails );
	const first = await stage.ask( 'figures', {
		connection: stage.connection,
	} );
	stage.facts.push(
		`${ Math.round( mails.length / first.seconds ) } mails a second, ${ ( first.queries / mails.length ).toFixed( 1 ) } queries a mail, ${ Math.round( first.memory / 1048576 ) } MB at most`
	);
	await stage.settle( 1 );
	await stage.verify( mails );
}

/** A mail with 25 MB of files, in a process with little memory. */
async function large( stage ) {
	const word = `${ stage.prefix }00000`;
	const start = { word, sender: 'customer@customer.example' };
	const sizes = Array.from( { length: 5 }, () => 5_000_000 );
	const mails = [ makeMail( word, start, null, stage.random, sizes ) ];
	await stage.connect( { after_reading: 'delete' } );
	await stage.mailbox.deliver( mails );
	const { memory } = await stage.work( { memory: '128M' } );
	stage.facts.push( `${ Math.round( memory / 1048576 ) } MB at most` );
	await stage.verify( mails );
	stage.expect( 'mails left on the server', await stage.mailbox.count(), 0 );
}

/** Processes are killed while mails are deleted on the server once they are here. */
async function kill( stage ) {
	const mails = makeMails( stage.prefix, stage.mails, stage.random );
	await stage.connect( { after_reading: 'delete' } );
	await underFire( stage, mails, stage.kills );
	await stage.verify( mails );
	stage.expect( 'mails left on the server', await stage.mailbox.count(), 0 );
}

/** The same by POP3. */
async function pop3( stage ) {
	const mails = makeMails( stage.prefix, few( stage ), stage.random );
	await stage.connect( { receiving: 'pop3', after_reading: 'delete' } );
	await underFire(
		stage,
		mails,
		Math.max( 5, Math.round( stage.kills / 20 ) )
	);
	await stage.verify( mails );
	stage.expect( 'mails left on the server', await stage.mailbox.count(), 0 );
}

/** The server gives all mails new numbers again and again, also while processes are killed. */
async function numbers( stage ) {
	const mails = makeMails( stage.prefix, few( stage ), stage.random );
	await stage.connect( { after_reading: 'mark' } );
	let changes = 0;
	await underFire(
		stage,
		mails,
		Math.max( 4, Math.round( stage.kills / 20 ) ),
		async ( round ) => {
			if ( round % 2 === 0 && changes < 5 ) {
				++changes;
				await stage.mailbox.renumber();
			}
		}
	);
	stage.facts.push( `UIDVALIDITY changed ${ changes } times` );
	await stage.verify( mails, { places: 'any' } );
	stage.expect(
		'mails marked as read',
		await stage.mailbox.seen(),
		mails.length
	);
}

/** The line is cut anywhere, most of all in the middle of literals. */
async function cut( stage ) {
	const mails = makeMails( stage.prefix, few( stage ), stage.random );
	const most = Math.min( 40, stage.kills );
	let cuts = most;
	const line = await badLine( Number( stage.dovecot.DOVECOT_IMAP ), () =>
		cuts-- > 0 ? { cutAfter: 600 + stage.random.below( 60000 ) } : {}
	);
	await stage.connect( {
		receiving_port: line.port,
		after_reading: 'delete',
	} );
	await stage.mailbox.deliver( mails );
	let rounds = 0;
	while ( cuts > 0 && rounds++ < 60 ) {
		stage.pass();
		await stage.work();
	}
	stage.facts.push(
		`the line was cut ${ most - Math.max( 0, cuts ) } times`
	);
	await stage.settle();
	line.close();
	await stage.verify( mails );
	stage.expect( 'mails left on the server', await stage.mailbox.count(), 0 );
}

/** Every byte drips. */
async function slow( stage ) {
	const mails = makeMails( stage.prefix, 12, stage.random );
	const line = await badLine( Number( stage.dovecot.DOVECOT_IMAP ), () => ( {
		drip: { bytes: 1400, pause: 8 },
	} ) );
	await stage.connect( { receiving_port: line.port } );
	await stage.mailbox.deliver( mails );
	await stage.settle( 2 );
	line.close();
	await stage.verify( mails );
}

/** The server doesn't want us, then refuses some mails, then can't move any because it is full. */
async function refusing( stage ) {
	const mails = makeMails( stage.prefix, few( stage ), stage.random );
	const moods = [
		() => ( { greeting: '* BYE Too many connections\r\n' } ),
		() => ( { greeting: '' } ),
		() => ( {
			refuse: ( words ) =>
				/^(AUTHENTICATE|LOGIN)/.test( words ) &&
				'NO [UNAVAILABLE] Try again later',
		} ),
		() => ( {
			refuse: ( words ) =>
				/^UID FETCH \d*[37] .*BODY/.test( words ) &&
				'NO [SERVERBUG] Internal error',
		} ),
		() => ( {
			refuse: ( words ) =>
				/^UID (MOVE|COPY)/.test( words ) &&
				'NO [OVERQUOTA] The mailbox is full',
		} ),
		() => ( {
			refuse: ( words ) => /^SELECT/.test( words ) && 'NO [INUSE] Locked',
		} ),
	];
	let mood = 0;
	const line = await badLine( Number( stage.dovecot.DOVECOT_IMAP ), () =>
		( moods[ mood ] ?? ( () => ( {} ) ) )()
	);
	await stage.connect( {
		receiving_port: line.port,
		after_reading: 'move',
		move_to: 'Archive',
	} );
	await stage.mailbox.deliver( mails );
	const words = [];
	for ( ; mood < moods.length; mood++ ) {
		stage.pass();
		words.push( ( await stage.work() ).said );
	}
	[
		/Too many connections/,
		/hung up/,
		/Try again later/,
		null,
		/The mailbox is full/,
		/Locked/,
	].forEach( ( wanted, index ) => {
		if ( wanted && ! wanted.test( words[ index ] ) ) {
			stage.faults.push(
				`the connection said “${ words[ index ] }” in place of ${ wanted }`
			);
		}
	} );
	await stage.settle();
	line.close();
	await stage.verify( mails );
	stage.expect( 'mails left in the inbox', await stage.mailbox.count(), 0 );
}

/** Two processes at once, and a third that believes the lease has ended. */
async function twoAtOnce( stage ) {
	const mails = makeMails( stage.prefix, few( stage ), stage.random );
	await stage.connect( { after_reading: 'delete' } );
	const half = Math.floor( mails.length / 2 );
	await stage.mailbox.deliver( mails.slice( 0, half ) );
	await Promise.all( [ stage.work(), stage.work() ] );
	await stage.mailbox.deliver( mails.slice( half ) );
	stage.pass();
	await Promise.all( [
		stage.work(),
		stage.work( { further: 400 } ),
		stage.work( { further: 800 } ),
	] );
	stage.pass( 1000 );
	await stage.settle();
	await stage.verify( mails );
	stage.expect( 'mails left on the server', await stage.mailbox.count(), 0 );
}

export const fetching = {
	calm,
	large,
	kill,
	pop3,
	numbers,
	cut,
	slow,
	refusing,
	twoAtOnce,
};
