import { chevronDown, chevronUp } from '@wordpress/icons';
import { useId } from '@wordpress/element';
import type { ReactNode } from 'react';
import { Icon } from '../../components';
import { useStored } from '../lib/use-stored';

interface SectionProps {
	/** Remembered under this name. */
	name: string;
	title: string;
	count?: number;
	children: ReactNode;
}

/** A part of the panel that can be closed; the person's choice is kept. */
export function Section( { name, title, count, children }: SectionProps ) {
	const id = useId();
	const [ isOpen, setOpen ] = useStored( `customer-${ name }`, true );
	return (
		<section className="switchboard-section">
			<h3 className="switchboard-section__title">
				<button
					type="button"
					aria-expanded={ isOpen }
					aria-controls={ id }
					onClick={ () => setOpen( ! isOpen ) }
				>
					{ title }
					{ count !== undefined && (
						<span className="switchboard-section__count">
							{ count }
						</span>
					) }
					<Icon
						icon={ isOpen ? chevronUp : chevronDown }
						size={ 20 }
					/>
				</button>
			</h3>
			<div id={ id } hidden={ ! isOpen }>
				{ isOpen && children }
			</div>
		</section>
	);
}
