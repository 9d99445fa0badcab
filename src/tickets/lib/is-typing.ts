/**
 * Whether a key belongs to a field, a menu or a shortcut of the browser rather than to the screen.
 *
 * @param event The key.
 */
export function isTyping( event: KeyboardEvent ): boolean {
	const target = event.target as HTMLElement | null;
	return (
		event.ctrlKey ||
		event.metaKey ||
		event.altKey ||
		Boolean(
			target?.closest(
				'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], .components-popover, .components-modal__frame'
			)
		)
	);
}
