import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let anna: SignedInMember;
let lead: SignedInMember;
let stranger: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  anna = await scene.agent('Anna');
  stranger = await scene.agent('Stranger', [await scene.anotherTeam('Other')]);
  lead = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] }),
  );
});
afterAll(() => scene.close());

const OFFICE = { zone: 'Europe/Helsinki', week: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } };

describe('shifts', () => {
  it('are kept weekly or once, by those who may', async () => {
    const made = await scene.as(scene.admin, 'POST', '/shifts', { memberId: anna.memberId, hours: OFFICE });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ member: { name: 'Anna' }, hours: { zone: 'Europe/Helsinki' }, version: 1 });
    const path = `/shifts/${String(made.body.id)}`;
    expect((await scene.as(anna, 'POST', '/shifts', { memberId: anna.memberId, hours: OFFICE })).status).toBe(403);
    expect((await scene.as(lead, 'PATCH', path, { note: 'Phone too' })).body).toMatchObject({
      note: 'Phone too',
      version: 2,
    });
    const stale = await scene.as(lead, 'PATCH', path, { note: 'x' }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.current.version]).toEqual([409, 2]);
    expect((await scene.get('/shifts', stranger)).body.items).toEqual([]);
    expect((await scene.get('/shifts', anna)).body.items).toHaveLength(1);
    const wrong = await scene.as(scene.admin, 'POST', '/shifts', {
      memberId: anna.memberId,
      hours: { zone: 'Mars', week: { mon: ['9-17'] } },
    });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'bad-hours']);
    expect(wrong.body.errors).toHaveLength(2);
    for (const body of [
      {},
      { from: '2026-01-05T08:00:00Z' },
      { from: '2026-01-05T08:00:00Z', to: '2026-01-05T07:00:00Z' },
    ]) {
      expect((await scene.as(scene.admin, 'POST', '/shifts', { memberId: anna.memberId, ...body })).status).toBe(400);
    }
  });

  it('make a week in which gaps and absences show', async () => {
    await scene.as(anna, 'POST', '/absences', {
      from: '2099-01-06T08:00:00Z',
      to: '2099-01-06T12:00:00Z',
      note: 'Dentist',
    });
    const week = (await scene.get('/shifts/week?from=2099-01-05T00:00:00Z')).body;
    expect(week.people).toEqual([
      {
        id: anna.memberId,
        name: 'Anna',
        shifts: [
          { from: '2099-01-05T07:00:00.000Z', to: '2099-01-05T15:00:00.000Z' },
          { from: '2099-01-06T07:00:00.000Z', to: '2099-01-06T15:00:00.000Z' },
        ],
        absences: [{ from: '2099-01-06T08:00:00.000Z', to: '2099-01-06T12:00:00.000Z' }],
      },
    ]);
    expect(week.teams).toHaveLength(1);
    expect(week.teams[0].gaps).toEqual([
      { from: '2099-01-05T00:00:00.000Z', to: '2099-01-05T07:00:00.000Z' },
      { from: '2099-01-05T15:00:00.000Z', to: '2099-01-06T07:00:00.000Z' },
      { from: '2099-01-06T08:00:00.000Z', to: '2099-01-06T12:00:00.000Z' },
      { from: '2099-01-06T15:00:00.000Z', to: '2099-01-12T00:00:00.000Z' },
    ]);
    expect((await scene.get('/shifts/week?from=2099-01-05T00:00:00Z', stranger)).body.people).toEqual([]);
  });
});

describe('absences', () => {
  it('are said of oneself, and of others by those who keep their shifts', async () => {
    const times = { from: '2099-02-01T00:00:00Z', to: '2099-02-10T00:00:00Z' };
    const own = await scene.as(anna, 'POST', '/absences', { ...times, substituteId: lead.memberId });
    expect(own.body).toMatchObject({ member: { id: anna.memberId }, substitute: { id: lead.memberId } });
    expect((await scene.as(stranger, 'POST', '/absences', { ...times, memberId: anna.memberId })).status).toBe(404);
    expect((await scene.as(lead, 'POST', '/absences', { ...times, memberId: anna.memberId })).status).toBe(201);
    expect((await scene.as(lead, 'POST', '/absences', { ...times, memberId: stranger.memberId })).status).toBe(404);
    expect((await scene.as(anna, 'POST', '/absences', { ...times, substituteId: anna.memberId })).status).toBe(400);
    expect((await scene.as(stranger, 'DELETE', `/absences/${String(own.body.id)}`)).status).toBe(404);
    expect((await scene.as(anna, 'DELETE', `/absences/${String(own.body.id)}`)).status).toBe(204);
  });
});

describe('authority', () => {
  it('is given to a person or a team, limited, changed by version and taken away', async () => {
    const both = { memberId: anna.memberId, teamId: scene.teamId, kinds: ['refund'] };
    expect((await scene.as(scene.admin, 'POST', '/authority', both)).status).toBe(400);
    const made = await scene.as(scene.admin, 'POST', '/authority', {
      teamId: scene.teamId,
      kinds: ['refund', 'refund'],
      limit: { amount: 50, currency: 'EUR' },
      languages: ['fi'],
      hours: OFFICE,
    });
    expect(made.body).toMatchObject({ member: null, team: { id: scene.teamId }, kinds: ['refund'] });
    const path = `/authority/${String(made.body.id)}`;
    expect((await scene.as(anna, 'PATCH', path, { limit: null })).status).toBe(403);
    expect((await scene.as(lead, 'PATCH', path, { limit: null, hours: null })).body).toMatchObject({
      limit: null,
      hours: null,
      languages: ['fi'],
      version: 2,
    });
    expect((await scene.get('/authority', stranger)).body.items).toEqual([]);
    expect((await scene.as(scene.admin, 'DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(409);
    expect((await scene.as(scene.admin, 'DELETE', path)).status).toBe(204);
    const log = (await scene.get('/audit?action=authority')).body.items as { action: string }[];
    expect(log.map(({ action }) => action)).toEqual(['authority.delete', 'authority.update', 'authority.create']);
  });
});
