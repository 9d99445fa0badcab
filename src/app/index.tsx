import { SlotFillProvider } from '@wordpress/components';
import { StrictMode } from '@wordpress/element';
import '../styles/tokens.scss';
import '../styles/screen.scss';
import { Routes } from './routes';
import { Shell } from './shell';

export function App() {
	return (
		<StrictMode>
			<SlotFillProvider>
				<Shell>
					<Routes />
				</Shell>
			</SlotFillProvider>
		</StrictMode>
	);
}
