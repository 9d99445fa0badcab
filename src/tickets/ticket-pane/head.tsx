import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronLeft, drawerRight } from '@wordpress/icons';
import type { Ref } from 'react';
import type { Ticket } from '../../api';
import { SnoozeMenu } from '../snooze-menu';
import { MoreMenu } from './more-menu';
import { Subject } from './subject';

interface HeadProps {
	ticket: Ticket;
	isPanelOpen: boolean;
	headingRef: Ref< HTMLHeadingElement >;
	onBack: () => void;
	onPanel: () => void;
	onForward: () => void;
	onGone: () => void;
}

export function Head( {
	ticket,
	isPanelOpen,
	headingRef,
	onBack,
	onPanel,
	onForward,
	onGone,
}: HeadProps ) {
	return (
		<div className="switchboard-ticket__line">
			<Button
				className="switchboard-phone-only switchboard-ticket__back"
				icon={ chevronLeft }
				label={ __( 'Back to the list', 'switchboard' ) }
				onClick={ onBack }
			/>
			<Subject ticket={ ticket } headingRef={ headingRef } />
			<span className="switchboard-ticket__number">
				#{ ticket.number }
			</span>
			<span className="switchboard-ticket__gap" />
			{ ticket.permissions.update && <SnoozeMenu ticket={ ticket } /> }
			<MoreMenu
				ticket={ ticket }
				onPanel={ onPanel }
				onForward={ onForward }
				onGone={ onGone }
			/>
			<Button
				className="switchboard-phone-hide switchboard-ticket__panel-button"
				size="compact"
				icon={ drawerRight }
				iconSize={ 20 }
				label={ __( 'Customer', 'switchboard' ) }
				aria-expanded={ isPanelOpen }
				onClick={ onPanel }
			/>
		</div>
	);
}
