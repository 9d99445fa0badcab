import { Button, Dropdown } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { keyboard } from '@wordpress/icons';
import { isAppleOS } from '@wordpress/keycodes';
import './style.scss';

const shortcuts = (): Array< [ string[], string ] > => [
	[ [ 'j', '↓' ], __( 'Next ticket', 'switchboard' ) ],
	[ [ 'k', '↑' ], __( 'Previous ticket', 'switchboard' ) ],
	[ [ 'Enter' ], __( 'Open the ticket', 'switchboard' ) ],
	[ [ 'x' ], __( 'Select the ticket', 'switchboard' ) ],
	[ [ '/' ], __( 'Search', 'switchboard' ) ],
	[ [ 'c' ], __( 'New ticket', 'switchboard' ) ],
	[ [ 'r' ], __( 'Reply', 'switchboard' ) ],
	[ [ 'n' ], __( 'Note', 'switchboard' ) ],
	[ [ isAppleOS() ? '⌘' : 'Ctrl', 'Enter' ], __( 'Send', 'switchboard' ) ],
	[ [ 'Esc' ], __( 'Leave the text', 'switchboard' ) ],
];

export function ShortcutsButton() {
	return (
		<Dropdown
			contentClassName="switchboard-popover"
			popoverProps={ { placement: 'top-start' } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					size="small"
					className="switchboard-phone-hide"
					icon={ keyboard }
					iconSize={ 16 }
					label={ __( 'Keyboard shortcuts', 'switchboard' ) }
					aria-expanded={ isOpen }
					onClick={ onToggle }
				/>
			) }
			renderContent={ () => (
				<dl className="switchboard-shortcuts">
					{ shortcuts().map( ( [ keys, label ] ) => (
						<div key={ label }>
							<dt>{ label }</dt>
							<dd>
								{ keys.map( ( key ) => (
									<kbd key={ key }>{ key }</kbd>
								) ) }
							</dd>
						</div>
					) ) }
				</dl>
			) }
		/>
	);
}
