export { getBoot } from './boot';
export type { Boot, Me } from './boot';
export * from './calls';
export {
	ApiError,
	getConflict,
	getFieldErrors,
	isAborted,
	isNotFound,
	isSignedOut,
	isUnanswered,
	toApiError,
} from './errors';
export type { Conflict } from './errors';
export { contactName } from './contact-name';
export {
	useActions,
	useAll,
	useCounters,
	useLink,
	useList,
	useRecord,
	useRequest,
	useUpdates,
} from './hooks';
export type { ListResult, RecordResult } from './hooks';
export { siteNow } from './request';
export type { Page } from './request';
export { requestKeys } from './request-keys';
export { listKey } from './resources';
export type { Create, Id, Item, Noun, Query, Update } from './resources';
export type { BulkAnswer } from './ticket-actions';
export { eventsQuery, messagesQuery } from './timeline-actions';
export { setUpStore, store } from './store';
export * from './types';
export { uploadAttachment } from './upload';
export type { UploadOptions } from './upload';
