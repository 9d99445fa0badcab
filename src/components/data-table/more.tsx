import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../notice';
import type { Remote } from './types';

const AHEAD = '400px';

// The end of a list that goes on: the next page comes when it comes near, or at a press.
export function More( {
	hasMore,
	isLoadingMore,
	moreError,
	onMore,
}: Omit< Remote, 'asked' | 'onAsk' > ) {
	const end = useRef< HTMLDivElement >( null );
	const more = useRef( onMore );
	more.current = onMore;
	// After an error only the person asks again.
	const isWatching = hasMore && ! isLoadingMore && ! moreError;
	useEffect( () => {
		if ( ! isWatching || ! end.current || ! window.IntersectionObserver ) {
			return;
		}
		const observer = new window.IntersectionObserver(
			( entries ) =>
				entries.some( ( { isIntersecting } ) => isIntersecting ) &&
				more.current(),
			{ rootMargin: AHEAD }
		);
		observer.observe( end.current );
		return () => observer.disconnect();
	}, [ isWatching ] );

	if ( ! hasMore ) {
		return null;
	}
	return (
		<div className="switchboard-table__more" ref={ end }>
			{ moreError ? (
				<ErrorNotice message={ moreError } onRetry={ onMore } />
			) : (
				<Button
					variant="tertiary"
					size="compact"
					disabled={ isLoadingMore }
					accessibleWhenDisabled
					onClick={ onMore }
				>
					{ isLoadingMore
						? __( 'Loading…', 'switchboard' )
						: __( 'Show more', 'switchboard' ) }
				</Button>
			) }
		</div>
	);
}
