import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let asta: SignedInMember;

const HOURS = { zone: 'Europe/Riga', week: { mon: ['09:00-12:00', '13:00-17:00'] }, closed: ['2026-11-18'], open: {} };

beforeAll(async () => {
  scene = await Scene.open();
  asta = await scene.agent('Asta');
});
afterAll(() => scene.close());

const create = (body: object, who = scene.admin): Promise<Reply> => scene.as(who, 'POST', '/calendars', body);
const made = async (name: string): Promise<{ id: string }> => (await create({ name, ...HOURS })).body as { id: string };

describe('calendars', () => {
  it('are kept, changed as new versions, listed and removed', async () => {
    const created = await create({
      name: 'Riga',
      ...HOURS,
      suggestions: [{ date: '2026-12-24', name: 'Christmas Eve' }],
    });
    expect(created).toMatchObject({ status: 201, body: { name: 'Riga', version: 1, ...HOURS, isUsed: false } });
    const path = `/calendars/${created.body.id as string}`;
    const changed = await scene.as(scene.admin, 'PATCH', path, {
      closed: ['2026-11-18', '2026-12-24'],
      suggestions: [],
    });
    expect(changed.body).toMatchObject({
      version: 2,
      week: HOURS.week,
      closed: ['2026-11-18', '2026-12-24'],
      suggestions: [],
    });
    expect((await scene.get('/calendars', asta)).body.items).toContainEqual(changed.body);
    expect(await scene.count('calendar_version', 'calendar_id = $1', [created.body.id])).toBe(2);
    const kinds = await scene.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE resource_id = $1 AND action LIKE 'calendar.%' ORDER BY id`,
      [created.body.id],
    );
    expect(kinds.map(({ action }) => action)).toEqual(['calendar.create', 'calendar.change']);
    expect((await scene.as(scene.admin, 'DELETE', path)).status).toBe(204);
    expect((await scene.get(path)).status).toBe(404);
  });

  it('refuse what is stale, of a name that is taken, and what a standard in force counts by', async () => {
    const { id } = await made('Used');
    const stale = await scene.as(scene.admin, 'PATCH', `/calendars/${id}`, { name: 'Other' }, { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', current: { id, version: 1 } } });
    expect(await create({ name: 'Used', ...HOURS })).toMatchObject({ status: 409, body: { code: 'name-taken' } });
    await scene.sql(
      `WITH s AS (INSERT INTO standard (workspace_id, name) VALUES ($1, 'By hours') RETURNING id)
       INSERT INTO standard_version (standard_id, n, workspace_id, targets, reason, state, effective_at)
       SELECT id, 1, $1, jsonb_build_array(jsonb_build_object('id', 'x', 'calendarId', $2::text)), 'Spec', 'approved', now() FROM s`,
      [scene.workspaceId, id],
    );
    expect((await scene.get(`/calendars/${id}`)).body.isUsed).toBe(true);
    const refused = await scene.as(scene.admin, 'DELETE', `/calendars/${id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'calendar-in-use' } });
  });

  it('tell every fault with its field', async () => {
    const { status, body } = await create({
      name: 'Bad',
      zone: 'Europe/Atlantis',
      week: { mon: ['9-17'] },
      open: { soon: [] },
    });
    expect(status).toBe(400);
    expect(body.errors.map((fault: { field: string }) => fault.field)).toEqual(['open.soon', 'zone', 'week.mon.0']);
    expect((await create({ name: 'Bad', week: 'always', hours: 1 })).status).toBe(400);
  });

  it('are changed by administrators alone', async () => {
    const { id } = await made('Guarded');
    expect((await create({ name: 'Mine', ...HOURS }, asta)).status).toBe(403);
    expect((await scene.as(asta, 'PATCH', `/calendars/${id}`, { name: 'Mine' })).status).toBe(403);
    expect((await scene.as(asta, 'DELETE', `/calendars/${id}`)).status).toBe(403);
  });

  it('can start from presets whose holidays count for nothing', async () => {
    const { items } = (await scene.get('/calendars/presets', asta)).body as {
      items: { key: string; closed: string[]; suggestions: { date: string; name: string }[] }[];
    };
    expect(items.map(({ key }) => key)).toEqual(['cn', 'fi', 'lv', 'neutral', 'ru', 'th']);
    expect(items.flatMap(({ closed }) => closed)).toEqual([]);
    const suggested = (key: string): string[] =>
      items.find((preset) => preset.key === key)?.suggestions.map(({ date }) => date) ?? [];
    expect(suggested('fi')).toEqual(expect.arrayContaining(['2026-06-19', '2027-03-26', '2028-12-06']));
    expect(suggested('lv')).toEqual(expect.arrayContaining(['2026-06-23', '2027-11-18', '2028-11-20']));
    expect(suggested('neutral')).toEqual([]);
  });

  it('show what their hours come to', async () => {
    const preview = await scene.as(asta, 'POST', '/calendars/preview', {
      calendar: HOURS,
      from: '2026-10-22T12:00:00Z',
    });
    expect(preview).toMatchObject({ status: 200, body: { isOpen: false, nextOpeningAt: '2026-10-26T07:00:00.000Z' } });
    expect(preview.body.days).toHaveLength(14);
    expect(preview.body.days[4]).toEqual({
      date: '2026-10-26',
      windows: [
        { from: '2026-10-26T07:00:00.000Z', to: '2026-10-26T10:00:00.000Z' },
        { from: '2026-10-26T11:00:00.000Z', to: '2026-10-26T15:00:00.000Z' },
      ],
      openSeconds: 25_200,
    });
    const bad = await scene.as(asta, 'POST', '/calendars/preview', { calendar: { week: {} } });
    expect(bad).toMatchObject({ status: 400, body: { code: 'bad-calendar' } });
  });
});
