import type { Actor, Scope, Verb } from './access.types.js';
import type { StaffRole } from './roles.js';

/** What can be done something to; each is a row of the access matrix or a part of one. */
export const RESOURCES = [
  'mentions',
  'restricted-mentions',
  'tasks',
  'notes',
  'replies',
  'reply-approval',
  'crisis-reply-approval',
  'watches',
  'mutes',
  'sources',
  'quarantine',
  'credentials',
  'alert-rules',
  'alerts',
  'notifiers',
  'standards',
  'priorities',
  'templates',
  'people',
  'reports',
  'insights',
  'staff-satisfaction',
  'exports',
  'staff',
  'teams',
  'tokens',
  'audit',
  'privacy',
  'system',
  'own-account',
] as const;
export type Resource = (typeof RESOURCES)[number];

export const VERBS = ['read', 'create', 'update', 'delete', 'act'] as const satisfies readonly Verb[];

export type Grant = Readonly<Partial<Record<Verb, Scope>>>;
export type RoleGrants = Readonly<Partial<Record<Resource, Grant>>>;

const EVERYTHING = { read: 'all', create: 'all', update: 'all', delete: 'all' } as const;
const OWN_ACCOUNT = { read: 'own', create: 'own', update: 'own', delete: 'own', act: 'own' } as const;

/**
 * Role → resource → verb → how far it reaches; what is not named is refused. What the words mean where a resource bends them:
 * - tasks: `update` is taking one over (claim), `act` is everything else; own = assigned to the actor, or to nobody in an own team
 * - replies: `create` is a draft, `act` is sending; own as for tasks
 * - restricted-mentions: below `all` only for people added to them by name
 * - mutes: team = those of an own team, own = those the actor made; rules for the whole workspace are read too, as they bind
 *   everybody
 * - credentials: `read` shows whether they work, never what they are; `act` is the test
 * - sources: `act` is reading them now · quarantine: `act` is trying again
 * - notifiers: where notices go, with their secrets; `act` is the test
 * - standards: `act` is approving a version; own = confirming that one has read it
 * - priorities: what each part counts in them; `act` is judging open tasks anew
 * - insights: sums over posts; team = those that an own team may see
 * - templates, people: what a viewer sees of people is masked
 * - privacy: `act` carries out an erasure, export or hold; `create` asks for one
 * - staff: an agent sees names only · audit: own = what the actor did · system: own = a summary
 */
export const MATRIX: Readonly<Record<StaffRole, RoleGrants>> = {
  admin: {
    mentions: { read: 'all', update: 'all' },
    'restricted-mentions': { read: 'all' },
    tasks: { read: 'all', create: 'all', update: 'all', act: 'all' },
    notes: { read: 'all', create: 'all', update: 'own' },
    replies: { read: 'all', create: 'all', update: 'own', act: 'all' },
    'reply-approval': { act: 'all' },
    watches: { ...EVERYTHING, act: 'all' },
    mutes: EVERYTHING,
    sources: { ...EVERYTHING, act: 'all' },
    quarantine: { read: 'all', delete: 'all', act: 'all' },
    credentials: { ...EVERYTHING, act: 'all' },
    'alert-rules': { ...EVERYTHING, act: 'all' },
    alerts: { read: 'all', act: 'all' },
    notifiers: { ...EVERYTHING, act: 'all' },
    standards: { ...EVERYTHING, act: 'all' },
    priorities: { read: 'all', update: 'all', act: 'all' },
    templates: EVERYTHING,
    people: { read: 'all', update: 'all' },
    reports: { read: 'all' },
    insights: { read: 'all' },
    'staff-satisfaction': { read: 'all' },
    exports: { act: 'all' },
    staff: EVERYTHING,
    teams: EVERYTHING,
    tokens: EVERYTHING,
    audit: { read: 'all' },
    privacy: { read: 'all', create: 'all', act: 'all' },
    system: { read: 'all' },
    'own-account': OWN_ACCOUNT,
  },
  'pr-lead': {
    mentions: { read: 'all', update: 'all' },
    'restricted-mentions': { read: 'all', update: 'all' },
    tasks: { read: 'all', create: 'all', update: 'all', act: 'all' },
    notes: { read: 'all', create: 'all', update: 'own' },
    replies: { read: 'all', create: 'all', update: 'own', act: 'all' },
    'reply-approval': { act: 'all' },
    'crisis-reply-approval': { act: 'all' },
    watches: { ...EVERYTHING, act: 'all' },
    mutes: EVERYTHING,
    sources: { ...EVERYTHING, act: 'all' },
    quarantine: { read: 'all', delete: 'all', act: 'all' },
    credentials: { read: 'all' },
    'alert-rules': { ...EVERYTHING, act: 'all' },
    alerts: { read: 'all', act: 'all' },
    notifiers: { read: 'all' },
    standards: { read: 'all', act: 'all' },
    priorities: { read: 'all', update: 'all', act: 'all' },
    templates: EVERYTHING,
    people: { read: 'all', update: 'all' },
    reports: { read: 'all' },
    insights: { read: 'all' },
    'staff-satisfaction': { read: 'all' },
    exports: { act: 'all' },
    staff: { read: 'all' },
    teams: { read: 'all' },
    audit: { read: 'own' },
    privacy: { create: 'all' },
    system: { read: 'own' },
    'own-account': OWN_ACCOUNT,
  },
  'team-lead': {
    mentions: { read: 'team', update: 'team' },
    'restricted-mentions': { read: 'team' },
    tasks: { read: 'team', create: 'team', update: 'team', act: 'team' },
    notes: { read: 'team', create: 'team', update: 'own' },
    replies: { read: 'team', create: 'team', update: 'own', act: 'team' },
    'reply-approval': { act: 'team' },
    'crisis-reply-approval': { act: 'team' },
    watches: { read: 'all' },
    mutes: { read: 'team', create: 'team', update: 'team', delete: 'team' },
    sources: { read: 'all' },
    credentials: { read: 'all' },
    'alert-rules': { read: 'team', update: 'team' },
    alerts: { read: 'team', act: 'team' },
    standards: { read: 'all' },
    priorities: { read: 'all' },
    templates: { read: 'team', create: 'team', update: 'team' },
    people: { read: 'team', update: 'team' },
    reports: { read: 'team' },
    insights: { read: 'team' },
    'staff-satisfaction': { read: 'all' },
    exports: { act: 'team' },
    staff: { read: 'team' },
    teams: { read: 'team' },
    privacy: { create: 'team' },
    system: { read: 'own' },
    'own-account': OWN_ACCOUNT,
  },
  agent: {
    mentions: { read: 'team', update: 'own' },
    'restricted-mentions': { read: 'own' },
    tasks: { read: 'team', create: 'team', update: 'team', act: 'own' },
    notes: { read: 'team', create: 'team', update: 'own' },
    replies: { read: 'team', create: 'team', update: 'own', act: 'own' },
    'reply-approval': { act: 'own' },
    watches: { read: 'team' },
    mutes: { read: 'team', create: 'team', update: 'own', delete: 'own' },
    sources: { read: 'team' },
    'alert-rules': { read: 'team' },
    alerts: { read: 'team', act: 'team' },
    standards: { read: 'all', act: 'own' },
    priorities: { read: 'all' },
    templates: { read: 'team' },
    people: { read: 'team', update: 'own' },
    reports: { read: 'own' },
    insights: { read: 'team' },
    'staff-satisfaction': { read: 'own', create: 'own' },
    staff: { read: 'team' },
    teams: { read: 'team' },
    privacy: { create: 'team' },
    system: { read: 'own' },
    'own-account': OWN_ACCOUNT,
  },
  viewer: {
    mentions: { read: 'team' },
    tasks: { read: 'team' },
    replies: { read: 'team' },
    watches: { read: 'team' },
    mutes: { read: 'team' },
    sources: { read: 'team' },
    standards: { read: 'all' },
    priorities: { read: 'all' },
    templates: { read: 'team' },
    people: { read: 'team' },
    reports: { read: 'team' },
    insights: { read: 'team' },
    'own-account': OWN_ACCOUNT,
  },
};

/** Grants of a role that hold only for somebody who also works in a team: an admin speaks to customers only as an agent. */
export const ONLY_IN_A_TEAM: Readonly<
  Partial<Record<StaffRole, Readonly<Partial<Record<Resource, readonly Verb[]>>>>>
> = {
  admin: { notes: ['create', 'update'], replies: ['create', 'update', 'act'], 'reply-approval': ['act'] },
};

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
  watches: ['read'],
  mutes: ['read'],
  sources: ['read'],
  quarantine: [],
  credentials: [],
  'alert-rules': [],
  alerts: ['act'],
  notifiers: [],
  standards: ['read'],
  priorities: ['read'],
  templates: ['read'],
  people: ['read'],
  reports: ['read'],
  insights: ['read'],
  'staff-satisfaction': [],
  exports: ['act'],
  staff: [],
  teams: [],
  tokens: [],
  audit: [],
  privacy: [],
  system: ['read'],
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

function tokenAllows(scopes: readonly string[], resource: Resource, verb: Verb): boolean {
  if (resource === 'own-account' && verb === 'read') return true;
  return scopes.some((scope) => verbsOf(scope, resource).includes(verb));
}

/** How far the actor's right reaches, or null when there is none. A token never exceeds its maker. */
export function authorise(actor: Actor, resource: Resource, verb: Verb): Scope | null {
  if (actor.tokenScopes !== null && !tokenAllows(actor.tokenScopes, resource, verb)) return null;
  const needsTeam = ONLY_IN_A_TEAM[actor.role]?.[resource]?.includes(verb) ?? false;
  if (needsTeam && actor.teamIds.length === 0) return null;
  return MATRIX[actor.role][resource]?.[verb] ?? null;
}
