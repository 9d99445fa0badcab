import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useActions } from '../../api';
import type { Candidate } from '../../api';
import type { Crumb } from '../../components';
import { FormPage, leaveTo, Page, useForm, useSay } from '../../components';
import { pathTo } from '../place';
import { CandidateSearch } from './candidate-search';
import { RoleFields } from './role-fields';

interface AgentValues {
	role: 'manager' | 'agent' | 'light_agent';
	inboxes: number[];
	teams: number[];
}

const NEW: AgentValues = { role: 'agent', inboxes: [], teams: [] };

interface NewAgentProps {
	candidate: Candidate;
	crumb: Crumb;
	onBack: () => void;
}

function NewAgent( { candidate, crumb, onBack }: NewAgentProps ) {
	const { createRecord, loadList } = useActions();
	const say = useSay();
	const form = useForm< AgentValues >( {
		saved: NEW,
		isNew: true,
		save: async ( _, values ) => {
			await createRecord( 'agent', { ...values, user: candidate.id } );
			void loadList( 'inbox', {} );
			void loadList( 'team', {} );
			say( __( 'Agent added.', 'switchboard' ) );
			leaveTo( pathTo( 'agents' ), { replace: true } );
		},
	} );
	return (
		<FormPage
			form={ form }
			crumb={ crumb }
			title={ candidate.name }
			actions={
				<Button size="compact" variant="tertiary" onClick={ onBack }>
					{ __( 'Someone else', 'switchboard' ) }
				</Button>
			}
		>
			<RoleFields role={ form.values.role } mayChangeRole />
		</FormPage>
	);
}

// Adding an agent: first who, then what for.
export function AddAgent( { crumb }: { crumb: Crumb } ) {
	const [ candidate, setCandidate ] = useState< Candidate | null >( null );
	if ( candidate ) {
		return (
			<NewAgent
				candidate={ candidate }
				crumb={ crumb }
				onBack={ () => setCandidate( null ) }
			/>
		);
	}
	return (
		<Page title={ __( 'Add agent', 'switchboard' ) } crumb={ crumb }>
			<CandidateSearch onPick={ setCandidate } />
		</Page>
	);
}
