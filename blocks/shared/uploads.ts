import { h, icon } from './dom';
import { fill, formatSize, pageLocale } from './format';
import { RestError, upload } from './rest';

export interface UploadStrings {
	remove: string;
	removed: string;
	added: string;
	tooLarge: string;
	progress: string;
	tooMany: string;
	uploadError: string;
	uploading: string;
	badFile: string;
}

interface Target {
	url: string;
	fields: Record< string, string >;
	headers: Record< string, string >;
}

interface Options {
	list: HTMLUListElement;
	maxSize: number;
	maxFiles: number;
	strings: UploadStrings;
	/** Where to, asked anew for each file. */
	target: () => Promise< Target >;
	announce: ( text: string ) => void;
}

interface Item {
	row: HTMLLIElement;
	name: string;
	id?: number;
	isBad?: boolean;
	cancel?: () => void;
	isOnItsWay?: Promise< void >;
}

const PREVIEWS = [ 'image/png', 'image/jpeg', 'image/gif', 'image/webp' ];

/** The files of one message: each a row with its progress and its own error. */
export class Uploads {
	#items: Item[] = [];
	readonly #options: Options;
	readonly #locale = pageLocale();

	constructor( options: Options ) {
		this.#options = options;
	}

	/** Files that have arrived. */
	get ids(): number[] {
		return this.#items.flatMap( ( item ) => item.id ?? [] );
	}

	/** Why the message can't go; '' when it can once all files are there. */
	get problem(): string {
		return this.#items.some( ( item ) => item.isBad )
			? this.#options.strings.badFile
			: '';
	}

	/** Waits for the files that are still on their way. */
	async settle(): Promise< void > {
		if ( this.#items.some( ( item ) => item.isOnItsWay ) ) {
			this.#options.announce( this.#options.strings.uploading );
		}
		await Promise.all( this.#items.map( ( item ) => item.isOnItsWay ) );
	}

	add( files: Iterable< File > ): void {
		for ( const file of files ) {
			this.#start( file );
		}
	}

	/** After sending: the files belong to the message now. */
	clear(): void {
		this.#items = [];
		this.#options.list.replaceChildren();
	}

	#start( file: File ): void {
		const { maxSize, maxFiles, strings } = this.#options;
		const size = formatSize( file.size, this.#locale );
		const note = h( 'small', {}, size );
		const bar = h( 'progress', {
			max: file.size,
			value: 0,
			'aria-label': file.name,
		} );
		const item: Item = { row: h( 'li' ), name: file.name };
		item.row.className = 'switchboard-file';
		item.row.append(
			this.#picture( file ),
			h( 'bdi', { class: 'switchboard-file__name' }, file.name ),
			note,
			bar,
			h(
				'button',
				{
					type: 'button',
					class: 'switchboard-file__remove',
					'aria-label': fill( strings.remove, file.name ),
					click: () => this.#remove( item ),
				},
				icon( 'close' )
			)
		);
		this.#options.list.append( item.row );
		this.#items.push( item );
		if ( file.size > maxSize ) {
			const limit = formatSize( maxSize, this.#locale );
			this.#fail(
				item,
				note,
				bar,
				fill( strings.tooLarge, size, limit )
			);
		} else if ( this.#items.length > maxFiles ) {
			this.#fail( item, note, bar, fill( strings.tooMany, maxFiles ) );
		} else {
			item.isOnItsWay = this.#send( item, file, note, bar, size );
		}
	}

	async #send(
		item: Item,
		file: File,
		note: HTMLElement,
		bar: HTMLProgressElement,
		size: string
	): Promise< void > {
		const { strings, target, announce } = this.#options;
		try {
			const { url, fields, headers } = await target();
			const sending = upload< { id: number } >(
				url,
				{ ...fields, file },
				headers,
				( loaded ) => {
					bar.value = loaded;
					note.textContent = fill(
						strings.progress,
						formatSize(
							Math.min( loaded, file.size ),
							this.#locale
						),
						size
					);
				}
			);
			item.cancel = sending.cancel;
			item.id = ( await sending.done ).id;
			item.isOnItsWay = undefined;
			note.textContent = size;
			bar.remove();
			announce( fill( strings.added, file.name ) );
		} catch ( error ) {
			if ( ! this.#items.includes( item ) ) {
				return;
			}
			const said = error instanceof RestError ? error : null;
			this.#fail(
				item,
				note,
				bar,
				said?.params.file || said?.message || strings.uploadError
			);
		}
	}

	#fail(
		item: Item,
		note: HTMLElement,
		bar: HTMLElement,
		message: string
	): void {
		item.isBad = true;
		item.isOnItsWay = undefined;
		bar.remove();
		note.textContent = message;
		item.row.classList.add( 'is-wrong' );
		this.#options.announce( `${ item.name }: ${ message }` );
	}

	#remove( item: Item ): void {
		const index = this.#items.indexOf( item );
		this.#items.splice( index, 1 );
		item.cancel?.();
		item.row.remove();
		// The focus must not fall back to the top of the page.
		const next = this.#items[ Math.min( index, this.#items.length - 1 ) ];
		const place: HTMLElement | null | undefined = next
			? next.row.querySelector( 'button' )
			: this.#options.list.parentElement?.querySelector(
					'input[type=file]'
				);
		place?.focus();
		this.#options.announce(
			fill( this.#options.strings.removed, item.name )
		);
	}

	#picture( file: File ): Node {
		if ( ! PREVIEWS.includes( file.type ) || ! URL.createObjectURL ) {
			return icon( 'file' );
		}
		const src = URL.createObjectURL( file );
		const picture = h( 'img', {
			src,
			alt: '',
			width: 44,
			height: 33,
			load: () => URL.revokeObjectURL( src ),
			error: () => picture.replaceWith( icon( 'file' ) ),
		} );
		return picture;
	}
}
