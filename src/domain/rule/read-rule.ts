import { parseWatchQuery } from '../query/parse-watch-query.js';
import { tidyLabel } from '../task-labels/change-labels.js';
import { RULE_ACTS, type RuleAct, type RuleConditions, type RuleContent } from './rule.types.js';

/** A soon that is further away than this is not soon. */
export const MOST_MINUTES_BEFORE = 720;
const MOST_NOTICES = 5;

export type RuleReading =
  | { readonly ok: true; readonly content: RuleContent }
  | { readonly ok: false; readonly code: string; readonly field: string; readonly reason: string };

const refused = (code: string, field: string, reason: string): RuleReading => ({ ok: false, code, field, reason });

/** A rule in the one form in which it is kept and compared, or why it makes no sense. */
export function readRule({ when, minutesBefore, conditions, acts }: RuleContent): RuleReading {
  if (when === 'clock-soon') {
    const isFit =
      minutesBefore !== null &&
      Number.isInteger(minutesBefore) &&
      minutesBefore >= 1 &&
      minutesBefore <= MOST_MINUTES_BEFORE;
    if (!isFit) {
      return refused('minutes-needed', 'minutesBefore', `Between 1 and ${String(MOST_MINUTES_BEFORE)} minutes before.`);
    }
  } else if (minutesBefore !== null) {
    return refused('minutes-without-clock', 'minutesBefore', 'Minutes are for a clock that runs out soon.');
  }
  const isClock = when === 'clock-soon' || when === 'clock-overdue';
  if (!isClock && (conditions.clocks ?? []).length > 0) {
    return refused('clocks-without-clock', 'conditions', 'Clocks can be told apart only where one runs out.');
  }
  if (conditions.words !== undefined) {
    const parsed = parseWatchQuery(conditions.words);
    if (!parsed.ok) {
      return refused(
        'invalid-query',
        'conditions',
        `${String(parsed.line)}:${String(parsed.column)}: ${parsed.reason}`,
      );
    }
  }
  if (acts.length === 0) return refused('act-needed', 'acts', 'A rule does at least one thing.');
  for (const kind of RULE_ACTS) {
    const n = acts.filter((act) => act.kind === kind).length;
    const most = kind === 'notify' ? MOST_NOTICES : 1;
    if (n > most) return refused('act-twice', 'acts', `A rule has ${kind} at most ${String(most)} times.`);
  }
  const tidied = acts.map(tidyAct);
  if (tidied.some((act) => act.kind === 'label' && act.labels.length === 0)) {
    return refused('label-needed', 'acts', 'A label is a word at least.');
  }
  if (tidied.some((act) => act.kind === 'notify' && act.text === '')) {
    return refused('text-needed', 'acts', 'A notice says something.');
  }
  const inOrder = tidied
    .map((act, i) => ({ act, i }))
    .sort((a, b) => RULE_ACTS.indexOf(a.act.kind) - RULE_ACTS.indexOf(b.act.kind) || a.i - b.i)
    .map(({ act }) => act);
  return { ok: true, content: { when, minutesBefore, conditions: tidyConditions(conditions), acts: inOrder } };
}

function tidyAct(act: RuleAct): RuleAct {
  if (act.kind === 'label') {
    return { ...act, labels: [...new Set(act.labels.map(tidyLabel).filter((label) => label !== ''))] };
  }
  return act.kind === 'notify' ? { ...act, text: act.text.trim() } : act;
}

/** An empty list asks nothing, as if it were not there. */
function tidyConditions(conditions: RuleConditions): RuleConditions {
  const asked = Object.entries(conditions).filter(
    ([, value]: [string, unknown]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(asked);
}
