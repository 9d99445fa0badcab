import { lazy, Suspense } from '@wordpress/element';
import type { ComponentProps } from 'react';
import { Skeleton } from '../skeleton';

const RichText = lazy( () =>
	import( /* webpackChunkName: "rich-text" */ '../rich-text' ).then(
		( module ) => ( {
			default: module.RichText,
		} )
	)
);

/** The text field of forms, whose editor is fetched when it is first needed. */
export function LazyRichText( props: ComponentProps< typeof RichText > ) {
	return (
		<Suspense fallback={ <Skeleton rows={ 1 } /> }>
			<RichText { ...props } />
		</Suspense>
	);
}
