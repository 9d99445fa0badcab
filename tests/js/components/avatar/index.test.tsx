import { fireEvent, render, screen } from '@testing-library/react';
import { Avatar, initialsOf } from '../../../../src/components';

it.each( [
	[ 'Priya Raghavan', 'PR' ],
	[ 'Nguyễn Thị Lan', 'NL' ],
	[ 'admin', 'A' ],
	[ 'ليلى حداد', 'لح' ],
	[ '  ', '' ],
	[ '👩‍🚀 Ada', '👩A' ],
] )( 'the initials of %s are %s', ( name, expected ) => {
	expect( initialsOf( name ) ).toBe( expected );
} );

it( 'shows initials where the picture can’t be had', () => {
	const { container } = render(
		<Avatar name="Devon Clarke" src="/nope.png" label="Devon Clarke" />
	);
	const picture = container.querySelector( 'img' );
	expect( picture ).not.toBeNull();
	fireEvent.error( picture as HTMLImageElement );
	expect(
		screen.getByRole( 'img', { name: 'Devon Clarke' } )
	).toHaveTextContent( 'DC' );
} );
