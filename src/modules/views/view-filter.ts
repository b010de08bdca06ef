import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { invalid } from '../../errors.js';
import { TaskQuery } from '../tasks/task-query.types.js';

/** A place in a list is of a moment, and so in no view. */
const NEVER_KEPT = new Set(['limit', 'cursor']);

/**
 * The filters of a view, checked as `GET /tasks` would check them: a view that is saved can always be opened. Throws
 * `invalid-filter`, naming each field that is wrong.
 */
export function checkedFilter(filter: Readonly<Record<string, unknown>>): Record<string, string> {
  const set = Object.entries(filter).filter(([, value]) => value !== '');
  const typed = plainToInstance(TaskQuery, Object.fromEntries(set));
  const faults = validateSync(typed, { whitelist: true, forbidNonWhitelisted: true });
  const wrong = [
    ...faults.map(({ property }) => property),
    ...set.filter(([name, value]) => NEVER_KEPT.has(name) || typeof value !== 'string').map(([name]) => name),
  ];
  if (wrong.length > 0) {
    const fields = [...new Set(wrong)].map((name) => ({ field: `filter.${name}`, message: 'No filter of the inbox.' }));
    throw invalid('invalid-filter', 'A view keeps filters of the inbox only.', fields);
  }
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}
