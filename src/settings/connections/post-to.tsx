import { BaseControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';
import { CopyField } from './copy-field';
import { freshSecret } from './secrets';
import { useSetup } from './setup';

interface PostToProps {
	label: string;
}

// The address that somebody else's server posts to. The secret is a part of it as long as it can be shown.
export function PostTo( { label }: PostToProps ) {
	const { connection, channel, counting, typed } = useSetup();
	const field = channel.settings_fields.find(
		( { key, generate } ) => generate && counting.counts( key )
	);
	if ( ! connection?.post_to ) {
		return (
			<div className="switchboard-connection__post">
				<BaseControl.VisualLabel>{ label }</BaseControl.VisualLabel>
				<p>
					{ __(
						'It is shown here as soon as you have saved.',
						'switchboard'
					) }
				</p>
			</div>
		);
	}
	const secret = field
		? String( typed[ field.key ] || '' ) || freshSecret( connection.id )
		: '';
	const address = secret
		? addQueryArgs( connection.post_to, { secret } )
		: connection.post_to;
	const help = () => {
		if ( ! field ) {
			return undefined;
		}
		return secret
			? __(
					'Copy it now: the secret in it is not shown again.',
					'switchboard'
				)
			: __(
					'Behind it comes ?secret= with the secret, which is not shown again. Where it is lost, make a new one.',
					'switchboard'
				);
	};
	return <CopyField label={ label } help={ help() } text={ address } />;
}
