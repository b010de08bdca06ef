import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

interface Place {
  readonly workspaceId: string;
  readonly teamId: string;
  readonly chief: SignedInMember;
}

async function freshPlace(): Promise<Place> {
  const place = await scene.http.createWorkspace();
  const chief = await scene.http.signIn(await scene.http.createMember(place.workspaceId, 'admin'));
  return { ...place, chief };
}

const bring = (who: SignedInMember, body: object) =>
  scene.as(who, 'POST', '/watches/import', { format: 'yaml', ...body });
const take = (who: SignedInMember, format: string) =>
  scene.http.call(`/watches/export?format=${format}`, { headers: who.headers });
/** As an HTTP client has it: no byte order mark, which fetch takes away. */
const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
const names = async ({ workspaceId }: Place): Promise<string[]> =>
  (
    await scene.sql<{ name: string }>(
      'SELECT name FROM watch WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY name',
      [workspaceId],
    )
  ).map(({ name }) => name);

const FILE = `- name: Acme
  kind: brand
  query: acme OR "acme bank"
  languages: [en, fi]
  priorityWeight: 1.2
  matches: [Acme is down, {text: acme ei toimi, lang: fi}]
  ignores: [acmeology]
- {name: "=Rival", kind: competitor, query: "@rival"}
- name: Anna Virtanen
  kind: person
  query: '"anna virtanen"'
  team: Care
  person: {purpose: Threats against staff, legalBasis: legitimate-interest, visibleTo: [Care], expiresAt: ${new Date(Date.now() + 40 * 86_400_000).toISOString()}}
`;

describe('an import', () => {
  it('says in a dry run what it would do, does it, and does nothing the second time', async () => {
    const place = await freshPlace();
    const added = { added: ['Acme', '=Rival', 'Anna Virtanen'], updated: [], unchanged: [], faults: [] };
    const dry = await bring(place.chief, { content: FILE, dryRun: true });
    expect(dry).toMatchObject({ status: 200, body: { ...added, isDryRun: true } });
    expect(await names(place)).toEqual([]);
    expect((await bring(place.chief, { content: FILE })).body).toEqual({ ...added, isDryRun: false });
    expect((await bring(place.chief, { content: FILE })).body).toMatchObject({ unchanged: added.added, added: [] });
    const changed = FILE.replace('1.2', '2').replace('acmeology', 'acmeologist');
    expect((await bring(place.chief, { content: changed })).body).toMatchObject({
      updated: ['Acme'],
      unchanged: ['=Rival', 'Anna Virtanen'],
    });
    const list = await scene.get('/watches', place.chief);
    expect(list.body.items[0]).toMatchObject({
      name: 'Acme',
      version: 2,
      priorityWeight: 2,
      languages: ['en', 'fi'],
      examples: [
        { text: 'Acme is down', expects: 'match' },
        { text: 'acme ei toimi', lang: 'fi', expects: 'match' },
        { text: 'acmeologist', expects: 'ignore' },
      ],
    });
    expect(list.body.items[2].person).toMatchObject({ purpose: 'Threats against staff', visibleTo: [place.teamId] });
    const audited = await scene.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE workspace_id = $1 AND action LIKE 'watch.%' ORDER BY id`,
      [place.workspaceId],
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'watch.create',
      'watch.create',
      'watch.create',
      'watch.update',
    ]);
  });

  it.each(['yaml', 'csv'])(
    'of what was exported as %s changes nothing, here and in an empty workspace',
    async (format) => {
      const place = await freshPlace();
      await bring(place.chief, { content: FILE });
      const file = await take(place.chief, format);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="watches.${format}"`);
      const content = textOf(file.body);
      expect((await bring(place.chief, { format, content })).body).toMatchObject({
        added: [],
        updated: [],
        unchanged: ['Acme', '=Rival', 'Anna Virtanen'],
        faults: [],
      });
      const other = await freshPlace();
      expect((await bring(other.chief, { format, content })).body).toMatchObject({ faults: [], unchanged: [] });
      expect(textOf((await take(other.chief, format)).body)).toBe(content);
    },
  );

  it('writes nothing of a file with any fault, and gives each with its row and place', async () => {
    const place = await freshPlace();
    const { body } = await bring(place.chief, {
      content: `- {name: Fine, kind: brand, query: fine}
- {name: Broken, kind: brand, query: "(fine"}
- {name: Firm, kind: firm, query: fine}
`,
    });
    expect(body).toMatchObject({ added: [], updated: [], unchanged: [] });
    expect(body.faults).toEqual([
      { row: 2, line: 2, column: expect.any(Number), message: 'Broken: query 1:1: This parenthesis is never closed.' },
      { row: 3, line: 3, column: expect.any(Number), message: expect.stringContaining('kind is expected') },
    ]);
    expect(await names(place)).toEqual([]);
  });

  it('writes nothing when a watch is refused: red examples, unknown teams, a person without grounds', async () => {
    const place = await freshPlace();
    const content = `- {name: Fine, kind: brand, query: fine}
- {name: Red, kind: brand, query: red, matches: [blue], ignores: [a red one]}
- {name: Lost, kind: brand, query: lost, team: Nobody}
- {name: Someone, kind: person, query: someone}
`;
    for (const dryRun of [true, false]) {
      const { body } = await bring(place.chief, { content, dryRun });
      expect(body.faults.map(({ row, message }: { row: number; message: string }) => [row, message])).toEqual([
        [2, expect.stringMatching(/^Red: examples.0: It must match/)],
        [2, expect.stringMatching(/^Red: examples.1: It must not match/)],
        [3, 'There is no team called "Nobody".'],
        [4, expect.stringContaining('Someone')],
      ]);
      expect(body.added).toEqual([]);
    }
    expect(await names(place)).toEqual([]);
    const [{ n } = { n: -1 }] = await scene.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE workspace_id = $1 AND action LIKE 'watch.%'`,
      [place.workspaceId],
    );
    expect(n).toBe(0);
  });

  it('leaves examples, team and grounds alone where the file is silent about them', async () => {
    const place = await freshPlace();
    await bring(place.chief, { content: FILE });
    const content = `- {name: Acme, kind: brand, query: acme, languages: [en, fi], priorityWeight: 1.2}
- {name: Anna Virtanen, kind: person, query: '"anna virtanen"'}
`;
    expect((await bring(place.chief, { content })).body).toMatchObject({
      updated: ['Acme'],
      unchanged: ['Anna Virtanen'],
    });
    const { body } = await scene.get('/watches', place.chief);
    expect(body.items[0]).toMatchObject({ query: 'acme', examples: expect.arrayContaining([expect.anything()]) });
  });

  it('adds a new watch once, however many import it together', async () => {
    const place = await freshPlace();
    const content = '- {name: Only, kind: brand, query: only}\n';
    const answers = await Promise.all([1, 2, 3].map(() => bring(place.chief, { content })));
    expect(answers.flatMap(({ body }) => body.added)).toEqual(['Only']);
    expect(await names(place)).toEqual(['Only']);
  });

  it.each([
    { format: 'xml', content: '' },
    { format: 'yaml' },
    { format: 'yaml', content: 1 },
    { content: '', dry: true },
  ])('refuses %j', async (body) => {
    expect((await scene.as(scene.admin, 'POST', '/watches/import', body)).status).toBe(400);
  });
});

describe('an export', () => {
  it('has no cell that a spreadsheet would run', async () => {
    const place = await freshPlace();
    await bring(place.chief, { content: FILE });
    const rows: string[][] = parse(textOf((await take(place.chief, 'csv')).body), { bom: true });
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows.flat()).toEqual(expect.arrayContaining(["'=Rival", "'@rival"]));
  });

  it('is for those who may export, and an import for those who may change watches', async () => {
    const place = await freshPlace();
    const member = (role: 'agent' | 'team-lead' | 'viewer') =>
      scene.http.createMember(place.workspaceId, role, { teamIds: [place.teamId] }).then((id) => scene.http.signIn(id));
    const [agent, lead, viewer] = [await member('agent'), await member('team-lead'), await member('viewer')];
    await bring(place.chief, { content: FILE });
    expect((await take(agent, 'yaml')).status).toBe(403);
    expect((await take(viewer, 'yaml')).status).toBe(403);
    expect((await take(lead, 'yaml')).status).toBe(200);
    for (const who of [agent, lead, viewer]) expect((await bring(who, { content: FILE })).status).toBe(403);
    const stranger = await freshPlace();
    expect(textOf((await take(stranger.chief, 'yaml')).body).trim()).toBe('[]');
    expect((await take(place.chief, 'xml')).status).toBe(400);
  });
});
