import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DataTable } from '../../../../src/components/data-table';
import type { Asked, Column } from '../../../../src/components/data-table';

interface Tag {
	id: number;
	name: string;
	count: number;
}

const tags: Tag[] = [
	{ id: 1, name: 'damaged', count: 3 },
	{ id: 2, name: 'gift', count: 1 },
	{ id: 3, name: 'customs', count: 2 },
];

const title: Column< Tag > = {
	id: 'name',
	label: 'Name',
	render: ( { name } ) => name,
	sortBy: ( { name } ) => name,
};

const columns: Column< Tag >[] = [
	{
		id: 'count',
		label: 'Tickets',
		render: ( { count } ) => count,
		sortBy: ( { count } ) => count,
		isNumber: true,
	},
];

const names = async () =>
	( await screen.findAllByRole( 'link' ) ).map(
		( link ) => link.textContent
	);

// What is loaded when it is first shown takes longer than a test waits.
beforeAll( () => import( '../../../../src/components/data-table/table' ) );

describe( 'a table', () => {
	it( 'says once what would be here when there is nothing', () => {
		render(
			<DataTable
				label="Tags"
				items={ [] as Tag[] }
				title={ title }
				columns={ columns }
				empty={ <p>No tags</p> }
			/>
		);
		expect( screen.getByText( 'No tags' ) ).toBeVisible();
		expect( screen.queryByRole( 'table' ) ).toBeNull();
	} );

	it( 'links each row to its place and sorts by a column', async () => {
		const user = userEvent.setup();
		render(
			<DataTable
				label="Tags"
				items={ tags }
				title={ title }
				columns={ columns }
				linkOf={ ( { id } ) => `/settings/tags/${ id }` }
				empty={ null }
			/>
		);
		expect( await names() ).toEqual( [ 'damaged', 'gift', 'customs' ] );
		expect( screen.getByRole( 'link', { name: 'gift' } ) ).toHaveAttribute(
			'href',
			expect.stringContaining( '%2Fsettings%2Ftags%2F2' )
		);
		await user.click( screen.getByRole( 'button', { name: 'Name' } ) );
		await user.click(
			await screen.findByRole( 'menuitemradio', {
				name: 'Sort ascending',
			} )
		);
		expect( await names() ).toEqual( [ 'customs', 'damaged', 'gift' ] );
	} );

	it( 'asks the site for an order that only the site can make', async () => {
		const user = userEvent.setup();
		const onAsk = jest.fn< void, [ Asked ] >();
		render(
			<DataTable
				label="Tags"
				items={ tags }
				title={ title }
				columns={ columns }
				empty={ null }
				remote={ {
					asked: { search: '' },
					onAsk,
					hasMore: true,
					isLoadingMore: false,
					moreError: null,
					onMore: () => {},
				} }
			/>
		);
		const table = await screen.findByRole( 'table' );
		await user.click(
			within( table ).getByRole( 'button', { name: 'Tickets' } )
		);
		await user.click(
			await screen.findByRole( 'menuitemradio', {
				name: 'Sort descending',
			} )
		);
		expect( onAsk ).toHaveBeenLastCalledWith( {
			search: '',
			sort: { field: 'count', direction: 'desc' },
		} );
		expect(
			screen.getByRole( 'button', { name: 'Show more' } )
		).toBeEnabled();
	} );
} );
