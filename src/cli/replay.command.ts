import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { Connector } from '../connectors/connector.js';
import type { SourceSettings } from '../connectors/setting.types.js';
import type { NormalisedPost, RejectedPost } from '../connectors/post.types.js';
import { isId } from '../http/id.pipe.js';
import { CredentialsService } from '../modules/credentials/credentials.service.js';
import { IngestService } from '../modules/ingest/ingest.service.js';
import type { BatchSource, StoredCounts } from '../modules/ingest/ingest.types.js';
import { ConnectorCatalogue } from '../modules/sources/connector-catalogue.service.js';
import { SourcesService } from '../modules/sources/sources.service.js';
import { BadInput, CommandFailed } from './cli-error.js';
import { type RecordedPosts, readRecordedPosts, takeBatch } from './recorded-posts.js';
import { inputName, requireFile } from './read-input.js';
import { print, ProgressBar, tell } from './terminal.js';
import { withApp } from './with-app.js';

export interface ReplayOptions {
  /** Id. */
  readonly source: string;
  /** Recorded seconds that pass in one; without it nothing is waited for. */
  readonly speed?: string;
}

const MAX_BATCH = 200;
const MAX_SPEED = 1_000_000;

/** Sends recorded posts through a source as if they arrived now; prints what became of them as one line of JSON. */
export async function replayFile(file: string, options: ReplayOptions): Promise<void> {
  const speed = readSpeed(options.speed);
  if (!isId(options.source)) throw new BadInput(`--source: ${options.source} is not the id of a source.`);
  await requireFile(file);
  const recorded = await readRecordedPosts(file);
  for (const { reason } of recorded.rejected) tell(`${inputName(file)}: ${reason}`);
  await withApp(async ({ app, signal }) => {
    const send = await openSource(app, options.source);
    await print(JSON.stringify(await sendAll(recorded, speed, send, signal)));
    if (signal.aborted) throw new CommandFailed('Stopped before the end of the recording.');
  });
  if (recorded.rejected.length > 0)
    throw new CommandFailed(`${String(recorded.rejected.length)} lines are not posts; they went to quarantine.`);
}

function readSpeed(written: string | undefined): number {
  if (written === undefined) return Infinity;
  const speed = Number(written);
  if (written.trim() !== '' && speed > 0 && speed <= MAX_SPEED) return speed;
  throw new BadInput(`--speed is expected to be a number over 0, ${String(MAX_SPEED)} at most.`);
}

interface Part {
  readonly posts: readonly NormalisedPost[];
  readonly rejected: readonly RejectedPost[];
}

type Send = (part: Part) => Promise<StoredCounts>;

async function openSource(app: INestApplicationContext, id: string): Promise<Send> {
  const sources = app.get(SourcesService);
  const source = await sources.findForInbound(id);
  if (source === null) throw new BadInput(`--source: there is no source ${id}, or it is paused.`);
  const connector: Connector | undefined = app.get(ConnectorCatalogue).get(source.connector);
  if (connector === undefined) throw new CommandFailed(`The connector "${source.connector}" is not installed.`);
  const settings: SourceSettings = await app.get(CredentialsService).openAsIs(source);
  const { workspaceId } = source;
  const from: BatchSource = { id, workspaceId, connector: connector.kind, network: connector.network, lease: null };
  return ({ posts, rejected }) =>
    app.get(IngestService).ingest(from, connector, settings, { posts, rejected, gaps: [], isComplete: true });
}

async function sendAll(
  recorded: RecordedPosts,
  speed: number,
  send: Send,
  signal: AbortSignal,
): Promise<Record<string, number>> {
  const startedAtMs = Date.now();
  const bar = new ProgressBar(recorded.posts.length);
  const totals: Record<string, number> = { sent: 0 };
  const add = (counts: object): void => {
    for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + Number(count);
  };
  for (let from = 0; from < recorded.rejected.length; from += MAX_BATCH) {
    add(await send({ posts: [], rejected: recorded.rejected.slice(from, from + MAX_BATCH) }));
  }
  for (let position = 0; position < recorded.posts.length && !signal.aborted;) {
    const { posts, waitMs } = takeBatch(recorded, position, { startedAtMs, nowMs: Date.now(), speed }, MAX_BATCH);
    if (posts.length > 0) {
      add(await send({ posts, rejected: [] }));
      add({ sent: posts.length });
      position += posts.length;
    } else await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    bar.show(position);
  }
  bar.clear();
  return totals;
}
