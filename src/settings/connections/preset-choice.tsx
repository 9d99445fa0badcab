import { __ } from '@wordpress/i18n';
import type { Channel } from '../../api';
import { ChannelIcon, Link, Page } from '../../components';
import { pathTo } from '../place';
import { connectable } from './connection-values';
import { beginningsOf, groupsOf, nameOf } from './presets';
import type { Beginning } from './presets';

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

function Choice( { beginning }: { beginning: Beginning } ) {
	const { channel, preset } = beginning;
	return (
		<li>
			<Link
				className="switchboard-presets__choice"
				to={ `${ pathTo( 'connections', 'new' ) }?begin=${ nameOf(
					beginning
				) }` }
			>
				<span>
					<b>{ preset?.label ?? channel.label }</b>
					<span>{ preset?.hint ?? abilitiesOf( channel ) }</span>
				</span>
				{ ! preset && (
					<span aria-hidden="true">
						<ChannelIcon icon={ channel.icon } label="" />
					</span>
				) }
			</Link>
		</li>
	);
}

// The first step to a new connection: what it is to be.
export function PresetChoice( { channels }: { channels: Channel[] } ) {
	const groups = groupsOf(
		beginningsOf( connectable( channels ) ),
		__( 'On this site', 'switchboard' )
	);
	return (
		<Page
			crumb={ {
				label: __( 'Connections', 'switchboard' ),
				to: pathTo( 'connections' ),
			} }
			title={ __( 'New connection', 'switchboard' ) }
		>
			<div className="switchboard-presets">
				<p className="switchboard-presets__lead">
					{ __(
						'Where do your customers write to? Servers and ports are filled in for you.',
						'switchboard'
					) }
				</p>
				{ groups.map( ( { label, beginnings } ) => (
					<section key={ label }>
						<h2>{ label }</h2>
						<ul>
							{ beginnings.map( ( beginning ) => (
								<Choice
									key={ nameOf( beginning ) }
									beginning={ beginning }
								/>
							) ) }
						</ul>
					</section>
				) ) }
			</div>
		</Page>
	);
}
