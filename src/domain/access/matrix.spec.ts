import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from './access.types.js';
import { authorise, MATRIX } from './matrix.js';
import { RESOURCES, VERBS } from './resources.js';
import { STAFF_ROLES } from './roles.js';

const anActor = (changes: Partial<Actor> = {}): Actor => ({
  workspaceId: '1',
  memberId: '2',
  name: 'Anna',
  role: 'agent',
  teamIds: ['3'],
  tokenScopes: null,
  ...changes,
});

describe('authorise', () => {
  it.each([
    ['admin', 'staff', 'create', 'all'],
    ['admin', 'crisis-reply-approval', 'act', null],
    ['pr-lead', 'staff', 'create', null],
    ['pr-lead', 'watches', 'delete', 'all'],
    ['pr-lead', 'audit', 'read', 'own'],
    ['team-lead', 'tasks', 'act', 'team'],
    ['team-lead', 'watches', 'update', null],
    ['pr-lead', 'mutes', 'delete', 'all'],
    ['team-lead', 'mutes', 'create', 'team'],
    ['agent', 'mutes', 'create', 'team'],
    ['team-lead', 'mutes', 'update', 'team'],
    ['agent', 'mutes', 'update', 'own'],
    ['viewer', 'mutes', 'create', null],
    ['agent', 'tasks', 'act', 'own'],
    ['agent', 'tasks', 'update', 'team'],
    ['agent', 'audit', 'read', null],
    ['pr-lead', 'insights', 'read', 'all'],
    ['agent', 'insights', 'read', 'team'],
    ['viewer', 'insights', 'read', 'team'],
    ['viewer', 'mentions', 'update', null],
    ['viewer', 'tasks', 'read', 'team'],
    ['viewer', 'notes', 'read', null],
    ['viewer', 'staff', 'read', null],
    ['viewer', 'own-account', 'update', 'own'],
  ] as const)('%s: %s %s is %s', (role, resource, verb, expected) => {
    expect(authorise(anActor({ role }), resource, verb)).toBe(expected);
  });

  it('lets an admin answer customers only as a member of a team', () => {
    expect(authorise(anActor({ role: 'admin' }), 'replies', 'act')).toBe('all');
    expect(authorise(anActor({ role: 'admin', teamIds: [] }), 'replies', 'act')).toBeNull();
    expect(authorise(anActor({ role: 'admin', teamIds: [] }), 'replies', 'read')).toBe('all');
    expect(authorise(anActor({ role: 'pr-lead', teamIds: [] }), 'replies', 'act')).toBe('all');
  });
});

describe('tokens', () => {
  const role = fc.constantFrom(...STAFF_ROLES);
  const resource = fc.constantFrom(...RESOURCES);
  const verb = fc.constantFrom(...VERBS);
  const scope = fc.oneof(
    fc.constant('*'),
    fc.tuple(resource, fc.constantFrom(...VERBS, 'write')).map(([name, word]) => `${name}:${word}`),
    fc.string(),
  );

  it('never exceed their maker', () => {
    fc.assert(
      fc.property(role, resource, verb, fc.array(scope), (itsRole, itsResource, itsVerb, tokenScopes) => {
        const granted = authorise(anActor({ role: itsRole, tokenScopes }), itsResource, itsVerb);
        expect([null, authorise(anActor({ role: itsRole }), itsResource, itsVerb)]).toContain(granted);
      }),
    );
  });

  it('open nothing but reading the own account without a scope', () => {
    for (const name of RESOURCES) {
      for (const word of VERBS) {
        const expected = name === 'own-account' && word === 'read' ? 'own' : null;
        expect(authorise(anActor({ role: 'admin', tokenScopes: [] }), name, word)).toBe(expected);
      }
    }
  });

  it('are their maker with *, and keep the rows without a scope closed without it', () => {
    const everyScope = RESOURCES.flatMap((name) => VERBS.map((word) => `${name}:${word}`));
    const maker = anActor({ role: 'admin' });
    for (const name of ['credentials', 'staff', 'tokens', 'audit', 'privacy', 'reply-approval'] as const) {
      for (const word of VERBS) {
        expect(authorise({ ...maker, tokenScopes: ['*'] }, name, word)).toBe(authorise(maker, name, word));
        expect(authorise({ ...maker, tokenScopes: everyScope }, name, word)).toBeNull();
      }
    }
    expect(authorise({ ...maker, tokenScopes: everyScope }, 'replies', 'act')).toBeNull();
    expect(authorise({ ...maker, tokenScopes: ['*'] }, 'replies', 'act')).toBe(authorise(maker, 'replies', 'act'));
  });

  it('read tasks:write as every write of the row, and no other resource', () => {
    const holder = anActor({ tokenScopes: ['tasks:write'] });
    expect(authorise(holder, 'tasks', 'act')).toBe('own');
    expect(authorise(holder, 'tasks', 'read')).toBeNull();
    expect(authorise(holder, 'notes', 'create')).toBeNull();
  });
});

describe('the matrix', () => {
  it('names only known resources, and every resource is open to somebody', () => {
    const named = new Set(STAFF_ROLES.flatMap((name) => Object.keys(MATRIX[name])));
    expect([...named].sort()).toEqual([...RESOURCES].sort());
  });
});
