import { error as errorIcon } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { Icon } from '../icon';

interface FieldHelpProps {
	error: string | undefined;
	help: ReactNode;
}

// What stands under a field: the fault first, then the help.
export function FieldHelp( { error, help }: FieldHelpProps ) {
	return (
		<>
			{ error && (
				<span className="switchboard-form__error">
					<Icon icon={ errorIcon } size={ 16 } />
					<span>{ error }</span>
				</span>
			) }
			{ help && <span className="switchboard-form__help">{ help }</span> }
		</>
	);
}

/**
 * Nothing when there is nothing to say, so that no empty line is described.
 * @param error
 * @param help
 */
export const helpOf = (
	error: string | undefined,
	help: ReactNode
): ReactNode =>
	error || help ? <FieldHelp error={ error } help={ help } /> : undefined;
