export { SuspendedScreen } from './suspended-screen';
export { TicketsScreen } from './workspace';
