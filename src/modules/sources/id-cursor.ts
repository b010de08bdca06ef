import { invalid } from '../../errors.js';
import { isId } from '../../http/id.pipe.js';
import { decodeCursor } from '../../http/paging.js';

const BEFORE_ALL = '0';
const AFTER_ALL = '9223372036854775807';

/** The last id of the page before, in a list in the order of ids. */
export const afterId = (cursor: string | undefined): string => readId(cursor, BEFORE_ALL);

/** The same for a list that begins with the highest id. */
export const beforeId = (cursor: string | undefined): string => readId(cursor, AFTER_ALL);

function readId(cursor: string | undefined, first: string): string {
  const values = decodeCursor(cursor, 1);
  if (values === null) return first;
  const [id] = values;
  if (typeof id === 'string' && isId(id)) return id;
  throw invalid('bad-cursor', 'The cursor is not one that a list gave.');
}
