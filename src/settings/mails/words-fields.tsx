import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Template } from '../../api';
import { FormSection, TextAreaField, TextField } from '../../components';
import type { FormState } from '../../components';
import { insertVariable } from './insert';
import type { MailValues } from './mail-form';
import { Variables } from './variables';

type Words = 'subject' | 'body';
type Box = HTMLInputElement | HTMLTextAreaElement;

interface WordsFieldsProps {
	form: FormState< MailValues >;
	variables: Template[ 'variables' ];
}

// Subject and text. A variable goes where the caret was last.
export function WordsFields( { form, variables }: WordsFieldsProps ) {
	const element = useRef< HTMLDivElement >( null );
	const last = useRef< Words >( 'body' );

	const boxOf = ( words: Words ): Box | null =>
		element.current?.querySelector< Box >(
			words === 'subject' ? 'input' : 'textarea'
		) ?? null;

	const insert = ( name: string ) => {
		const words = last.current;
		const box = boxOf( words );
		const old = form.values[ words ];
		const { text, caret } = insertVariable(
			old,
			box?.selectionStart ?? old.length,
			box?.selectionEnd ?? old.length,
			name
		);
		form.set( words, text );
		window.requestAnimationFrame( () => {
			box?.focus();
			box?.setSelectionRange( caret, caret );
		} );
	};
	return (
		<div
			ref={ element }
			onFocus={ ( { target } ) => {
				if ( target.tagName === 'INPUT' ) {
					last.current = 'subject';
				} else if ( target.tagName === 'TEXTAREA' ) {
					last.current = 'body';
				}
			} }
		>
			<FormSection>
				<TextField
					name="subject"
					label={ __( 'Subject', 'switchboard' ) }
					maxLength={ 300 }
					dir="auto"
					isRequired
				/>
				<div className="switchboard-mail__body">
					<Variables variables={ variables } onInsert={ insert } />
					<TextAreaField
						name="body"
						label={ __( 'Text', 'switchboard' ) }
						help={ __(
							'Simple HTML: paragraphs, links, lists, bold. A word in double braces is filled in when the mail goes out.',
							'switchboard'
						) }
						rows={ 16 }
						maxLength={ 50000 }
						isRequired
					/>
				</div>
			</FormSection>
		</div>
	);
}
