import { Notice as WordPressNotice, Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import './style.scss';

export interface NoticeAction {
	label: string;
	onClick: () => void;
	/** The second of two is plain. */
	isPlain?: boolean;
}

interface NoticeProps {
	className?: string;
	status?: 'error' | 'warning' | 'info' | 'success';
	children: ReactNode;
	/** What a screen reader says when it appears; the text, where that is plain. */
	spoken?: string;
	actions?: NoticeAction[];
	onDismiss?: () => void;
}

/** A sentence in the pane that it concerns, with at most two actions. */
export function Notice( {
	className = '',
	status = 'info',
	children,
	spoken,
	actions = [],
	onDismiss,
}: NoticeProps ) {
	return (
		<WordPressNotice
			className={ `switchboard-notice ${ className }` }
			status={ status }
			isDismissible={ Boolean( onDismiss ) }
			onRemove={ onDismiss }
			politeness={ status === 'error' ? 'assertive' : 'polite' }
			spokenMessage={
				spoken ?? ( typeof children === 'string' ? children : '' )
			}
		>
			<div className="switchboard-notice__row">
				<div className="switchboard-notice__text">{ children }</div>
				{ actions.map( ( { label, onClick, isPlain } ) => (
					<Button
						key={ label }
						size="small"
						variant={ isPlain ? 'tertiary' : 'secondary' }
						className="switchboard-notice__action"
						onClick={ onClick }
					>
						{ label }
					</Button>
				) ) }
			</div>
		</WordPressNotice>
	);
}

interface ErrorNoticeProps {
	/** What happened, as a sentence. */
	message: string;
	onRetry?: () => void;
	onDismiss?: () => void;
}

/** The usual error: what happened and one way on. */
export function ErrorNotice( {
	message,
	onRetry,
	onDismiss,
}: ErrorNoticeProps ) {
	const actions = onRetry
		? [ { label: __( 'Try again', 'switchboard' ), onClick: onRetry } ]
		: [];
	return (
		<Notice status="error" actions={ actions } onDismiss={ onDismiss }>
			{ message }
		</Notice>
	);
}
