import { fill } from '../shared/format';

export interface CheckStrings {
	fillIn: string;
	choose: string;
	tick: string;
	email: string;
	phone: string;
	number: string;
	example: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** One field of a form: its control, its condition and its error line, as PHP has drawn them. */
export class Field {
	readonly name: string;
	readonly label: string;
	readonly control: Control;
	readonly #element: HTMLElement;
	readonly #error: HTMLElement | null;
	#isKnown = false;

	constructor( element: HTMLElement ) {
		this.#element = element;
		this.name = element.dataset.field ?? '';
		this.control = element.querySelector< Control >(
			'.switchboard-control'
		) as Control;
		this.#error = element.querySelector( '.switchboard-error' );
		const label = element.querySelector( 'label' );
		// Beside a field's name its label says "optional"; a box's label is the whole sentence.
		const text = this.#box ? label : label?.firstChild;
		this.label = text?.textContent?.trim() ?? '';
	}

	get type(): string {
		return this.#element.dataset.type ?? '';
	}

	get value(): string {
		return this.#box
			? ( this.#box.checked && '1' ) || ''
			: this.control.value.trim();
	}

	set value( value: string ) {
		if ( this.#box ) {
			this.#box.checked = value === '1';
		} else {
			this.control.value = value;
		}
	}

	get isShown(): boolean {
		return ! this.#element.hidden;
	}

	get isWrong(): boolean {
		return this.#element.classList.contains( 'is-wrong' );
	}

	/** The site knows the answer: the visitor is signed in. */
	hideAsKnown(): void {
		this.#isKnown = true;
		this.show( false );
	}

	/** Shows the field only while its condition, and that of the field it depends on, holds. */
	follow( fields: Map< string, Field >, seen: Field[] = [] ): boolean {
		const { onlyIf, onlyValue } = this.#element.dataset;
		const other = onlyIf ? fields.get( onlyIf ) : undefined;
		const isMeant =
			! other ||
			( ! seen.includes( this ) &&
				other.value === onlyValue &&
				other.follow( fields, [ ...seen, this ] ) );
		if ( ! seen.length ) {
			this.show( isMeant && ! this.#isKnown );
		}
		return isMeant;
	}

	show( isShown: boolean ): void {
		this.#element.hidden = ! isShown;
		this.control.disabled = ! isShown;
	}

	/** What is wrong with the value, '' when nothing is. The server decides; this only says so earlier. */
	check( strings: CheckStrings ): string {
		const { value, type } = this;
		if ( ! value ) {
			if ( ! this.control.required ) {
				return '';
			}
			return (
				{ select: strings.choose, checkbox: strings.tick }[ type ] ??
				strings.fillIn
			);
		}
		if (
			type === 'email' &&
			! /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test( value )
		) {
			return strings.email;
		}
		if ( type === 'tel' && ! /^\+?\d[\d ()/.-]{2,38}$/.test( value ) ) {
			return strings.phone;
		}
		if ( type === 'number' && ! Number.isFinite( Number( value ) ) ) {
			return strings.number;
		}
		const { pattern, example } = this.#element.dataset;
		return pattern && ! new RegExp( `^(?:${ pattern })$` ).test( value )
			? fill( strings.example, example ?? '' )
			: '';
	}

	/** Says what is wrong under the field; '' takes it back. */
	complain( message: string ): void {
		this.#element.classList.toggle( 'is-wrong', message !== '' );
		if ( message ) {
			this.control.setAttribute( 'aria-invalid', 'true' );
		} else {
			this.control.removeAttribute( 'aria-invalid' );
		}
		if ( this.#error ) {
			this.#error.textContent = message;
		}
	}

	get #box(): HTMLInputElement | null {
		return this.control instanceof HTMLInputElement &&
			this.control.type === 'checkbox'
			? this.control
			: null;
	}
}
