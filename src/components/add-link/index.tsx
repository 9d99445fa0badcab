import { Link } from '../navigation';

interface AddLinkProps {
	to: string;
	label: string;
	isPrimary?: boolean;
}

// A button that leads to the page of a new one.
export function AddLink( { to, label, isPrimary = true }: AddLinkProps ) {
	return (
		<Link
			to={ to }
			className={ `components-button is-compact ${
				isPrimary ? 'is-primary' : 'is-secondary'
			}` }
		>
			{ label }
		</Link>
	);
}
