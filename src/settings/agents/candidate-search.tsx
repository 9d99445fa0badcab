import { SearchControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Candidate } from '../../api';
import { Avatar, ErrorNotice } from '../../components';
import { useCandidates } from './use-candidates';

interface CandidateSearchProps {
	onPick: ( candidate: Candidate ) => void;
}

// Finds the WordPress user who becomes an agent.
export function CandidateSearch( { onPick }: CandidateSearchProps ) {
	const [ words, setWords ] = useState( '' );
	const { found, error } = useCandidates( words );
	return (
		<div className="switchboard-form switchboard-form__pick">
			<SearchControl
				__nextHasNoMarginBottom
				label={ __( 'Search the users of this site', 'switchboard' ) }
				placeholder={ __( 'Name or e-mail address', 'switchboard' ) }
				value={ words }
				onChange={ setWords }
				hideLabelFromVision={ false }
			/>
			{ error && <ErrorNotice message={ error } /> }
			{ found && (
				<ul className="switchboard-form__options" aria-live="polite">
					{ found.map( ( candidate ) => (
						<li key={ candidate.id }>
							<button
								type="button"
								className="switchboard-candidate"
								onClick={ () => onPick( candidate ) }
							>
								<Avatar
									name={ candidate.name }
									id={ candidate.id }
									src={ candidate.avatar }
								/>
								<span>
									<bdi>{ candidate.name }</bdi>
									{ candidate.email && (
										<small>
											<bdi>{ candidate.email }</bdi>
										</small>
									) }
								</span>
							</button>
						</li>
					) ) }
					{ found.length === 0 && (
						<li className="switchboard-form__none">
							{ __(
								'No user of this site has this name or address, or the person is an agent already. New people need a WordPress account first.',
								'switchboard'
							) }
						</li>
					) }
				</ul>
			) }
		</div>
	);
}
