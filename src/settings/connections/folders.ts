import { __ } from '@wordpress/i18n';
import type { MailboxFolder } from '../../api';

const INBOX = 'INBOX';

/** Folders to pick from, and the paths of those that are picked. */
export interface ChosenFolders {
	list: MailboxFolder[];
	chosen: string[];
}

/**
 * What is picked among the folders of the server. One that isn't there stays in sight; nothing picked is the inbox.
 *
 * @param folders Folders of the server; none while they aren't known.
 * @param value   Paths, or names that were typed by hand.
 */
export function chosenFolders(
	folders: MailboxFolder[],
	value: string[]
): ChosenFolders {
	const wanted = value.filter( ( path ) => path.trim() !== '' );
	const chosen = ( wanted.length > 0 ? wanted : [ INBOX ] ).map(
		( path ) =>
			folders.find( ( folder ) => folder.path === path )?.path ??
			folders.find( ( folder ) => folder.name === path )?.path ??
			path
	);
	const missing = chosen.filter(
		( path ) => ! folders.some( ( folder ) => folder.path === path )
	);
	return {
		chosen,
		list: [
			...missing.map( ( path ) => ( {
				path,
				name: path,
				role: null,
				selectable: true,
			} ) ),
			...folders,
		],
	};
}

/**
 * Picks a folder or leaves it. One always stays.
 *
 * @param chosen Paths.
 * @param path   Path.
 */
export function toggleFolder( chosen: string[], path: string ): string[] {
	const others = chosen.filter( ( other ) => other !== path );
	if ( others.length === chosen.length ) {
		return [ ...chosen, path ];
	}
	return others.length > 0 ? others : [ INBOX ];
}

/**
 * What a folder is for, as the server says.
 *
 * @param folder Folder.
 */
export function roleLabel( { role, name }: MailboxFolder ): string {
	// "Sent" beside "Sent" says nothing.
	const label = labelOf( role );
	return label.toLocaleLowerCase() === name.toLocaleLowerCase() ? '' : label;
}

function labelOf( role: MailboxFolder[ 'role' ] ): string {
	switch ( role ) {
		case 'inbox':
			return __( 'Inbox', 'switchboard' );
		case 'all':
			return __( 'All mail', 'switchboard' );
		case 'archive':
			return __( 'Archive', 'switchboard' );
		case 'drafts':
			return __( 'Drafts', 'switchboard' );
		case 'flagged':
			return __( 'Starred', 'switchboard' );
		case 'junk':
			return __( 'Spam', 'switchboard' );
		case 'sent':
			return __( 'Sent', 'switchboard' );
		case 'trash':
			return __( 'Trash', 'switchboard' );
	}
	return '';
}
