import {
	Button,
	CheckboxControl,
	Dropdown,
	TextControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import { getBoot, toApiError, useActions } from '../../api';
import type { TicketList } from '../../api';
import { ErrorNotice } from '../../components';
import './style.scss';

interface SaveViewProps {
	query: TicketList;
	/** Called with the key of the new view. */
	onSaved: ( key: string ) => void;
}

/** Keeps what the list shows now as a view with a name. */
export function SaveView( { query, onSaved }: SaveViewProps ) {
	return (
		<Dropdown
			contentClassName="switchboard-popover"
			popoverProps={ { placement: 'bottom-start' } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					size="small"
					variant="tertiary"
					aria-expanded={ isOpen }
					onClick={ onToggle }
				>
					{ __( 'Save view', 'switchboard' ) }
				</Button>
			) }
			renderContent={ ( { onClose } ) => (
				<SaveForm
					query={ query }
					onSaved={ ( key ) => {
						onClose();
						onSaved( key );
					} }
				/>
			) }
		/>
	);
}

function SaveForm( { query, onSaved }: SaveViewProps ) {
	const { createRecord } = useActions();
	const [ name, setName ] = useState( '' );
	const [ isShared, setShared ] = useState( false );
	const [ isBusy, setBusy ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );

	const onSubmit = async ( event: FormEvent ) => {
		event.preventDefault();
		setBusy( true );
		try {
			const { per_page: perPage, ...kept } = query;
			const view = await createRecord( 'view', {
				name: name.trim(),
				query: kept,
				shared: isShared,
			} );
			onSaved( `view-${ view.id }` );
		} catch ( thrown ) {
			setError( toApiError( thrown ).message );
			setBusy( false );
		}
	};
	return (
		<form className="switchboard-save-view" onSubmit={ onSubmit }>
			{ error && <ErrorNotice message={ error } /> }
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Name of the view', 'switchboard' ) }
				value={ name }
				maxLength={ 100 }
				required
				onChange={ setName }
			/>
			{ getBoot().me.capabilities.manage && (
				<CheckboxControl
					__nextHasNoMarginBottom
					label={ __( 'All agents see it', 'switchboard' ) }
					checked={ isShared }
					onChange={ setShared }
				/>
			) }
			<Button
				variant="primary"
				size="compact"
				type="submit"
				isBusy={ isBusy }
				disabled={ isBusy || name.trim() === '' }
			>
				{ __( 'Save view', 'switchboard' ) }
			</Button>
		</form>
	);
}
