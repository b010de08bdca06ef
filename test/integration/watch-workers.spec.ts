import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WatchEngineService } from '../../src/modules/watches/watch-engine.service.js';
import { Scene } from '../support/scene.js';

const WATCHES = 3_000;

let scene: Scene;
/** Each stands for a process of its own: nothing but the database is shared. */
let workers: WatchEngineService[];

beforeAll(async () => {
  scene = await Scene.open();
  await scene.http.dataSource.query(
    `INSERT INTO watch (workspace_id, name, kind, query, team_id)
     SELECT $1, 'Part ' || n, 'product', 'part' || n, $2 FROM generate_series(1, ${String(WATCHES)}) n`,
    [scene.workspaceId, scene.teamId],
  );
  await scene.http.dataSource.query('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [
    scene.workspaceId,
  ]);
  workers = Array.from({ length: 3 }, () => new WatchEngineService(scene.http.dataSource));
});
afterAll(() => scene.close());

/** What the next batch of each worker would find. */
const namesFoundBy = (text: string): Promise<string[][]> =>
  Promise.all(
    workers.map(async (worker) =>
      (await worker.load(scene.workspaceId)).match({ text }).map(({ watch }) => watch.name),
    ),
  );

describe('watches of several workers', () => {
  it('change for all of them with their next batch, whichever process the change came through', async () => {
    expect(await namesFoundBy('part77 is loose')).toEqual([['Part 77'], ['Part 77'], ['Part 77']]);
    const [row] = await scene.http.dataSource.query<{ id: string }[]>(
      `SELECT id FROM watch WHERE workspace_id = $1 AND name = 'Part 77'`,
      [scene.workspaceId],
    );
    const path = `/watches/${row?.id ?? ''}`;
    const change = { query: 'gasket', reason: 'Another word' };
    expect((await scene.as(scene.admin, 'PATCH', path, change)).status).toBe(200);
    expect(await namesFoundBy('a gasket is loose')).toEqual([['Part 77'], ['Part 77'], ['Part 77']]);
    expect(await namesFoundBy('part77 is loose')).toEqual([[], [], []]);

    expect((await scene.as(scene.admin, 'DELETE', path)).status).toBe(204);
    expect(await namesFoundBy('a gasket is loose')).toEqual([[], [], []]);
    expect(await namesFoundBy('part78 is loose')).toEqual([['Part 78'], ['Part 78'], ['Part 78']]);
  });
});
