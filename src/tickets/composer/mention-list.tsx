import { speak } from '@wordpress/a11y';
import { Popover } from '@wordpress/components';
import { useEffect, useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Avatar } from '../../components';
import type { MentionPopup } from './mention';

/** The people that fit what was typed after the @. The caret stays in the text. */
export function MentionList( { popup }: { popup: MentionPopup } ) {
	const { items, active, anchor, pick } = popup;
	const name = items[ active ]?.name ?? '';
	useEffect( () => speak( name, 'assertive' ), [ name ] );
	const virtual = useMemo(
		() => ( { getBoundingClientRect: () => anchor() ?? new DOMRect() } ),
		[ anchor ]
	);
	if ( items.length === 0 ) {
		return null;
	}
	return (
		<Popover
			className="switchboard-popover"
			anchor={ virtual }
			placement="top-start"
			focusOnMount={ false }
			animate={ false }
		>
			<ul
				className="switchboard-mentions"
				role="listbox"
				aria-label={ __( 'Mention', 'switchboard' ) }
			>
				{ items.map( ( agent, index ) => (
					// The keyboard is with the editor.
					// eslint-disable-next-line jsx-a11y/click-events-have-key-events
					<li
						key={ agent.id }
						role="option"
						aria-selected={ index === active }
						onMouseDown={ ( event ) => event.preventDefault() }
						onClick={ () => pick( agent ) }
					>
						<Avatar
							name={ agent.name }
							id={ agent.id }
							src={ agent.avatar }
							size={ 20 }
						/>
						<span dir="auto">{ agent.name }</span>
					</li>
				) ) }
			</ul>
		</Popover>
	);
}
