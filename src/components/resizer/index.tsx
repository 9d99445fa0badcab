import type { KeyboardEvent, PointerEvent } from 'react';
import './style.scss';

interface ResizerProps {
	label: string;
	/** Width in pixels of the pane in front of the line, or behind it where `isReversed`. */
	width: number;
	min: number;
	max: number;
	isReversed?: boolean;
	onChange: ( width: number ) => void;
}

const STEP = 16;

const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl';

/** The line between two panes; it can be dragged, and moved with the arrow keys. */
export function Resizer( {
	label,
	width,
	min,
	max,
	isReversed = false,
	onChange,
}: ResizerProps ) {
	const clamp = ( wanted: number ) =>
		Math.round( Math.min( max, Math.max( min, wanted ) ) );
	const sign = isReversed === isRightToLeft() ? 1 : -1;

	const onPointerDown = ( event: PointerEvent< HTMLDivElement > ) => {
		const start = event.clientX;
		const line = event.currentTarget;
		line.setPointerCapture( event.pointerId );
		const onMove = ( move: globalThis.PointerEvent ) =>
			onChange( clamp( width + sign * ( move.clientX - start ) ) );
		const onEnd = () => line.removeEventListener( 'pointermove', onMove );
		line.addEventListener( 'pointermove', onMove );
		line.addEventListener( 'lostpointercapture', onEnd, { once: true } );
	};

	const onKeyDown = ( event: KeyboardEvent ) => {
		const direction = { ArrowRight: 1, ArrowLeft: -1 }[ event.key ];
		if ( direction ) {
			event.preventDefault();
			onChange( clamp( width + sign * direction * STEP ) );
		}
	};

	return (
		// A separator that takes the focus is a control, which the rules don't know.
		// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
		<div
			className="switchboard-resizer"
			role="separator"
			aria-orientation="vertical"
			aria-label={ label }
			aria-valuenow={ width }
			aria-valuemin={ min }
			aria-valuemax={ max }

			tabIndex={ 0 }
			onPointerDown={ onPointerDown }
			onKeyDown={ onKeyDown }
		/>
	);
}
