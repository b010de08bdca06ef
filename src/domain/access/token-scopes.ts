import type { Verb } from './access.types.js';
import { RESOURCES, VERBS, type Resource } from './resources.js';

/**
 * The row of the integration token: the verbs a scope may name, none where a token never may. `*` is not in it: such a
 * token is its maker (docs/adr/0012). `own-account` may always be read, so that a token can tell whose it is.
 */
export const TOKEN_ROWS: Readonly<Record<Resource, readonly Verb[]>> = {
  mentions: ['read', 'create'],
  'restricted-mentions': [],
  tasks: ['read', 'create', 'update', 'act'],
  notes: ['create'],
  replies: ['create'],
  'reply-approval': [],
  'crisis-reply-approval': [],
  'approval-policy': ['read'],
  watches: ['read'],
  mutes: ['read'],
  sources: ['read'],
  accounts: ['read'],
  quarantine: [],
  credentials: [],
  'alert-rules': [],
  alerts: ['act'],
  incidents: [],
  drills: [],
  training: [],
  notifiers: [],
  standards: ['read'],
  calendars: ['read'],
  priorities: ['read'],
  templates: ['read'],
  people: ['read'],
  surveys: [],
  reports: ['read'],
  insights: ['read'],
  'staff-satisfaction': [],
  exports: ['act'],
  staff: [],
  teams: [],
  tokens: [],
  audit: [],
  privacy: [],
  views: [],
  system: ['read'],
  authority: [],
  'routing-rules': ['read'],
  shifts: ['read'],
  'escalation-chains': [],
  automations: [],
  'own-account': ['read'],
};

/** `write` in a scope stands for these. */
const WRITE_VERBS: readonly Verb[] = ['create', 'update', 'delete', 'act'];

const isResource = (text: string): text is Resource => RESOURCES.some((resource) => resource === text);

/** The verbs that one scope of a token opens on a resource; none for a scope that is not understood. */
function verbsOf(scope: string, resource: Resource): readonly Verb[] {
  if (scope === '*') return VERBS;
  const [name, word] = scope.split(':');
  if (name !== resource || word === undefined) return [];
  return TOKEN_ROWS[resource].filter((verb) => verb === word || (word === 'write' && WRITE_VERBS.includes(verb)));
}

/** Whether a token may be given this scope at all: `*`, or `resource:verb` (`tasks:write`, `mentions:read`) of the token's row. */
export function isTokenScope(scope: string): boolean {
  if (scope === '*') return true;
  const parts = scope.split(':');
  const [name = ''] = parts;
  return parts.length === 2 && isResource(name) && verbsOf(scope, name).length > 0;
}

/** Whether a token with these scopes may do this, its maker's right left aside. */
export function tokenAllows(scopes: readonly string[], resource: Resource, verb: Verb): boolean {
  if (resource === 'own-account' && verb === 'read') return true;
  return scopes.some((scope) => verbsOf(scope, resource).includes(verb));
}
