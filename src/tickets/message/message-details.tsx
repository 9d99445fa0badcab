import { __ } from '@wordpress/i18n';
import type { Message } from '../../api';
import { formatFull } from '../../components';
import type { Envelope } from '../lib/mail-words';
import { whyHere } from '../lib/mail-words';
import { MailLines } from '../mail-lines';

type Person = Envelope[ 'to' ][ number ];

interface MessageDetailsProps {
	message: Message;
	envelope: Envelope;
	id: string;
}

/** From whom to whom a mail went, and why it is here. */
export function MessageDetails( {
	message,
	envelope,
	id,
}: MessageDetailsProps ) {
	const { from, to, cc, bcc } = envelope;
	const isIn = message.direction === 'in';
	return (
		<div className="switchboard-message__details">
			<MailLines
				id={ id }
				lines={ [
					[
						__( 'From', 'switchboard' ),
						people( from ? [ from ] : [] ),
					],
					[ __( 'To', 'switchboard' ), people( to ) ],
					[ __( 'Cc', 'switchboard' ), people( cc ) ],
					[ __( 'Bcc', 'switchboard' ), people( bcc ) ],
					[
						__( 'Date', 'switchboard' ),
						formatFull( message.created_at ),
					],
					[
						__( 'Why here', 'switchboard' ),
						isIn ? whyHere( envelope ).join( ' ' ) : '',
					],
				] }
			/>
		</div>
	);
}

const people = ( list: Person[] ) =>
	list.length > 0 &&
	list.map( ( { name, email }, index ) => (
		<span key={ email }>
			{ index > 0 && ', ' }
			<bdi>
				{ name && name !== email ? `${ name } <${ email }>` : email }
			</bdi>
		</span>
	) );
