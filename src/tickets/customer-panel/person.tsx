import { __, sprintf } from '@wordpress/i18n';
import {
	envelope,
	login,
	mobile,
	published,
	wordpress,
} from '@wordpress/icons';
import { contactName, useRecord } from '../../api';
import type { Contact } from '../../api';
import { Avatar, formatClock, Icon, Link, useNow } from '../../components';
import { languageName, monthOf } from './format';

type Identity = Contact[ 'identities' ][ number ];

export function Person( { contact }: { contact: Contact } ) {
	const { record: company } = useRecord( 'company', contact.company );
	return (
		<div className="switchboard-customer__person">
			<div className="switchboard-customer__head">
				<Avatar
					name={ contactName( contact ) }
					id={ contact.id }
					size={ 48 }
				/>
				<div className="switchboard-customer__names">
					<b className="switchboard-customer__name" dir="auto">
						{ contactName( contact ) }
					</b>
					<Facts contact={ contact } />
					{ company && (
						<Link
							to={ `/contacts?company=${ company.id }` }
							className="switchboard-customer__company"
						>
							<bdi>{ company.name }</bdi>
						</Link>
					) }
				</div>
			</div>
			<ul className="switchboard-customer__identities">
				{ contact.identities.map( ( identity ) => (
					<IdentityLine key={ identity.id } identity={ identity } />
				) ) }
			</ul>
		</div>
	);
}

function Facts( { contact }: { contact: Contact } ) {
	const now = useNow();
	const { timezone, language, created_at: since } = contact;
	const place = timezone.split( '/' ).pop()?.replaceAll( '_', ' ' ) ?? '';
	const facts = [
		timezone &&
			sprintf(
				/* translators: 1: a place, 2: hour and minute. */
				__( '%1$s, %2$s there', 'switchboard' ),
				place,
				formatClock( now, timezone )
			),
		language && languageName( language ),
	].filter( Boolean );
	return (
		<div className="switchboard-customer__facts">
			<span>
				{ sprintf(
					/* translators: %s: a month and a year. */
					__( 'Customer since %s', 'switchboard' ),
					monthOf( since )
				) }
			</span>
			{ facts.length > 0 && <span>{ facts.join( '. ' ) }</span> }
		</div>
	);
}

const ICONS = { email: envelope, phone: mobile, wp_user: wordpress };

function IdentityLine( { identity }: { identity: Identity } ) {
	const { type, label, status } = identity;
	const isVerified = status === 'verified';
	return (
		<li className="switchboard-customer__identity">
			<Icon icon={ ICONS[ type ] ?? login } size={ 16 } />
			<span
				className="switchboard-customer__address"
				dir="ltr"
				title={ label }
			>
				{ type === 'wp_user'
					? sprintf(
							/* translators: %s: name of a WordPress user. */
							__( '%s on this site', 'switchboard' ),
							label
						)
					: label }
			</span>
			<span
				className={
					isVerified
						? 'switchboard-customer__proof is-verified'
						: 'switchboard-customer__proof'
				}
			>
				{ isVerified && <Icon icon={ published } size={ 16 } /> }
				{ isVerified
					? __( 'Verified', 'switchboard' )
					: __( 'Claimed', 'switchboard' ) }
			</span>
		</li>
	);
}
