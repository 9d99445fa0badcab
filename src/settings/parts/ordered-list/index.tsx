import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { Link } from '../../../components';
import type { Order } from './use-order';
import './style.scss';

export { byPosition } from './order';
export { useOrder } from './use-order';

interface Row {
	id: number;
	/** For the labels of the buttons. */
	name: string;
	title: ReactNode;
	note?: ReactNode;
	/** At the end, before the buttons. */
	aside?: ReactNode;
	to: string;
}

interface OrderedListProps {
	label: string;
	rows: Row[];
	order: Order;
}

const STEPS = [
	/* translators: %s: name of the thing that moves. */
	{ step: -1, icon: chevronUp, label: __( 'Move %s up', 'switchboard' ) },
	/* translators: %s: name of the thing that moves. */
	{ step: 1, icon: chevronDown, label: __( 'Move %s down', 'switchboard' ) },
] as const;

interface MoveButtonsProps {
	id: number;
	name: string;
	hasNeighbour: ( step: -1 | 1 ) => boolean;
	isMoving: boolean;
	onPress: ( id: number, step: -1 | 1 ) => void;
}

function MoveButtons( {
	id,
	name,
	hasNeighbour,
	isMoving,
	onPress,
}: MoveButtonsProps ) {
	return (
		<span className="switchboard-ordered__moves">
			{ STEPS.map( ( { step, icon, label } ) => (
				<Button
					key={ step }
					size="compact"
					icon={ icon }
					label={ sprintf( label, name ) }
					data-move={ `${ id } ${ step }` }
					disabled={ isMoving || ! hasNeighbour( step ) }
					accessibleWhenDisabled
					onClick={ () => onPress( id, step ) }
				/>
			) ) }
		</span>
	);
}

// Rows that the person puts in order by two buttons each.
export function OrderedList( { label, rows, order }: OrderedListProps ) {
	const list = useRef< HTMLOListElement >( null );
	const pressed = useRef( '' );
	// A moved row is put in anew by the browser and loses the focus.
	useEffect( () => {
		if ( ! order.isMoving && pressed.current ) {
			list.current
				?.querySelector< HTMLElement >(
					`[data-move="${ pressed.current }"]`
				)
				?.focus();
			pressed.current = '';
		}
	}, [ order.isMoving ] );

	const press = ( id: number, step: -1 | 1 ) => {
		pressed.current = `${ id } ${ step }`;
		void order.move( id, step );
	};
	return (
		<ol className="switchboard-ordered" aria-label={ label } ref={ list }>
			{ rows.map( ( row, index ) => (
				<li key={ row.id } className="switchboard-ordered__row">
					<span className="switchboard-ordered__what">
						<Link
							to={ row.to }
							className="switchboard-ordered__title"
						>
							{ row.title }
						</Link>
						{ row.note && (
							<span
								className="switchboard-ordered__note"
								dir="auto"
							>
								{ row.note }
							</span>
						) }
					</span>
					{ row.aside && (
						<span className="switchboard-ordered__aside">
							{ row.aside }
						</span>
					) }
					{ rows.length > 1 && (
						<MoveButtons
							id={ row.id }
							name={ row.name }
							hasNeighbour={ ( step ) =>
								rows[ index + step ] !== undefined
							}
							isMoving={ order.isMoving }
							onPress={ press }
						/>
					) }
				</li>
			) ) }
		</ol>
	);
}
