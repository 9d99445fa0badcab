import { h, themeButton } from '../shared/dom';
import { randomHex } from '../shared/memory';
import { RestError } from '../shared/rest';
import type { Door } from './session';
import type { Context } from './types';

/** Says what went wrong: the server's sentence, or our own when it didn't answer. */
export function reasonOf( error: unknown, otherwise: string ): string {
	return (
		( error instanceof RestError &&
			error.status > 0 &&
			( Object.values( error.params )[ 0 ] || error.message ) ) ||
		otherwise
	);
}

/** A form that has a link sent to an address. Its answer is the same whether or not anybody knows the address. */
export function askForLink(
	door: Door,
	context: Context,
	reason = ''
): HTMLElement {
	const { strings, login, level } = context.settings;
	const id = `switchboard-email-${ randomHex( 4 ) }`;
	const error = h( 'p', {
		id: `${ id }-error`,
		class: 'switchboard-error',
		role: 'alert',
	} );
	const input = h( 'input', {
		id,
		type: 'email',
		class: 'switchboard-control',
		autocomplete: 'email',
		required: true,
		'aria-describedby': `${ id }-error`,
	} );
	const field = h(
		'div',
		{},
		h( 'label', { class: 'switchboard-label', for: id }, strings.email ),
		input,
		error
	);
	const mark = ( isWrong: boolean ) => {
		field.classList.toggle( 'is-wrong', isWrong );
		input.setAttribute( 'aria-invalid', String( isWrong ) );
	};
	const form = h(
		'form',
		{
			class: 'switchboard-door',
			novalidate: true,
			submit: async ( event ) => {
				event.preventDefault();
				error.textContent = '';
				mark( false );
				if (
					! /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(
						input.value.trim()
					)
				) {
					error.textContent = strings.badEmail;
					mark( true );
					input.focus();
					return;
				}
				try {
					await door.call( 'link', {
						method: 'POST',
						body: { email: input.value.trim() },
					} );
					const done = h(
						'div',
						{
							class: 'switchboard-portal__notice',
							tabindex: '-1',
							role: 'status',
						},
						h( 'p', {}, strings.asked )
					);
					form.replaceChildren( done );
					done.focus();
				} catch ( problem ) {
					error.textContent = reasonOf( problem, strings.failed );
				}
			},
		},
		...( reason ? [ h( 'p', { role: 'status' }, reason ) ] : [] ),
		h( `h${ level }`, { class: 'wp-block-heading' }, strings.askTitle ),
		h( 'p', {}, strings.ask ),
		field,
		h(
			'div',
			{},
			themeButton( { type: 'submit' }, false, strings.askButton ).element
		),
		h( 'p', {}, h( 'a', { href: login }, strings.login ) )
	);
	return form;
}

/** A button that takes a link from a mail: programs that look into mails follow links, but press no button. */
export function openLink(
	door: Door,
	context: Context,
	link: string,
	onOpen: ( isProof: boolean ) => void
): HTMLElement {
	const { strings, level } = context.settings;
	const error = h( 'p', { class: 'switchboard-error', role: 'alert' } );
	const { element, button } = themeButton(
		{
			click: async () => {
				button.setAttribute( 'aria-disabled', 'true' );
				error.textContent = '';
				try {
					const { data } = await door.call< {
						token: string | null;
					} >( 'verify', { method: 'POST', body: { token: link } } );
					if ( data.token ) {
						door.hold( data.token );
					}
					onOpen( ! data.token );
				} catch ( problem ) {
					button.setAttribute( 'aria-disabled', 'false' );
					error.textContent = reasonOf( problem, strings.failed );
					if (
						problem instanceof RestError &&
						problem.code === 'switchboard_link_expired'
					) {
						panel.replaceWith(
							askForLink( door, context, strings.expired )
						);
					}
				}
			},
		},
		false,
		strings.openButton
	);
	const panel = h(
		'div',
		{ class: 'switchboard-door' },
		h( `h${ level }`, { class: 'wp-block-heading' }, strings.openTitle ),
		h( 'p', {}, strings.open ),
		element,
		error
	);
	return panel;
}
