import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { _n, sprintf } from '@wordpress/i18n';
import { arrowUp } from '@wordpress/icons';

interface NewsPillProps {
	count: number;
	onShow: () => void;
}

/** Rows came in above what is seen; a click goes there. */
export function NewsPill( { count, onShow }: NewsPillProps ) {
	const label = sprintf(
		/* translators: %d: tickets. */
		_n( '%d more above', '%d more above', count, 'switchboard' ),
		count
	);
	useEffect( () => {
		if ( count > 0 ) {
			speak( label );
		}
	}, [ count, label ] );
	return count > 0 ? (
		<div className="switchboard-list__news">
			<Button
				variant="primary"
				size="small"
				icon={ arrowUp }
				iconSize={ 16 }
				onClick={ onShow }
			>
				{ label }
			</Button>
		</div>
	) : null;
}
