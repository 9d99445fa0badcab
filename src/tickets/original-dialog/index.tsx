import { Button, Modal } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { toApiError } from '../../api';
import type { Original } from '../../api';
import { ErrorNotice, formatFull, Skeleton } from '../../components';
import { MailLines } from '../mail-lines';
import './style.scss';

interface OriginalDialogProps {
	title: string;
	/** What is to be known before it is read. */
	lead?: string;
	load: () => Promise< Original >;
	onClose: () => void;
	/** Buttons below it. */
	children?: ReactNode;
}

/** A mail as text and nothing but text: what it says, or its source. */
export function OriginalDialog( {
	title,
	lead,
	load,
	onClose,
	children,
}: OriginalDialogProps ) {
	const [ original, setOriginal ] = useState< Original | null >( null );
	const [ error, setError ] = useState< string | null >( null );
	const [ isSource, setSource ] = useState( false );
	useEffect( () => {
		load().then( setOriginal, ( thrown ) =>
			setError( toApiError( thrown ).message )
		);
		// Read once, when it opens.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [] );
	return (
		<Modal
			className="switchboard-original"
			title={ title }
			size="large"
			onRequestClose={ onClose }
		>
			{ lead && <p className="switchboard-original__lead">{ lead }</p> }
			{ error && <ErrorNotice message={ error } /> }
			{ ! error && ! original && <Skeleton rows={ 5 } /> }
			{ original && (
				<>
					<MailLines lines={ linesOf( original ) } />
					{ original.source !== '' && (
						<Button
							size="small"
							variant="tertiary"
							aria-pressed={ isSource }
							onClick={ () => setSource( ! isSource ) }
						>
							{ isSource
								? __( 'Show the text', 'switchboard' )
								: __( 'Show the source', 'switchboard' ) }
						</Button>
					) }
					<pre
						tabIndex={ 0 }
						dir={ isSource ? 'ltr' : 'auto' }
						className={ `switchboard-original__text ${ isSource ? 'is-source' : '' }` }
					>
						{ isSource ? original.source : original.text }
					</pre>
					{ original.is_cut && (
						<p className="switchboard-original__cut">
							{ __(
								'It is longer; this is the beginning.',
								'switchboard'
							) }
						</p>
					) }
				</>
			) }
			{ children && (
				<div className="switchboard-original__actions">
					{ children }
				</div>
			) }
		</Modal>
	);
}

const linesOf = ( {
	from,
	to,
	date,
	files,
}: Original ): Array< [ string, ReactNode ] > => [
	[ __( 'From', 'switchboard' ), from && <bdi>{ from }</bdi> ],
	[ __( 'To', 'switchboard' ), to && <bdi>{ to }</bdi> ],
	[ __( 'Date', 'switchboard' ), date && formatFull( date ) ],
	[
		__( 'Files', 'switchboard' ),
		files
			.map( ( name ) => name || __( 'without a name', 'switchboard' ) )
			.join( ', ' ),
	],
];
