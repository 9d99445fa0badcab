export { TicketsScreen } from './workspace';
