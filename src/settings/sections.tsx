import { __ } from '@wordpress/i18n';
import {
	bell,
	cog,
	envelope,
	formatListBullets,
	inbox,
	notAllowed,
	people,
	plugins,
	tag,
	trendingUp,
} from '@wordpress/icons';
import type { ComponentType, ReactElement } from 'react';
import type { Me } from '../api';
import { AgentsSection } from './agents';
import { BlockedSection } from './blocked';
import { ConnectionsSection } from './connections';
import { FieldsSection } from './fields';
import { GeneralSection } from './general';
import { InboxesSection } from './inboxes';
import { MailsSection } from './mails';
import { NotificationsSection } from './notifications';
import { StatusesSection } from './statuses';
import { TagsSection } from './tags';

export interface SectionProps {
	/** The part of the address that led here: a section may have several. */
	section: string;
	id: string | null;
}

export interface Section {
	/** Below `/settings`; the first is its own. */
	paths: string[];
	label: string;
	icon: ReactElement;
	/** Without it everyone of the helpdesk sees it. */
	needs?: 'manage' | 'manage_settings';
	Screen: ComponentType< SectionProps >;
}

const sections = (): Section[] => [
	{
		paths: [ 'inboxes' ],
		label: __( 'Inboxes', 'switchboard' ),
		icon: inbox,
		needs: 'manage',
		Screen: InboxesSection,
	},
	{
		paths: [ 'connections' ],
		label: __( 'Connections', 'switchboard' ),
		icon: plugins,
		needs: 'manage_settings',
		Screen: ConnectionsSection,
	},
	{
		paths: [ 'agents', 'teams' ],
		label: __( 'Agents and teams', 'switchboard' ),
		icon: people,
		needs: 'manage',
		Screen: AgentsSection,
	},
	{
		paths: [ 'statuses' ],
		label: __( 'Statuses', 'switchboard' ),
		icon: trendingUp,
		needs: 'manage',
		Screen: StatusesSection,
	},
	{
		paths: [ 'fields' ],
		label: __( 'Fields', 'switchboard' ),
		icon: formatListBullets,
		needs: 'manage',
		Screen: FieldsSection,
	},
	{
		paths: [ 'tags' ],
		label: __( 'Tags', 'switchboard' ),
		icon: tag,
		needs: 'manage',
		Screen: TagsSection,
	},
	{
		paths: [ 'blocked' ],
		label: __( 'Blocked senders', 'switchboard' ),
		icon: notAllowed,
		needs: 'manage',
		Screen: BlockedSection,
	},
	{
		paths: [ 'mails' ],
		label: __( 'Mails', 'switchboard' ),
		icon: envelope,
		needs: 'manage_settings',
		Screen: MailsSection,
	},
	{
		paths: [ 'notifications' ],
		label: __( 'My notifications', 'switchboard' ),
		icon: bell,
		Screen: NotificationsSection,
	},
	{
		paths: [ 'general' ],
		label: __( 'General', 'switchboard' ),
		icon: cog,
		needs: 'manage_settings',
		Screen: GeneralSection,
	},
];

/**
 * The sections that a person sees.
 *
 * @param capabilities What the person may do.
 */
export const sectionsFor = ( capabilities: Me[ 'capabilities' ] ): Section[] =>
	sections().filter( ( { needs } ) => ! needs || capabilities[ needs ] );
