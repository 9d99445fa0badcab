import { useEffect } from '@wordpress/element';
import { useViewportMatch } from '@wordpress/compose';
import { getBoot } from '../../api';
import { navigate, Pane, useLocation } from '../../components';
import { pathTo, readPlace } from '../place';
import { sectionsFor } from '../sections';
import { SettingsNav } from './settings-nav';
import './style.scss';

// The settings: their sections at the side, one of them beside it. A phone shows one of the two.
export function SettingsScreen() {
	const { path } = useLocation();
	const isPhone = useViewportMatch( 'medium', '<' );
	const sections = sectionsFor( getBoot().me.capabilities );
	const { section: asked, id } = readPlace( path );
	const section = sections.find( ( { paths } ) => paths.includes( asked ) );
	const first = sections[ 0 ]?.paths[ 0 ] ?? '';

	// A wide screen has room for a section at once; a forbidden or unknown one leads to the first.
	const mustMove = ! section && ( asked !== '' || ! isPhone );
	useEffect( () => {
		if ( mustMove ) {
			navigate( pathTo( first ), { replace: true } );
		}
	}, [ mustMove, first ] );

	return (
		<div className="switchboard-settings">
			{ ( ! isPhone || ! section ) && (
				<SettingsNav sections={ sections } current={ section } />
			) }
			{ section && (
				<Pane
					label={ section.label }
					className="switchboard-settings__main"
				>
					<section.Screen key={ asked } section={ asked } id={ id } />
				</Pane>
			) }
		</div>
	);
}
