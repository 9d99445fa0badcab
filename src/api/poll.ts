export interface PollOptions {
	/** Asks once; rejects when the site did not answer well. */
	ask: () => Promise< void >;
	/** Seconds between questions while the screen is visible, and while it is hidden. */
	visible: number;
	hidden: number;
}

const LONGEST_WAIT = 120;

/**
 * Asks again and again: at once when the screen gets the focus or the network comes back, and ever
 * less often while the answers are errors.
 *
 * @param options         What to ask and how often.
 * @param options.ask
 * @param options.visible
 * @param options.hidden
 * @return Stops it.
 */
export function startPoll( { ask, visible, hidden }: PollOptions ): () => void {
	let timer = 0;
	let failures = 0;
	let isAsking = false;
	let isStopped = false;

	const wait = () => {
		const rest = document.visibilityState === 'visible' ? visible : hidden;
		const seconds = Math.max(
			rest,
			Math.min( rest * 2 ** failures, LONGEST_WAIT )
		);
		window.clearTimeout( timer );
		if ( ! isStopped ) {
			timer = window.setTimeout( run, seconds * 1000 );
		}
	};

	const run = async () => {
		if ( isAsking ) {
			return;
		}
		isAsking = true;
		try {
			await ask();
			failures = 0;
		} catch {
			failures++;
		}
		isAsking = false;
		wait();
	};

	const onVisibility = () =>
		document.visibilityState === 'visible' ? void run() : wait();
	const onFocus = () => void run();

	document.addEventListener( 'visibilitychange', onVisibility );
	window.addEventListener( 'focus', onFocus );
	window.addEventListener( 'online', onFocus );
	wait();

	return () => {
		isStopped = true;
		window.clearTimeout( timer );
		document.removeEventListener( 'visibilitychange', onVisibility );
		window.removeEventListener( 'focus', onFocus );
		window.removeEventListener( 'online', onFocus );
	};
}
