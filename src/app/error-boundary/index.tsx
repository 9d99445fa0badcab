import { Button } from '@wordpress/components';
import { Component } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components';

interface ErrorBoundaryProps {
	children: ReactNode;
}

/** Keeps a broken screen from taking the others with it; what was typed lies in drafts. */
export class ErrorBoundary extends Component<
	ErrorBoundaryProps,
	{ hasFailed: boolean }
> {
	override state = { hasFailed: false };

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	override render() {
		if ( ! this.state.hasFailed ) {
			return this.props.children;
		}
		return (
			<EmptyState
				icon={ caution }
				title={ __( 'This screen stopped working', 'switchboard' ) }
				action={
					<Button
						variant="secondary"
						size="compact"
						onClick={ () => window.location.reload() }
					>
						{ __( 'Load it again', 'switchboard' ) }
					</Button>
				}
			>
				{ __( 'What you typed is kept as a draft.', 'switchboard' ) }
			</EmptyState>
		);
	}
}
