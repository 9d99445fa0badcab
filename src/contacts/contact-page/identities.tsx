import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { check, closeSmall } from '@wordpress/icons';
import { useActions } from '../../api';
import type { Contact } from '../../api';
import { Confirm, Icon, useSay } from '../../components';
import { AddIdentity } from './add-identity';

type Identity = Contact[ 'identities' ][ number ];

function typeName( type: Identity[ 'type' ] ): string {
	switch ( type ) {
		case 'phone':
			return __( 'Phone', 'switchboard' );
		case 'wp_user':
			return __( 'WordPress user', 'switchboard' );
	}
	return __( 'E-mail', 'switchboard' );
}

function statusOf( type: Identity[ 'type' ], isVerified: boolean ): string {
	const words = isVerified
		? /* translators: %s: kind of address, such as E-mail. */
			__( '%s, verified', 'switchboard' )
		: /* translators: %s: kind of address, such as E-mail. */
			__( '%s, claimed', 'switchboard' );
	return sprintf( words, typeName( type ) );
}

// Verified or only claimed: a word first, the colour second.
function IdentityStatus( { type, status }: Identity ) {
	const isVerified = status === 'verified';
	return (
		<span
			className={ `switchboard-identities__status ${
				isVerified ? 'is-verified' : ''
			}` }
		>
			{ isVerified && <Icon icon={ check } size={ 16 } /> }
			{ statusOf( type, isVerified ) }
		</span>
	);
}

// A person's addresses and numbers.
export function Identities( { contact }: { contact: Contact } ) {
	const { updateRecord } = useActions();
	const say = useSay();
	const [ leaving, setLeaving ] = useState< Identity | null >( null );
	const mayChange = contact.permissions.update;
	const remove = async ( { id }: Identity ) => {
		await updateRecord( 'contact', contact.id, { remove_identity: id } );
		say( __( 'Removed.', 'switchboard' ) );
	};
	return (
		<>
			<ul className="switchboard-identities">
				{ contact.identities.map( ( identity ) => (
					<li key={ identity.id }>
						<span className="switchboard-identities__value">
							<bdi dir="ltr">{ identity.label }</bdi>
							<IdentityStatus { ...identity } />
						</span>
						{ mayChange && (
							<Button
								size="compact"
								icon={ closeSmall }
								label={ sprintf(
									/* translators: %s: an address or number. */
									__( 'Remove %s', 'switchboard' ),
									identity.label
								) }
								onClick={ () => setLeaving( identity ) }
							/>
						) }
					</li>
				) ) }
			</ul>
			{ mayChange && <AddIdentity contact={ contact } /> }
			{ leaving && (
				<Confirm
					title={ sprintf(
						/* translators: %s: an address or number. */
						__( 'Remove %s?', 'switchboard' ),
						leaving.label
					) }
					confirmLabel={ __( 'Remove', 'switchboard' ) }
					isDestructive
					onConfirm={ () => remove( leaving ) }
					onClose={ () => setLeaving( null ) }
				>
					<p>
						{ __(
							'Whoever writes from it next becomes a new contact. Tickets stay where they are.',
							'switchboard'
						) }
					</p>
				</Confirm>
			) }
		</>
	);
}
