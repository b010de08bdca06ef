import type { Actor, Scope, Verb } from './access.types.js';
import type { Resource } from './resources.js';
import type { StaffRole } from './roles.js';
import { tokenAllows } from './token-scopes.js';

export type Grant = Readonly<Partial<Record<Verb, Scope>>>;
export type RoleGrants = Readonly<Partial<Record<Resource, Grant>>>;

const EVERYTHING = { read: 'all', create: 'all', update: 'all', delete: 'all' } as const;
const OWN_ACCOUNT = { read: 'own', create: 'own', update: 'own', delete: 'own', act: 'own' } as const;

/**
 * Role → resource → verb → how far it reaches; what is not named is refused. What the words mean where a resource bends them:
 * - tasks: `update` is taking one over (claim), `act` is everything else; own = assigned to the actor, or to nobody in an own team
 * - replies: `create` is a draft, `act` is sending; own as for tasks
 * - reply-approval: own = what the rules let any colleague approve; never what the actor wrote · approval-policy: those rules
 * - restricted-mentions: below `all` only for people added to them by name
 * - mutes: team = those of an own team, own = those the actor made; rules for the whole workspace are read too, as they bind
 *   everybody
 * - credentials: `read` shows whether they work, never what they are; `act` is the test
 * - incidents: `create` is raising one and adding tasks, `update` working in its room, `act` deciding and speaking; team = those that
 *   one was added to by name, own = those and where one has a task
 * - accounts: our own on the networks; team = those an own team looks after
 * - drills: `create` is starting one, `update` ending it, `act` going into one that one takes part in, and ending that from
 *   within by the right at home · training: who practised how often
 * - sources: `act` is reading them now · quarantine: `act` is trying again
 * - notifiers: where notices go, with their secrets; `act` is the test
 * - standards: `act` is approving a version; own = confirming that one has read it
 * - priorities: what each part counts in them; `act` is judging open tasks anew
 * - insights: sums over posts; team = those that an own team may see
 * - templates: texts, macros and the tone guide; `act` is approving a text; team = for tasks of an own team
 * - people: what a viewer sees of them is masked; `create` is importing them · surveys: how customers are asked; `act` is asking one
 * - privacy: `act` carries out an erasure, export or hold; `create` asks for one
 * - views: saved lists; what somebody keeps for themselves nobody else reads, whatever their right; team = shared with an own team
 * - authority: what somebody may decide in our name · routing-rules: who gets which tasks; rules bind everybody, so that everybody
 *   reads them · shifts: who is there when; team = of people in an own team; absences of one's own belong to own-account
 * - escalation-chains: team = those of an own team, and to be read those of every team
 * - automations: what the system may do by itself, and for whom it may not
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
    'approval-policy': { read: 'all', update: 'all' },
    watches: { ...EVERYTHING, act: 'all' },
    mutes: EVERYTHING,
    sources: { ...EVERYTHING, act: 'all' },
    accounts: EVERYTHING,
    quarantine: { read: 'all', delete: 'all', act: 'all' },
    credentials: { ...EVERYTHING, act: 'all' },
    'alert-rules': { ...EVERYTHING, act: 'all' },
    alerts: { read: 'all', act: 'all' },
    incidents: { read: 'all', create: 'all', update: 'all' },
    drills: { read: 'all', create: 'all', update: 'all', act: 'own' },
    training: { read: 'all' },
    notifiers: { ...EVERYTHING, act: 'all' },
    standards: { ...EVERYTHING, act: 'all' },
    calendars: EVERYTHING,
    priorities: { read: 'all', update: 'all', act: 'all' },
    templates: { ...EVERYTHING, act: 'all' },
    people: { read: 'all', create: 'all', update: 'all' },
    surveys: { ...EVERYTHING, act: 'all' },
    reports: { read: 'all' },
    insights: { read: 'all' },
    'staff-satisfaction': { read: 'all' },
    exports: { act: 'all' },
    staff: EVERYTHING,
    teams: EVERYTHING,
    tokens: EVERYTHING,
    audit: { read: 'all' },
    privacy: { read: 'all', create: 'all', act: 'all' },
    views: EVERYTHING,
    system: { read: 'all' },
    authority: EVERYTHING,
    'routing-rules': EVERYTHING,
    shifts: EVERYTHING,
    'escalation-chains': EVERYTHING,
    automations: EVERYTHING,
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
    'approval-policy': { read: 'all', update: 'all' },
    watches: { ...EVERYTHING, act: 'all' },
    mutes: EVERYTHING,
    sources: { ...EVERYTHING, act: 'all' },
    accounts: EVERYTHING,
    quarantine: { read: 'all', delete: 'all', act: 'all' },
    credentials: { read: 'all' },
    'alert-rules': { ...EVERYTHING, act: 'all' },
    alerts: { read: 'all', act: 'all' },
    incidents: { read: 'all', create: 'all', update: 'all', act: 'all' },
    drills: { read: 'all', create: 'all', update: 'all', act: 'own' },
    training: { read: 'all' },
    notifiers: { read: 'all' },
    standards: { read: 'all', act: 'all' },
    calendars: { read: 'all' },
    priorities: { read: 'all', update: 'all', act: 'all' },
    templates: { ...EVERYTHING, act: 'all' },
    people: { read: 'all', create: 'all', update: 'all' },
    surveys: { ...EVERYTHING, act: 'all' },
    reports: { read: 'all' },
    insights: { read: 'all' },
    'staff-satisfaction': { read: 'all' },
    exports: { act: 'all' },
    staff: { read: 'all' },
    teams: { read: 'all' },
    audit: { read: 'own' },
    privacy: { create: 'all' },
    views: EVERYTHING,
    system: { read: 'own' },
    authority: EVERYTHING,
    'routing-rules': EVERYTHING,
    shifts: EVERYTHING,
    'escalation-chains': EVERYTHING,
    automations: EVERYTHING,
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
    'approval-policy': { read: 'all' },
    watches: { read: 'all' },
    mutes: { read: 'team', create: 'team', update: 'team', delete: 'team' },
    sources: { read: 'all' },
    accounts: { read: 'team', update: 'team' },
    credentials: { read: 'all' },
    'alert-rules': { read: 'team', update: 'team' },
    alerts: { read: 'team', act: 'team' },
    incidents: { read: 'team', create: 'team', update: 'team', act: 'team' },
    drills: { read: 'all', act: 'own' },
    training: { read: 'all' },
    standards: { read: 'all', act: 'own' },
    calendars: { read: 'all' },
    priorities: { read: 'all' },
    templates: { read: 'team', create: 'team', update: 'team' },
    people: { read: 'team', update: 'team' },
    surveys: { read: 'all', act: 'team' },
    reports: { read: 'team' },
    insights: { read: 'team' },
    'staff-satisfaction': { read: 'all' },
    exports: { act: 'team' },
    staff: { read: 'team' },
    teams: { read: 'team' },
    privacy: { create: 'team' },
    views: { read: 'team', create: 'team', update: 'team', delete: 'team' },
    system: { read: 'own' },
    authority: { read: 'team', update: 'team' },
    'routing-rules': { read: 'all' },
    shifts: { read: 'team', update: 'team' },
    'escalation-chains': { read: 'team', update: 'team' },
    automations: { read: 'team' },
    'own-account': OWN_ACCOUNT,
  },
  agent: {
    mentions: { read: 'team', update: 'own' },
    'restricted-mentions': { read: 'own' },
    tasks: { read: 'team', create: 'team', update: 'team', act: 'own' },
    notes: { read: 'team', create: 'team', update: 'own' },
    replies: { read: 'team', create: 'team', update: 'own', act: 'own' },
    'reply-approval': { act: 'own' },
    'approval-policy': { read: 'all' },
    watches: { read: 'team' },
    mutes: { read: 'team', create: 'team', update: 'own', delete: 'own' },
    sources: { read: 'team' },
    accounts: { read: 'team' },
    'alert-rules': { read: 'team' },
    alerts: { read: 'team', act: 'team' },
    incidents: { read: 'own', create: 'own', update: 'own' },
    drills: { read: 'all', act: 'own' },
    training: { read: 'own' },
    standards: { read: 'all', act: 'own' },
    calendars: { read: 'all' },
    priorities: { read: 'all' },
    templates: { read: 'team' },
    people: { read: 'team', update: 'own' },
    surveys: { read: 'all', act: 'own' },
    reports: { read: 'own' },
    insights: { read: 'team' },
    'staff-satisfaction': { read: 'own', create: 'own' },
    staff: { read: 'team' },
    teams: { read: 'team' },
    privacy: { create: 'team' },
    views: { read: 'team', create: 'team', update: 'own', delete: 'own' },
    system: { read: 'own' },
    authority: { read: 'team' },
    'routing-rules': { read: 'all' },
    shifts: { read: 'team' },
    'escalation-chains': { read: 'team' },
    'own-account': OWN_ACCOUNT,
  },
  viewer: {
    mentions: { read: 'team' },
    tasks: { read: 'team' },
    replies: { read: 'team' },
    watches: { read: 'team' },
    mutes: { read: 'team' },
    sources: { read: 'team' },
    drills: { read: 'all', act: 'own' },
    training: { read: 'own' },
    standards: { read: 'all' },
    calendars: { read: 'all' },
    priorities: { read: 'all' },
    templates: { read: 'team' },
    people: { read: 'team' },
    reports: { read: 'team' },
    insights: { read: 'team' },
    views: { read: 'team', create: 'own', update: 'own', delete: 'own' },
    'own-account': OWN_ACCOUNT,
  },
};

/** Grants of a role that hold only for somebody who also works in a team: an admin speaks to customers only as an agent. */
export const ONLY_IN_A_TEAM: Readonly<
  Partial<Record<StaffRole, Readonly<Partial<Record<Resource, readonly Verb[]>>>>>
> = {
  admin: { notes: ['create', 'update'], replies: ['create', 'update', 'act'], 'reply-approval': ['act'] },
};

/** How far the actor's right reaches, or null when there is none. A token never exceeds its maker. */
export function authorise(actor: Actor, resource: Resource, verb: Verb): Scope | null {
  if (actor.tokenScopes !== null && !tokenAllows(actor.tokenScopes, resource, verb)) return null;
  const needsTeam = ONLY_IN_A_TEAM[actor.role]?.[resource]?.includes(verb) ?? false;
  if (needsTeam && actor.teamIds.length === 0) return null;
  return MATRIX[actor.role][resource]?.[verb] ?? null;
}

/** Whether a role has the right at all, however far it reaches. */
export const roleAllows = (role: StaffRole, resource: Resource, verb: Verb): boolean =>
  MATRIX[role][resource]?.[verb] !== undefined;
