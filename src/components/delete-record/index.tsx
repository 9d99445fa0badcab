import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { Confirm } from '../confirm';
import './style.scss';

export interface Deletion {
	/** On the button that asks, and on the one that does it. */
	label: string;
	/** The question. */
	title: string;
	/** What happens, in full. */
	text: string;
	/** Said afterwards. */
	done: string;
}

interface DeleteRecordProps {
	deletion: Deletion;
	onDelete: () => Promise< void >;
}

// The last part of a record's page.
export function DeleteRecord( { deletion, onDelete }: DeleteRecordProps ) {
	const [ isAsking, setAsking ] = useState( false );
	return (
		<div className="switchboard-delete">
			<Button
				size="compact"
				variant="tertiary"
				isDestructive
				onClick={ () => setAsking( true ) }
			>
				{ deletion.label }
			</Button>
			{ isAsking && (
				<Confirm
					title={ deletion.title }
					confirmLabel={ deletion.label }
					isDestructive
					onConfirm={ onDelete }
					onClose={ () => setAsking( false ) }
				>
					<p>{ deletion.text }</p>
				</Confirm>
			) }
		</div>
	);
}
