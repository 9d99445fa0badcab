import { useDebounce } from '@wordpress/compose';
import {
	forwardRef,
	useCallback,
	useEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall, search as searchIcon } from '@wordpress/icons';
import { Button } from '@wordpress/components';
import { Icon } from '../../components';

interface SearchBoxProps {
	value: string;
	onChange: ( value: string ) => void;
}

const PATIENCE = 300;

/** Searches while the person types; Escape empties it. */
export const SearchBox = forwardRef< HTMLInputElement, SearchBoxProps >(
	function Box( { value, onChange }, ref ) {
		const [ text, setText ] = useState( value );
		// A list that loads meanwhile gives another function each time, and a new one would drop what waits to be searched for.
		const latest = useRef( onChange );
		latest.current = onChange;
		const say = useCallback(
			( next: string ) => latest.current( next ),
			[]
		);
		const search = useDebounce( say, PATIENCE );
		// What is typed ends with a blank while the next word is thought of: that is no other search.
		useEffect(
			() => setText( ( now ) => ( now.trim() === value ? now : value ) ),
			[ value ]
		);
		const type = ( next: string ) => {
			setText( next );
			search( next.trim() );
		};
		return (
			<div className="switchboard-search">
				<input
					ref={ ref }
					type="search"
					dir="auto"
					className="switchboard-search__input"
					aria-label={ __( 'Search in this view', 'switchboard' ) }
					placeholder={ __( 'Search in this view', 'switchboard' ) }
					maxLength={ 200 }
					value={ text }
					onChange={ ( event ) => type( event.target.value ) }
					onKeyDown={ ( event ) =>
						event.key === 'Escape' && text !== '' && type( '' )
					}
				/>
				{ text === '' ? (
					<Icon icon={ searchIcon } />
				) : (
					<Button
						size="small"
						icon={ closeSmall }
						label={ __( 'End the search', 'switchboard' ) }
						onClick={ () => type( '' ) }
					/>
				) }
			</div>
		);
	}
);
