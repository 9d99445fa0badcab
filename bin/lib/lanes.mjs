/**
 * Runs steps in their order, several at a time; one that builds on another waits for it.
 *
 * @param {Object[]} steps Each has a `name`, and `after` if it waits for another.
 * @param {number}   width How many at a time.
 * @param {Function} work  Called with the step and whether the one before it failed; says whether it went well.
 */
export async function runInLanes( steps, width, work ) {
	const waiting = [ ...steps ];
	const results = {};
	const running = new Set();
	const isReady = ( { after } ) =>
		after in results || ! steps.some( ( { name } ) => name === after );

	while ( waiting.length || running.size ) {
		const next = waiting.findIndex( isReady );
		if ( next >= 0 && running.size < width ) {
			const [ step ] = waiting.splice( next, 1 );
			const task = work( step, results[ step.after ] === false ).then(
				( well ) => {
					results[ step.name ] = well;
					running.delete( task );
				}
			);
			running.add( task );
		} else {
			await Promise.race( running );
		}
	}
}
