import {
	comment,
	envelope,
	globe,
	login,
	mobile,
	page,
	postComments,
	receipt,
} from '@wordpress/icons';
import type { ReactElement } from 'react';
import { Icon } from '../icon';

/** Icons that a channel may name; a channel describes itself, this is only the drawer they lie in. */
const ICONS: Record< string, ReactElement > = {
	comment,
	envelope,
	form: page,
	globe,
	login,
	mobile,
	page,
	postComments,
	receipt,
};

interface ChannelIconProps {
	/** Name of an icon of @wordpress/icons. */
	icon: string | undefined;
	label: string;
}

export function ChannelIcon( { icon, label }: ChannelIconProps ) {
	return (
		<span
			className="switchboard-channel"
			role="img"
			aria-label={ label }
			title={ label }
		>
			<Icon icon={ ICONS[ icon ?? '' ] ?? globe } size={ 16 } />
		</span>
	);
}
