import { h, settingsOf } from '../shared/dom';
import { fill } from '../shared/format';
import { Memory, randomHex } from '../shared/memory';
import { RestError, call, routeUrl } from '../shared/rest';
import { type UploadStrings, Uploads } from '../shared/uploads';
import { type CheckStrings, Field } from './fields';

interface Settings {
	form: string;
	root: string;
	maxSize: number;
	maxFiles: number;
	/** Over the list of errors, by their number. */
	titles: string[];
	strings: CheckStrings &
		UploadStrings & {
			item: string;
			kept: string;
			sending: string;
			failed: string;
			writingAs: string;
			sentNumber: string;
		};
}

interface Pass {
	token: string;
	nonce: string;
	user: { name: string; email: string } | null;
}

interface Receipt {
	number: number | null;
	url: string | null;
}

interface Draft {
	values: Record< string, string >;
	clientId: string;
	visitor: string;
}

/** Paths of the API below channels/form/. */
const ROUTE = 'channels/form/';

/** One form on the page. Without this script the same form works by the page's own POST. */
export class TicketForm {
	readonly #root: HTMLElement;
	readonly #form: HTMLFormElement;
	readonly #settings: Settings;
	readonly #fields = new Map< string, Field >();
	readonly #memory: Memory< Draft >;
	readonly #uploads: Uploads | null;
	#clientId = randomHex();
	#visitor: string;
	#pass: Promise< Pass > | null = null;
	#nonce = '';
	#isSending = false;
	#saving = 0;

	constructor( root: HTMLElement, index: number ) {
		this.#root = root;
		this.#form = this.#find( '.switchboard-form' );
		this.#settings = settingsOf( root, 'switchboardForm' );
		this.#visitor = this.#hidden( 'visitor' ) || randomHex();
		this.#memory = new Memory(
			'localStorage',
			`form:${ location.pathname }:${ index }`
		);
		root.classList.add( 'has-script' );
		root.querySelectorAll< HTMLElement >( '[data-field]' ).forEach(
			( element ) => {
				const field = new Field( element );
				this.#fields.set( field.name, field );
			}
		);
		this.#uploads = this.#prepareFiles();
		this.#listen();
		if ( this.#form.hidden ) {
			// The page shows a receipt: its address holds the private link, which must not stay there.
			this.#memory.forget();
			const address = new URL( location.href );
			address.searchParams.delete( 'switchboard_receipt' );
			history.replaceState( history.state, '', address );
			this.#find( '.switchboard-sent' ).focus();
		} else if ( this.#summary.hidden ) {
			this.#restore();
		} else {
			this.#summary.focus();
		}
		this.#followAll();
	}

	#listen(): void {
		const form = this.#form;
		form.addEventListener( 'focusin', () =>
			this.#getPass().catch( () => {} )
		);
		form.addEventListener( 'input', ( event ) => this.#changed( event ) );
		form.addEventListener( 'change', ( event ) => {
			this.#changed( event );
			this.#fieldOf( event )?.complain(
				this.#fieldOf( event )?.check( this.#settings.strings ) ?? ''
			);
		} );
		form.addEventListener( 'submit', ( event ) => {
			event.preventDefault();
			this.#submit();
		} );
		this.#summary.addEventListener( 'click', ( event ) => {
			const link = ( event.target as Element ).closest( 'a' );
			const place =
				link && document.getElementById( link.hash.slice( 1 ) );
			if ( place ) {
				event.preventDefault();
				place.focus();
			}
		} );
	}

	#changed( event: Event ): void {
		const field = this.#fieldOf( event );
		// While somebody mends a field its complaint goes as soon as it is right; a new one waits until the field is left.
		if ( field?.isWrong && ! field.check( this.#settings.strings ) ) {
			field.complain( '' );
		}
		this.#followAll();
		window.clearTimeout( this.#saving );
		this.#saving = window.setTimeout( () => this.#keep(), 300 );
	}

	#followAll(): void {
		this.#fields.forEach( ( field ) => field.follow( this.#fields ) );
	}

	/** Keeps what was written in this browser. */
	#keep(): void {
		const values: Draft[ 'values' ] = {};
		this.#fields.forEach( ( field, name ) => {
			if ( field.value && name !== 'consent' ) {
				values[ name ] = field.value;
			}
		} );
		const isKept = this.#memory.write( {
			values,
			clientId: this.#clientId,
			visitor: this.#visitor,
		} );
		if ( isKept && Object.keys( values ).length ) {
			const note = this.#find( '.switchboard-note' );
			note.textContent = this.#settings.strings.kept;
			note.hidden = false;
		}
	}

	#restore(): void {
		const draft = this.#memory.read();
		if ( ! draft?.values ) {
			return;
		}
		this.#clientId = draft.clientId || this.#clientId;
		this.#visitor = draft.visitor || this.#visitor;
		this.#fields.forEach( ( field, name ) => {
			field.value = draft.values[ name ] ?? field.value;
		} );
		this.#keep();
	}

	/** A token whose clock starts now, and who is signed in. Asked when somebody begins, for the page itself may be a week old. */
	#getPass( isNew = false ): Promise< Pass > {
		if ( isNew ) {
			this.#pass = null;
		}
		this.#pass ??= call< Pass >(
			routeUrl( this.#settings.root, `${ ROUTE }token`, {
				form: this.#settings.form,
				_: randomHex( 4 ),
			} )
		).then(
			( { data } ) => {
				this.#nonce = data.nonce;
				this.#introduce( data.user );
				return data;
			},
			( error ) => {
				this.#pass = null;
				throw error;
			}
		);
		return this.#pass;
	}

	/** Somebody signed in isn't asked for what is known. */
	#introduce( user: Pass[ 'user' ] ): void {
		if ( ! user ) {
			return;
		}
		const known = [ 'name', 'email' ].flatMap(
			( name ) => this.#fields.get( name ) ?? []
		);
		const held = known.some( ( field ) =>
			field.control.matches( ':focus' )
		);
		known.forEach( ( field ) => field.hideAsKnown() );
		const line = this.#find( '.switchboard-identity' );
		line.textContent = fill(
			this.#settings.strings.writingAs,
			user.name,
			user.email
		);
		if ( held ) {
			[ ...this.#fields.values() ]
				.find( ( field ) => field.isShown )
				?.control.focus();
		}
	}

	async #submit(): Promise< void > {
		if ( this.#isSending ) {
			return;
		}
		const errors = this.#check();
		if ( errors.size ) {
			this.#complain( '', errors );
			return;
		}
		this.#setSending( true );
		try {
			await this.#uploads?.settle();
			if ( this.#uploads?.problem ) {
				this.#complain( '', this.#check() );
			} else {
				this.#celebrate( await this.#send() );
			}
		} catch ( error ) {
			this.#explain(
				error instanceof RestError ? error : new RestError( 0, null )
			);
		}
		this.#setSending( false );
	}

	#check(): Map< string, string > {
		const errors = new Map< string, string >();
		this.#fields.forEach( ( field, name ) => {
			const message = field.isShown
				? field.check( this.#settings.strings )
				: '';
			if ( message ) {
				errors.set( name, message );
			}
		} );
		if ( this.#uploads?.problem ) {
			errors.set( 'attachments', this.#uploads.problem );
		}
		return errors;
	}

	async #send( token = '' ): Promise< Receipt > {
		const pass = await this.#getPass();
		try {
			const { data } = await call< Receipt >(
				routeUrl( this.#settings.root, `${ ROUTE }tickets` ),
				{
					method: 'POST',
					body: this.#body( token || pass.token ),
					headers: this.#headers(),
				}
			);
			return data;
		} catch ( error ) {
			const isOther =
				error instanceof RestError &&
				error.code === 'rest_cookie_invalid_nonce';
			if ( token || ! isOther ) {
				throw error;
			}
			// Somebody signed in or out in another tab. The token's clock goes on.
			this.#pass = null;
			this.#nonce = '';
			return this.#send( pass.token );
		}
	}

	#body( token: string ): Record< string, unknown > {
		const own: Record< string, unknown > = {};
		const fields: Record< string, unknown > = {};
		this.#fields.forEach( ( field, name ) => {
			if ( field.isShown && field.value ) {
				const value = field.type === 'checkbox' ? true : field.value;
				if ( name.startsWith( 'fields.' ) ) {
					fields[ name.slice( 7 ) ] = value;
				} else {
					own[ name ] = value;
				}
			}
		} );
		const extra: Record< string, string > = {};
		const attachments = this.#uploads?.ids ?? [];
		new FormData( this.#form ).forEach( ( value, name ) => {
			if ( name === 'switchboard[attachments][]' ) {
				attachments.push( Number( value ) );
			} else if (
				! name.startsWith( 'switchboard' ) &&
				typeof value === 'string'
			) {
				extra[ name ] = value;
			}
		} );
		return {
			...own,
			fields,
			extra,
			attachments,
			token,
			config: this.#hidden( 'config' ),
			website: this.#hidden( 'website' ),
			visitor: this.#visitor,
			client_id: this.#clientId,
		};
	}

	#headers(): Record< string, string > {
		return this.#nonce ? { 'X-WP-Nonce': this.#nonce } : {};
	}

	/** Says what went wrong; the text stays where it is. */
	#explain( error: RestError ): void {
		const { strings } = this.#settings;
		const trap = this.#form.querySelector< HTMLInputElement >(
			'[name="switchboard[website]"]'
		);
		if ( error.code === 'switchboard_form_confirm' && trap ) {
			trap.value = '';
		}
		if ( error.code === 'switchboard_form_expired' ) {
			this.#getPass( true ).catch( () => {} );
		}
		const params = new Map(
			Object.entries( error.params ).filter(
				( [ name ] ) =>
					this.#fields.has( name ) || name === 'attachments'
			)
		);
		this.#complain(
			params.size
				? ''
				: ( error.status && error.message ) || strings.failed,
			params
		);
	}

	/** Errors at the fields and in the summary, which gets the focus. */
	#complain( message: string, errors: Map< string, string > ): void {
		const { strings, titles } = this.#settings;
		this.#fields.forEach( ( field, name ) =>
			field.complain( errors.get( name ) ?? '' )
		);
		const files = this.#root.querySelector( '[data-files]' );
		files?.classList.toggle( 'is-wrong', errors.has( 'attachments' ) );
		files
			?.querySelector( '.switchboard-error' )
			?.replaceChildren( errors.get( 'attachments' ) ?? '' );
		this.#find( '.switchboard-summary__title' ).textContent =
			message || titles[ errors.size ] || strings.failed;
		this.#find( '.switchboard-summary__list' ).replaceChildren(
			...[ ...errors ].map( ( [ name, text ] ) => {
				const field = this.#fields.get( name );
				const target =
					field?.control ??
					files?.querySelector( 'input[type=file]' );
				const label =
					field?.label ??
					files
						?.querySelector( 'label' )
						?.firstChild?.textContent?.trim() ??
					'';
				return h(
					'li',
					{},
					h(
						'a',
						{ href: `#${ target?.id ?? '' }` },
						// A label may be a question or a sentence.
						/\p{Po}$/u.test( label )
							? `${ label } ${ text }`
							: fill( strings.item, label, text )
					)
				);
			} )
		);
		this.#summary.hidden = false;
		this.#summary.focus();
	}

	#celebrate( { number, url }: Receipt ): void {
		this.#memory.forget();
		window.clearTimeout( this.#saving );
		const line = this.#find( '.switchboard-sent__number' );
		line.hidden = ! number;
		line.textContent = fill(
			this.#settings.strings.sentNumber,
			`#${ number }`
		);
		const link = this.#find( '.switchboard-sent__link' );
		link.hidden = ! url;
		link.querySelector( 'a' )?.setAttribute( 'href', url ?? '' );
		this.#uploads?.clear();
		this.#form.reset();
		this.#form.hidden = true;
		const sent = this.#find( '.switchboard-sent' );
		sent.hidden = false;
		sent.focus();
	}

	#setSending( isSending: boolean ): void {
		this.#isSending = isSending;
		const button = this.#find( '.switchboard-button' );
		button.setAttribute( 'aria-disabled', String( isSending ) );
		this.#announce( isSending ? this.#settings.strings.sending : '' );
	}

	#prepareFiles(): Uploads | null {
		const area = this.#root.querySelector< HTMLElement >( '[data-files]' );
		const input =
			area?.querySelector< HTMLInputElement >( 'input[type=file]' );
		const list = area?.querySelector( 'ul' );
		const drop = area?.querySelector< HTMLElement >( '.switchboard-drop' );
		if ( ! input || ! list || ! drop ) {
			return null;
		}
		const { root, maxSize, maxFiles, strings } = this.#settings;
		const uploads = new Uploads( {
			list,
			maxSize,
			maxFiles,
			strings,
			announce: ( text ) => this.#announce( text ),
			target: async () => ( {
				url: routeUrl( root, `${ ROUTE }attachments` ),
				fields: {
					config: this.#hidden( 'config' ),
					token: ( await this.#getPass() ).token,
					visitor: this.#visitor,
				},
				headers: this.#headers(),
			} ),
		} );
		input.addEventListener( 'change', () => {
			uploads.add( [ ...( input.files ?? [] ) ] );
			input.value = '';
		} );
		for ( const name of [ 'dragenter', 'dragover', 'dragleave', 'drop' ] ) {
			drop.addEventListener( name, ( event ) => {
				event.preventDefault();
				drop.classList.toggle( 'is-over', /enter|over/.test( name ) );
			} );
		}
		drop.addEventListener( 'drop', ( event ) =>
			uploads.add( [ ...( event.dataTransfer?.files ?? [] ) ] )
		);
		return uploads;
	}

	#fieldOf( event: Event ): Field | undefined {
		return this.#fields.get(
			( event.target as Element ).closest< HTMLElement >( '[data-field]' )
				?.dataset.field ?? ''
		);
	}

	get #summary(): HTMLElement {
		return this.#find( '.switchboard-summary' );
	}

	#announce( text: string ): void {
		this.#find( '.switchboard-live' ).textContent = text;
	}

	#hidden( name: string ): string {
		return (
			this.#form.querySelector< HTMLInputElement >(
				`[name="switchboard[${ name }]"]`
			)?.value ?? ''
		);
	}

	#find< T extends HTMLElement >( selector: string ): T {
		return this.#root.querySelector< T >( selector ) as T;
	}
}
