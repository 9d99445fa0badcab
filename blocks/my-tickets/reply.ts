import { h, icon, themeButton } from '../shared/dom';
import { Memory, randomHex } from '../shared/memory';
import { Uploads } from '../shared/uploads';
import type { Door } from './session';
import { reasonOf } from './sign-in';
import type { Context, CustomerTicket } from './types';

interface Draft {
	text: string;
	clientId: string;
}

/** The box in which a customer answers. What is written stays in this tab until it was sent. */
export class ReplyBox {
	readonly element: HTMLElement;
	readonly #text: HTMLTextAreaElement;
	readonly #error: HTMLElement;
	readonly #button: HTMLButtonElement;
	readonly #end: HTMLElement;
	readonly #uploads: Uploads;
	readonly #memory: Memory< Draft >;
	readonly #door: Door;
	readonly #context: Context;
	readonly #ticket: number;
	readonly #onSent: ( ticket: CustomerTicket ) => void;
	#clientId: string;
	#isSending = false;

	constructor(
		door: Door,
		context: Context,
		ticket: number,
		onSent: ( ticket: CustomerTicket ) => void
	) {
		const { strings, maxSize, maxFiles } = context.settings;
		const id = `switchboard-reply-${ randomHex( 4 ) }`;
		const files = h( 'ul', {
			class: 'switchboard-files',
			'aria-label': strings.files,
		} );
		this.#door = door;
		this.#context = context;
		this.#ticket = ticket;
		this.#onSent = onSent;
		this.#memory = new Memory( 'sessionStorage', `reply:${ ticket }` );
		const draft = this.#memory.read();
		this.#clientId = draft?.clientId ?? randomHex();
		this.#text = h( 'textarea', {
			id,
			class: 'switchboard-control',
			rows: 3,
			dir: 'auto',
			maxlength: 100000,
			placeholder: strings.answer,
			'aria-describedby': `${ id }-error`,
			input: () => this.#keep(),
		} );
		this.#text.value = draft?.text ?? '';
		this.#error = h( 'p', {
			id: `${ id }-error`,
			class: 'switchboard-error',
			role: 'alert',
		} );
		this.#uploads = new Uploads( {
			list: files,
			maxSize,
			maxFiles,
			strings,
			announce: context.announce,
			target: async () => ( {
				url: door.url( 'attachments' ),
				fields: {},
				headers: await door.headers(),
			} ),
		} );
		const send = themeButton( { type: 'submit' }, false, strings.send );
		this.#button = send.button;
		this.#end = h(
			'div',
			{ class: 'switchboard-reply__end' },
			send.element,
			this.#chooser()
		);
		this.element = h(
			'form',
			{
				class: 'switchboard-reply',
				novalidate: true,
				submit: ( event ) => {
					event.preventDefault();
					this.#send();
				},
			},
			h(
				'label',
				{ class: 'switchboard-reply__label', for: id },
				strings.answer
			),
			this.#text,
			files,
			this.#error,
			this.#end
		);
	}

	/** Puts what else can be done with the ticket at the end of the line. */
	setAction( action: HTMLElement | null ): void {
		this.#end.replaceChildren(
			...[ ...this.#end.children ].slice( 0, 2 ),
			...( action ? [ action ] : [] )
		);
	}

	#chooser(): HTMLElement {
		const { strings } = this.#context.settings;
		const input = h( 'input', {
			type: 'file',
			multiple: true,
			'aria-label': strings.addFiles,
			change: () => {
				this.#uploads.add( [ ...( input.files ?? [] ) ] );
				input.value = '';
			},
		} );
		const face = h(
			'span',
			{ class: 'wp-block-button__link wp-element-button' },
			icon( 'clip' ),
			strings.addFiles
		);
		return h(
			'span',
			{
				class: 'wp-block-button is-style-outline switchboard-reply__add',
			},
			face,
			input
		);
	}

	#keep(): void {
		this.#error.textContent = '';
		this.#memory.write( {
			text: this.#text.value,
			clientId: this.#clientId,
		} );
	}

	async #send(): Promise< void > {
		const { strings } = this.#context.settings;
		if ( this.#isSending ) {
			return;
		}
		const text = this.#text.value.trim();
		this.#setSending( true );
		await this.#uploads.settle();
		const attachments = this.#uploads.ids;
		const problem =
			this.#uploads.problem ||
			( text || attachments.length ? '' : strings.write );
		this.#error.textContent = problem;
		if ( problem ) {
			this.#text.focus();
			this.#setSending( false );
			return;
		}
		try {
			const { data } = await this.#door.call< CustomerTicket >(
				`tickets/${ this.#ticket }/messages`,
				{
					method: 'POST',
					body: { text, attachments, client_id: this.#clientId },
				}
			);
			this.#text.value = '';
			this.#uploads.clear();
			this.#memory.forget();
			this.#clientId = randomHex();
			this.#context.announce( strings.sent );
			this.#onSent( data );
		} catch ( error ) {
			this.#error.textContent = reasonOf( error, strings.notSent );
			this.#text.focus();
		}
		this.#setSending( false );
	}

	#setSending( isSending: boolean ): void {
		const { strings } = this.#context.settings;
		this.#isSending = isSending;
		this.#button.setAttribute( 'aria-disabled', String( isSending ) );
		this.#button.textContent = isSending ? strings.sending : strings.send;
	}
}
