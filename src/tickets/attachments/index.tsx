import { __, sprintf } from '@wordpress/i18n';
import { page } from '@wordpress/icons';
import type { Attachment } from '../../api';
import { Icon } from '../../components';
import { formatSize } from './format-size';
import './style.scss';

export { formatSize } from './format-size';

const isPicture = ( { type }: Attachment ): boolean =>
	/^image\/(png|jpe?g|gif|webp|avif)$/.test( type );

/** Files of a message: pictures as small pictures, the others by name. */
export function Attachments( { attachments }: { attachments: Attachment[] } ) {
	if ( attachments.length === 0 ) {
		return null;
	}
	return (
		<ul
			className="switchboard-attachments"
			aria-label={ __( 'Files', 'switchboard' ) }
		>
			{ attachments.map( ( attachment ) => (
				<li key={ attachment.id }>
					<a
						href={ attachment.url }
						target="_blank"
						rel="noopener noreferrer"
						className={
							isPicture( attachment )
								? 'switchboard-thumb'
								: 'switchboard-file'
						}
						title={ `${ attachment.name }, ${ formatSize( attachment.size ) }` }
					>
						{ isPicture( attachment ) ? (
							<img
								src={ attachment.url }
								alt={ sprintf(
									/* translators: %s: name of a file. */
									__( 'Picture %s', 'switchboard' ),
									attachment.name
								) }
								loading="lazy"
							/>
						) : (
							<>
								<Icon icon={ page } size={ 16 } />
								<bdi className="switchboard-file__name">
									{ attachment.name }
								</bdi>
								<span className="switchboard-file__size">
									{ formatSize( attachment.size ) }
								</span>
							</>
						) }
					</a>
				</li>
			) ) }
		</ul>
	);
}
