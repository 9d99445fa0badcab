import { __, sprintf } from '@wordpress/i18n';
import { useActions } from '../../api';
import type { Company } from '../../api';
import {
	DeleteRecord,
	FormPage,
	leaveTo,
	useForm,
	useSay,
} from '../../components';
import type { Deletion } from '../../components';
import { companiesCrumb } from '../parts/crumbs';
import { TicketLines } from '../parts/ticket-lines';
import { CompanyFields } from './company-fields';
import type { CompanyValues } from './company-fields';
import { check } from './domains';
import { People } from './people';

const deletionOf = ( { name }: Company ): Deletion => ( {
	label: __( 'Delete company', 'switchboard' ),
	/* translators: %s: a company's name. */
	title: sprintf( __( 'Delete %s?', 'switchboard' ), name ),
	text: __(
		'Its people and their tickets stay, but belong to no company any more and see only their own tickets. This can’t be undone.',
		'switchboard'
	),
	done: __( 'Company deleted.', 'switchboard' ),
} );

const valuesOf = ( company: Company | null ): CompanyValues => ( {
	name: company?.name ?? '',
	domains: company?.domains ?? [],
	share_tickets: company?.share_tickets ?? false,
	account_manager: company?.account_manager ?? null,
	notes: company?.notes ?? '',
} );

// What belongs to a company that is there already.
function Below( { company }: { company: Company } ) {
	const { deleteRecord, forgetLists } = useActions();
	const say = useSay();
	const deletion = deletionOf( company );
	const remove = async () => {
		await deleteRecord( 'company', company.id );
		forgetLists( 'contact' );
		say( deletion.done );
		leaveTo( '/companies', { replace: true } );
	};
	return (
		<>
			<TicketLines
				query={ { company: company.id } }
				none={ __( 'No tickets yet.', 'switchboard' ) }
			/>
			{ company.permissions.delete && (
				<DeleteRecord deletion={ deletion } onDelete={ remove } />
			) }
		</>
	);
}

// One company: its domains, what its people see, who looks after it.
export function CompanyForm( { company }: { company: Company | null } ) {
	const { createRecord, updateRecord, forgetLists } = useActions();
	const say = useSay();
	const form = useForm< CompanyValues >( {
		saved: valuesOf( company ),
		isNew: company === null,
		check,
		save: async ( changes, whole ) => {
			if ( company ) {
				await updateRecord( 'company', company.id, changes );
				forgetLists( 'company' );
				say( __( 'Company saved.', 'switchboard' ) );
				return;
			}
			const { id } = await createRecord( 'company', whole );
			forgetLists( 'company' );
			say( __( 'Company added.', 'switchboard' ) );
			leaveTo( `/companies/${ id }`, { replace: true } );
		},
	} );
	return (
		<FormPage
			form={ form }
			crumb={ companiesCrumb() }
			title={ company?.name ?? __( 'New company', 'switchboard' ) }
			isReadOnly={ company !== null && ! company.permissions.update }
			side={ company && <People company={ company } /> }
			below={ company && <Below company={ company } /> }
		>
			<CompanyFields />
		</FormPage>
	);
}
