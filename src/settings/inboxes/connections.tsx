import { __ } from '@wordpress/i18n';
import { getBoot, useAll } from '../../api';
import type { Connection, Inbox } from '../../api';
import { AddLink, FormSection, Link, Time, useNow } from '../../components';
import { StateBadge } from '../parts/state-badge';
import { pathTo } from '../place';
import './style.scss';

const aliasesOf = ( { settings }: Connection ): string[] => {
	const { aliases } = settings as { aliases?: unknown };
	return Array.isArray( aliases ) ? aliases.map( String ) : [];
};

// When mail last came in by a connection, and whether any waits.
function Freshness( { connection }: { connection: Connection } ) {
	const now = useNow();
	const { fetches, fetched_at: fetched, waiting_since: waits } = connection;
	return (
		<>
			{ fetches && fetched && (
				<span>
					{ __( 'Last fetch:', 'switchboard' ) }{ ' ' }
					<Time value={ fetched } now={ now } />
				</span>
			) }
			{ waits && (
				<span className="is-late">
					{ __( 'A mail waits:', 'switchboard' ) }{ ' ' }
					<Time value={ waits } now={ now } />
				</span>
			) }
		</>
	);
}

function Doors( { inbox }: { inbox: Inbox } ) {
	const doors = useAll( 'connection' ).filter(
		( connection ) => connection.inbox === inbox.id
	);
	return (
		<>
			{ doors.length === 0 ? (
				<p className="switchboard-inbox__none">
					{ __(
						'No connection leads here yet, so no mail comes in.',
						'switchboard'
					) }
				</p>
			) : (
				<ul className="switchboard-inbox__connections">
					{ doors.map( ( connection ) => (
						<li key={ connection.id }>
							<Link
								to={ pathTo( 'connections', connection.id ) }
								dir="auto"
							>
								{ connection.name }
							</Link>
							<span>
								{ [
									...( connection.address &&
									connection.address !== connection.name
										? [ connection.address ]
										: [] ),
									...aliasesOf( connection ).filter(
										( alias ) =>
											alias !== connection.address
									),
								].map( ( address ) => (
									<bdi key={ address }>{ address }</bdi>
								) ) }
								<Freshness connection={ connection } />
							</span>
							<StateBadge { ...connection } />
						</li>
					) ) }
				</ul>
			) }
			<div>
				<AddLink
					to={ pathTo( 'connections', 'new' ) }
					label={ __( 'Add connection', 'switchboard' ) }
					isPrimary={ false }
				/>
			</div>
		</>
	);
}

// The doors that lead into an inbox; only who sets connections up sees them.
export function Connections( { inbox }: { inbox: Inbox | null } ) {
	if ( ! inbox || ! getBoot().me.capabilities.manage_settings ) {
		return null;
	}
	return (
		<FormSection
			title={ __( 'Connections', 'switchboard' ) }
			hint={ __( 'Addresses whose mail comes in here', 'switchboard' ) }
		>
			<Doors inbox={ inbox } />
		</FormSection>
	);
}
