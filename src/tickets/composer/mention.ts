import { Mention } from '@tiptap/extension-mention';
import type { SuggestionProps } from '@tiptap/suggestion';
import type { Agent } from '../../api';

export interface MentionPopup {
	items: Agent[];
	active: number;
	anchor: () => DOMRect | null;
	pick: ( agent: Agent ) => void;
}

interface MentionOptions {
	agents: () => Agent[];
	isAllowed: () => boolean;
	onPopup: ( popup: MentionPopup | null ) => void;
}

const MOST = 6;

function find( agents: Agent[], query: string ): Agent[] {
	const wanted = query.toLocaleLowerCase();
	return agents
		.filter( ( { name } ) =>
			name
				.toLocaleLowerCase()
				.split( /\s+/ )
				.some( ( word ) => word.startsWith( wanted ) )
		)
		.slice( 0, MOST );
}

/** Draws the list of people by telling the composer; keys come from the editor. */
function renderPopup( onPopup: MentionOptions[ 'onPopup' ] ) {
	let shown: MentionPopup | null = null;
	const show = ( popup: MentionPopup | null ) => {
		shown = popup;
		onPopup( popup );
	};
	const open = ( { items, clientRect, command }: SuggestionProps< Agent > ) =>
		show( {
			items,
			active: 0,
			anchor: () => clientRect?.() ?? null,
			pick: ( { id, name } ) =>
				command( { id: String( id ), label: name } as never ),
		} );
	return {
		onStart: open,
		onUpdate: open,
		onExit: () => show( null ),
		onKeyDown: ( { event }: { event: KeyboardEvent } ): boolean => {
			if ( ! shown || shown.items.length === 0 ) {
				return false;
			}
			const { items, active } = shown;
			const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
			const chosen = items[ active ];
			if ( step ) {
				show( {
					...shown,
					active: ( active + step + items.length ) % items.length,
				} );
				return true;
			}
			if ( ( event.key === 'Enter' || event.key === 'Tab' ) && chosen ) {
				shown.pick( chosen );
				return true;
			}
			if ( event.key === 'Escape' ) {
				show( null );
				return true;
			}
			return false;
		},
	};
}

/**
 * `@` names an agent. The name is a `mark`, which the site keeps; ids in texts it does not.
 *
 * @param options Whom to name, whether now, and who draws the list.
 */
export const agentMention = ( options: MentionOptions ) =>
	Mention.extend( {
		parseHTML: () => [
			{
				tag: 'mark',
				getAttrs: ( element ) => {
					const label =
						element.textContent?.replace( /^@/, '' ) ?? '';
					const known = options
						.agents()
						.find( ( { name } ) => name === label );
					return known ? { id: String( known.id ), label } : false;
				},
			},
		],
		renderHTML: ( { node } ) => [
			'mark',
			{ 'data-agent': node.attrs.id },
			`@${ node.attrs.label }`,
		],
	} ).configure( {
		suggestion: {
			char: '@',
			// A restored text may end behind an @ while nobody writes.
			allow: ( { editor } ) => editor.isFocused && options.isAllowed(),
			items: ( { query } ) => find( options.agents(), query ),
			render: () => renderPopup( options.onPopup ),
		},
	} );
