import type { TaskEvent } from '../api/types.js';
import { reasonText } from './account-words.js';

const numbersIn = (details: TaskEvent['details']): Record<string, number> =>
  Object.fromEntries(
    Object.entries(details).flatMap(([name, value]): [string, number][] =>
      typeof value === 'number' ? [[name, value]] : [],
    ),
  );

/** In a task's history: which account it is, and why it is neglected. */
export function NeglectReason({ event: { details } }: { readonly event: TaskEvent }) {
  const code = typeof details['code'] === 'string' ? details['code'] : '';
  const handle = typeof details['handle'] === 'string' ? details['handle'] : '';
  const why = code === '' ? '' : reasonText({ code, values: numbersIn(details), text: code });
  return (
    <>
      : <bdi>{handle}</bdi> {why === '' ? null : `· ${why}`}
    </>
  );
}
