import type { PersonDto, PersonHandleDto, PersonRowDto } from './person-view.types.js';

/** Its first letter: enough to tell people apart in a list, too little to find them. */
const maskWord = (word: string): string => (word === '' ? '' : `${Array.from(word)[0] ?? ''}…`);

const maskWords = (words: string | null): string | null =>
  words === null ? null : words.split(/\s+/u).map(maskWord).join(' ');

const maskHandle = (handle: PersonHandleDto): PersonHandleDto =>
  Object.assign({}, handle, { handle: maskWord(handle.handle), name: maskWords(handle.name) });

export const maskRow = <Row extends PersonRowDto>(row: Row): Row =>
  Object.assign({}, row, { name: maskWords(row.name), handles: row.handles.map(maskHandle), isMasked: true });

/** What a viewer or a token sees: tier, language, journey and counts as they are, nothing that leads to the person. */
export const maskPerson = (person: PersonDto): PersonDto =>
  Object.assign(maskRow(person), {
    zone: null,
    notes: null,
    phone: null,
    email: null,
    customerNumber: null,
    consents: person.consents.map((consent) => Object.assign({}, consent, { source: '' })),
    joins: [],
  });
