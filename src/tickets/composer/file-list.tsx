import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { cautionFilled, closeSmall, page } from '@wordpress/icons';
import type { Attachment } from '../../api';
import { Icon } from '../../components';
import { formatSize } from '../attachments';
import type { Files, Upload } from './use-files';

interface FileListProps {
	attachments: Attachment[];
	files: Files;
}

/** Files of the text: those that arrived, those on their way, and those that failed with the reason. */
export function FileList( { attachments, files }: FileListProps ) {
	const listed = attachments.filter( ( { inline } ) => ! inline );
	if ( listed.length + files.uploads.length === 0 ) {
		return null;
	}
	return (
		<ul
			className="switchboard-composer__files"
			aria-label={ __( 'Files', 'switchboard' ) }
		>
			{ listed.map( ( attachment ) => (
				<li key={ attachment.id } className="switchboard-file">
					<Icon icon={ page } size={ 16 } />
					<bdi className="switchboard-file__name">
						{ attachment.name }
					</bdi>
					<span className="switchboard-file__size">
						{ formatSize( attachment.size ) }
					</span>
					<RemoveButton
						name={ attachment.name }
						onClick={ () => files.remove( attachment ) }
					/>
				</li>
			) ) }
			{ files.uploads.map( ( upload ) => (
				<UploadLine
					key={ upload.key }
					upload={ upload }
					files={ files }
				/>
			) ) }
		</ul>
	);
}

function UploadLine( { upload, files }: { upload: Upload; files: Files } ) {
	const { name, progress, error } = upload;
	return (
		<li
			className={
				error ? 'switchboard-file is-failed' : 'switchboard-file'
			}
		>
			<Icon icon={ error ? cautionFilled : page } size={ 16 } />
			<bdi className="switchboard-file__name">{ name }</bdi>
			{ error ? (
				<>
					<span role="alert">{ error }</span>
					<Button
						variant="link"
						onClick={ () => files.retry( upload ) }
					>
						{ __( 'Try now', 'switchboard' ) }
					</Button>
				</>
			) : (
				<progress
					max={ 1 }
					value={ progress }
					aria-label={ sprintf(
						/* translators: %s: name of a file. */
						__( 'Uploading %s', 'switchboard' ),
						name
					) }
				/>
			) }
			<RemoveButton
				name={ name }
				onClick={ () => files.dismiss( upload ) }
			/>
		</li>
	);
}

function RemoveButton( {
	name,
	onClick,
}: {
	name: string;
	onClick: () => void;
} ) {
	return (
		<Button
			size="small"
			icon={ closeSmall }
			iconSize={ 20 }
			/* translators: %s: name of a file. */
			label={ sprintf( __( 'Remove %s', 'switchboard' ), name ) }
			onClick={ onClick }
		/>
	);
}
