export interface Named {
	id: number;
	name: string;
}

const namesOf = ( ids: number[], all: Named[] ): string =>
	all
		.filter( ( { id } ) => ids.includes( id ) )
		.map( ( { name } ) => name )
		.join( ', ' );

// Names of some of all, in one line.
export function Names( { ids, all }: { ids: number[]; all: Named[] } ) {
	const names = namesOf( ids, all );
	return <span dir="auto">{ names || '–' }</span>;
}
