import type { RefusalCode, RouteReason } from './routing.types.js';

const LACKS: Readonly<Record<RefusalCode, string>> = {
  team: 'nobody is in the team',
  authority: 'authority',
  'authority-limit': 'authority up to that amount',
  language: 'the language',
  skill: 'the skill',
  shift: 'a shift now',
  absent: 'presence at work',
  away: 'presence at the desk',
  capacity: 'room for another task',
  tried: 'anybody who has not had it yet',
};

/** In English, for alerts and for readers without a catalogue. */
export function reasonText({ code, values }: RouteReason): string {
  const value = (name: string): string => String(values[name] ?? '');
  switch (code) {
    case 'rule':
      return `Rule “${value('name')}”`;
    case 'team':
      return 'In the team of the task';
    case 'language':
      return `Speaks ${value('lang')} (${value('level')})`;
    case 'skill':
      return `Has the skill ${value('skill')}`;
    case 'authority':
      return value('amount') === ''
        ? `May decide: ${value('kind')}`
        : `May decide: ${value('kind')} of ${value('amount')} ${value('currency')}`;
    case 'on-shift':
      return 'On shift now';
    case 'available':
      return 'At the desk';
    case 'substitute':
      return 'Stands in for who is out of office';
    case 'only-one':
      return 'The only one able to';
    case 'least-loaded':
      return `Fewest open tasks (${value('open')}) of ${value('able')} who are able to`;
    case 'moved-risk':
      return `Moved on: ${value('percent')} % of the time had passed without an act`;
    case 'moved-left':
      return 'Moved on: whoever had it is not at work any more';
    case 'escalated':
      return `Escalated to level ${value('level')}`;
    case 'nobody':
      return 'Nobody is able to take it now';
  }
}

/** Why nobody gets it, in one sentence. */
export function lackText(
  missing: readonly RefusalCode[],
  needs: {
    readonly authority: readonly string[];
    readonly language: string | null;
    readonly skills: readonly string[];
  },
): string {
  const isAway = missing.some((code) => code === 'shift' || code === 'absent' || code === 'away');
  if (missing[0] === 'team') return 'Nobody is in the team.';
  if (needs.authority.length > 0 && (isAway || missing.includes('authority'))) {
    return isAway
      ? `Nobody with authority (${needs.authority.join(', ')}) is on shift.`
      : `Nobody has authority (${needs.authority.join(', ')}).`;
  }
  if (missing.length === 1 && missing[0] === 'language') return `Nobody speaks ${needs.language ?? 'the language'}.`;
  const able = [needs.language, ...needs.skills].filter((part) => part !== null && part !== '').join(', ');
  if (isAway) return able === '' ? 'Nobody is on shift.' : `Nobody able to (${able}) is on shift.`;
  return `Missing: ${missing.map((code) => LACKS[code]).join(', ')}.`;
}
