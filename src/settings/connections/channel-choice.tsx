import { BaseControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Channel } from '../../api';
import { ChannelIcon, useField } from '../../components';

function abilitiesOf( { abilities }: Channel ): string {
	const receives = abilities.includes( 'receive' );
	const sends = abilities.includes( 'send' );
	if ( receives && sends ) {
		return __( 'Receives and sends', 'switchboard' );
	}
	return receives
		? __( 'Receives', 'switchboard' )
		: __( 'Sends', 'switchboard' );
}

// Which kind of door a new connection is.
export function ChannelChoice( { channels }: { channels: Channel[] } ) {
	const { id: name, value, set } = useField< string >( 'channel' );
	return (
		<fieldset className="switchboard-connection__choice">
			<BaseControl.VisualLabel as="legend">
				{ __( 'Channel', 'switchboard' ) }
			</BaseControl.VisualLabel>
			<div>
				{ channels.map( ( channel ) => (
					<label
						key={ channel.id }
						htmlFor={ `${ name }-${ channel.id }` }
						className={ value === channel.id ? 'is-chosen' : '' }
					>
						<input
							id={ `${ name }-${ channel.id }` }
							type="radio"
							name={ name }
							className="components-radio-control__input"
							checked={ value === channel.id }
							onChange={ () => set( channel.id ) }
						/>
						<span>
							<b>{ channel.label }</b>
							<span>{ abilitiesOf( channel ) }</span>
						</span>
						<span aria-hidden="true">
							<ChannelIcon icon={ channel.icon } label="" />
						</span>
					</label>
				) ) }
			</div>
		</fieldset>
	);
}
