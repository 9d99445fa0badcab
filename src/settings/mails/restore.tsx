import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { restoreTemplate, useActions } from '../../api';
import type { Template } from '../../api';
import { Confirm, useSay } from '../../components';

interface RestoreProps {
	template: Template;
	/** What was typed on top of it goes too. */
	onRestored: () => void;
}

// The way back to the built-in words.
export function Restore( { template, onRestored }: RestoreProps ) {
	const { receiveRecords } = useActions();
	const say = useSay();
	const [ isAsking, setAsking ] = useState( false );
	const restore = async () => {
		receiveRecords( 'template', [ await restoreTemplate( template.id ) ] );
		onRestored();
		say( __( 'The built-in words are back.', 'switchboard' ) );
	};
	return (
		<div className="switchboard-mail__restore">
			<Button
				size="compact"
				variant="tertiary"
				isDestructive
				disabled={ ! template.is_changed }
				accessibleWhenDisabled
				onClick={ () => setAsking( true ) }
			>
				{ __( 'Restore the built-in words', 'switchboard' ) }
			</Button>

			{ isAsking && (
				<Confirm
					title={ __( 'Restore the built-in words?', 'switchboard' ) }
					confirmLabel={ __( 'Restore', 'switchboard' ) }
					isDestructive
					onConfirm={ restore }
					onClose={ () => setAsking( false ) }
				>
					<p>
						{ __(
							'Your subject and text of this mail are lost. The built-in ones speak the language of the site.',
							'switchboard'
						) }
					</p>
				</Confirm>
			) }
		</div>
	);
}
