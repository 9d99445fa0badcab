import { __ } from '@wordpress/i18n';

/** Sentences by field name. */
export type Errors = Record< string, string >;

/** A failed save as far as a form must know it: WordPress's error body. */
export interface Failure {
	message: string;
	data?: { params?: unknown };
}

/**
 * Equal as the site sees it: by what would be sent.
 * @param a
 * @param b
 */
export const isSame = ( a: unknown, b: unknown ): boolean =>
	a === b || JSON.stringify( a ) === JSON.stringify( b );

/**
 * The edits that differ from what is saved.
 *
 * @param saved What the site has.
 * @param edits What the person set.
 */
export function changesOf< V extends object >(
	saved: V,
	edits: Partial< V >
): Partial< V > {
	return Object.fromEntries(
		Object.entries( edits ).filter(
			( [ name, value ] ) => ! isSame( saved[ name as keyof V ], value )
		)
	) as Partial< V >;
}

/**
 * The edits that are left when some were saved: what was typed meanwhile stays.
 *
 * @param edits What the person set until now.
 * @param sent  What was saved.
 */
export function editsAfter< V extends object >(
	edits: Partial< V >,
	sent: Partial< V >
): Partial< V > {
	return Object.fromEntries(
		Object.entries( edits ).filter(
			( [ name, value ] ) =>
				! ( name in sent ) || ! isSame( sent[ name as keyof V ], value )
		)
	) as Partial< V >;
}

// `rest_missing_callback_param` lists bare names; a value inside an object is called `settings[host]`.
function namedErrors( { data }: Failure ): [ string, string ][] {
	const params = data?.params ?? {};
	const errors: [ string, unknown ][] = Array.isArray( params )
		? params.map( ( name ) => [
				name,
				__( 'Please fill this in.', 'switchboard' ),
			] )
		: Object.entries( params );
	return errors.map( ( [ name, sentence ] ) => [
		String( name ).replace( /\[([^\]]+)\]/g, '.$1' ),
		String( sentence ),
	] );
}

export interface SortedErrors {
	/** For fields that are on the form. */
	fields: Errors;
	/** The sentence over the form; null when every fault stands at its field. */
	notice: string | null;
}

/**
 * An error of the site, put where it belongs.
 *
 * @param error The error.
 * @param names Names of the form's fields.
 */
export function sortErrors( error: Failure, names: string[] ): SortedErrors {
	const all = namedErrors( error );
	const fields = all.filter( ( [ name ] ) => names.includes( name ) );
	const others = all.filter( ( [ name ] ) => ! names.includes( name ) );
	const sentences = others.map( ( [ , sentence ] ) => sentence );
	return {
		fields: Object.fromEntries( fields ),
		notice:
			sentences.join( ' ' ) ||
			( fields.length > 0 ? null : error.message ),
	};
}
