import { Button } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { __ } from '@wordpress/i18n';
import { Form } from '../form';
import type { FormState } from '../form';
import { LeaveGuard } from '../leave-guard';
import { ErrorNotice } from '../notice';
import { Page } from '../page';
import type { PageProps } from '../page';
import './style.scss';

interface FormPageProps< V extends object > extends PageProps {
	form: FormState< V >;
	/** Sends the form; by default only that. */
	onSubmit?: () => void;
	/** For those who may look but not change. */
	isReadOnly?: boolean;
}

interface SaveButtonsProps {
	form: Pick<
		FormState< object >,
		'isDirty' | 'isSaving' | 'canSave' | 'discard'
	>;
	/** Of the form element. */
	id: string;
}

function SaveButtons( { form, id }: SaveButtonsProps ) {
	return (
		<>
			<Button
				size="compact"
				className="switchboard-form-page__discard"
				disabled={ ! form.isDirty || form.isSaving }
				accessibleWhenDisabled
				onClick={ form.discard }
			>
				{ __( 'Discard', 'switchboard' ) }
			</Button>
			<Button
				size="compact"
				variant="primary"
				type="submit"
				form={ id }
				isBusy={ form.isSaving }
				disabled={ ! form.canSave }
				accessibleWhenDisabled
			>
				{ __( 'Save', 'switchboard' ) }
			</Button>
		</>
	);
}

// A page that is one form: Discard and Save in its head, its trouble over the fields, nothing lost by leaving.
export function FormPage< V extends object >( {
	form,
	onSubmit,
	actions,
	children,
	isReadOnly = false,
	below,
	...page
}: FormPageProps< V > ) {
	const id = String( useInstanceId( FormPage, 'switchboard-form' ) );
	const send = onSubmit ?? ( () => void form.submit() );
	return (
		<Page
			{ ...page }
			below={ below }
			notice={
				form.failure && (
					<ErrorNotice
						message={ `${ form.failure } ${ __(
							'Nothing was saved. What you typed is still here.',
							'switchboard'
						) }` }
						onRetry={ send }
					/>
				)
			}
			actions={
				! isReadOnly && (
					<>
						{ actions }
						<SaveButtons form={ form } id={ id } />
					</>
				)
			}
		>
			<Form form={ form } id={ id } onSubmit={ send }>
				{ isReadOnly ? (
					<fieldset disabled>{ children }</fieldset>
				) : (
					children
				) }
			</Form>
			<LeaveGuard isDirty={ form.isDirty } />
		</Page>
	);
}
