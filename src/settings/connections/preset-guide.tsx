import { ExternalLink } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Fold, Link } from '../../components';
import { pathTo } from '../place';
import type { Preset } from './presets';

// What one has to do at a provider, in a few sentences.
function Steps( { preset }: { preset: Preset } ) {
	return (
		<>
			{ preset.note && <p>{ preset.note }</p> }
			{ preset.steps.length > 0 && (
				<ol>
					{ preset.steps.map( ( step ) => (
						<li key={ step }>{ step }</li>
					) ) }
				</ol>
			) }
			{ preset.links.length > 0 && (
				<p className="switchboard-guide__links">
					{ preset.links.map( ( { label, url } ) => (
						<ExternalLink key={ url } href={ url }>
							{ label }
						</ExternalLink>
					) ) }
				</p>
			) }
		</>
	);
}

const hasSteps = ( { note, steps }: Preset ): boolean =>
	note !== '' || steps.length > 0;

interface PresetGuideProps {
	preset: Preset | null;
	/** Name of what was chosen. */
	label: string;
	isNew: boolean;
	/** Something is left to be done there. */
	isOpen?: boolean;
}

// At the head of a connection: what was chosen and what to do there; later only for whoever opens it.
export function PresetGuide( {
	preset,
	label,
	isNew,
	isOpen = false,
}: PresetGuideProps ) {
	if ( ! isNew ) {
		return preset && hasSteps( preset ) ? (
			<div className="switchboard-guide is-quiet">
				<Fold
					isOpen={ isOpen }
					label={ sprintf(
						/* translators: %s: a mail provider. */
						__( 'How to set up %s', 'switchboard' ),
						preset.label
					) }
				>
					<Steps preset={ preset } />
				</Fold>
			</div>
		) : null;
	}
	return (
		<section className="switchboard-guide">
			<div className="switchboard-guide__head">
				<h2>{ label }</h2>
				<Link to={ pathTo( 'connections', 'new' ) }>
					{ __( 'Choose another', 'switchboard' ) }
				</Link>
			</div>
			{ preset && <Steps preset={ preset } /> }
		</section>
	);
}
