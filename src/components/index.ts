export { Avatar, initialsOf, NobodyAvatar } from './avatar';
export { ChannelIcon } from './channel-icon';
export { ChoiceList, ChoiceMenu } from './choice-menu';
export type { Choice, ChoiceListProps } from './choice-menu';
export { EmptyState } from './empty-state';
export { CopyButton } from './copy-button';
export { FieldControl } from './field-control';
export type { FieldValue } from './field-control';
export { Fold } from './fold';
export { Icon } from './icon';
export {
	hrefOf,
	Link,
	navigate,
	setLeaveGuard,
	useLocation,
} from './navigation';
export type { AppLocation } from './navigation';
export { ErrorNotice, Notice } from './notice';
export type { NoticeAction } from './notice';
export { Pane, PaneBody, PaneHead } from './pane';
export { LazyRichText } from './lazy-rich-text';
export { Resizer } from './resizer';
export { Bar, Delayed, Skeleton } from './skeleton';
export { Badge, StatusBadge } from './status-badge';
export { TagPill } from './tag-pill';
export {
	formatClock,
	formatDay,
	formatElapsed,
	formatFull,
	formatLength,
	formatMoment,
	isToday,
	setTimeSettings,
	Time,
	useNow,
} from './time';
export { Confirm } from './confirm';
export { DataTable } from './data-table';
export type { Asked, Column, Remote, RowAction, Sort } from './data-table';
export {
	ComboField,
	Form,
	helpOf,
	ListField,
	moveItem,
	NumberField,
	PickField,
	SelectField,
	TextAreaField,
	TextField,
	toId,
	ToggleField,
	TokensField,
	useField,
	useForm,
} from './form';
export type { Errors, FormState, PickOption } from './form';
export { leaveTo, LeaveGuard } from './leave-guard';
export { useSay } from './say';
export { AddLink } from './add-link';
export { DeleteRecord } from './delete-record';
export type { Deletion } from './delete-record';
export { Facts } from './facts';
export { FormPage } from './form-page';
export { FieldRow, FormSection } from './form-section';
export { Card, Page } from './page';
export type { Crumb, PageProps } from './page';
export { RecordPage } from './record-page';
