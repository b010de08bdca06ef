import { ConnectorError } from '../connector.js';
import { at, idOf, listOf, textOf } from '../read-json.js';
import type { XApi } from './x.api.js';
import { detailOf, problemOf } from './x.problem.js';

/** Rules with this tag are ours to change; others of the same app are left alone. */
const TAG = 'earshot';
export const RULE_LENGTH = 1_024;
export const MOST_RULES = 1_000;

interface Rule {
  readonly id: string;
  readonly value: string;
}

/** Makes the stream's rules the wanted ones: what is not wanted any more goes, what is missing is added. Throws ConnectorError. */
export async function syncRules(api: XApi, wanted: readonly string[], signal: AbortSignal): Promise<void> {
  const present = await listRules(api, signal);
  const ours = present.filter(({ isOurs }) => isOurs);
  const stale = ours.filter(({ value }) => !wanted.includes(value)).map(({ id }) => id);
  const known = new Set(present.map(({ value }) => value));
  const added = wanted.filter((value) => !known.has(value)).slice(0, MOST_RULES);
  if (stale.length > 0)
    await api.read('app', 'rules', (v2) => v2.updateStreamRules({ delete: { ids: [...stale] } }), signal);
  if (added.length === 0) return;
  const add = added.map((value) => ({ value, tag: TAG }));
  const { value } = await api.read('app', 'rules', (v2) => v2.updateStreamRules({ add }), signal);
  // Somebody may have added the same rule in between: then it is there, which is all that is wanted.
  const refused = listOf(at(value, 'errors')).find((error) => !isDuplicate(error));
  if (refused !== undefined)
    throw new ConnectorError(
      'invalid',
      `X refused a rule of the stream: ${detailOf(refused)}`.replace(/[.:\s]*$/, '.'),
      {
        code: 'refused',
      },
    );
}

const isDuplicate = (error: unknown): boolean =>
  problemOf(error) === 'duplicate-rules' || textOf(at(error, 'title')) === 'DuplicateRule';

async function listRules(api: XApi, signal: AbortSignal): Promise<readonly (Rule & { readonly isOurs: boolean })[]> {
  const rules: (Rule & { readonly isOurs: boolean })[] = [];
  let token: string | undefined;
  do {
    const query = token === undefined ? {} : { pagination_token: token };
    const { value } = await api.read('app', 'rules', (v2) => v2.get('tweets/search/stream/rules', query), signal);
    for (const rule of listOf(at(value, 'data'))) {
      const [id, text] = [idOf(at(rule, 'id')), textOf(at(rule, 'value'))];
      if (id !== undefined && text !== undefined) rules.push({ id, value: text, isOurs: at(rule, 'tag') === TAG });
    }
    token = textOf(at(value, 'meta', 'next_token'));
  } while (token !== undefined && rules.length < MOST_RULES);
  return rules;
}
