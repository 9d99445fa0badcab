/**
 * A text with a variable at the caret; what was selected is replaced.
 *
 * @param text  Text.
 * @param start Where the selection begins.
 * @param end   Where it ends.
 * @param name  The variable's name.
 */
export function insertVariable(
	text: string,
	start: number,
	end: number,
	name: string
): { text: string; caret: number } {
	const inserted = `{{${ name }}}`;
	return {
		text: text.slice( 0, start ) + inserted + text.slice( end ),
		caret: start + inserted.length,
	};
}
