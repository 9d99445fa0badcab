import { TicketForm } from './form';

document
	.querySelectorAll< HTMLElement >( '[data-switchboard-form]' )
	.forEach( ( element, index ) => new TicketForm( element, index ) );
