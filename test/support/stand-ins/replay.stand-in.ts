import { join } from 'node:path';
import type { StandIn } from './stand-in.js';

const FOLDER = join(import.meta.dirname, '../../../src/connectors/replay/fixtures');

/** A folder with one recording, all of it long past. */
export function startReplayStandIn(): Promise<StandIn> {
  return Promise.resolve({
    settings: { file: 'posts.ndjson', speed: 1_000_000, anchor: '2026-03-03T00:00:00Z' },
    credentials: {},
    badSettings: [
      { file: '' },
      { file: 'posts.ndjson', speed: 0 },
      { file: 'posts.ndjson', anchor: 'yesterday' },
      { file: 'posts.ndjson', network: 'No Such Name' },
    ],
    targets: [],
    folders: [FOLDER],
    pollIds: ['r1', 'r2', 'r3', 'r1'],
    received: [],
    stop: () => Promise.resolve(),
  });
}
