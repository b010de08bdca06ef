import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/access/access.types.js';
import { ErasureRunner } from '../modules/rights/erasure-runner.service.js';
import { ErasureSteps } from '../modules/rights/erasure-steps.service.js';
import { ErasuresService } from '../modules/rights/erasures.service.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { BadInput, CommandFailed } from './cli-error.js';
import { print, ProgressBar, tell } from './terminal.js';
import { withApp } from './with-app.js';

export interface EraseOptions extends ActOptions {
  /** NETWORK:ID; a handle begins with @. */
  readonly author: string;
  readonly note?: string;
}

/** Erases what an author wrote and keeps it out; prints what was found and removed as one line of JSON. */
export async function eraseAuthor(options: EraseOptions): Promise<void> {
  const wanted = readAuthor(options);
  await withApp(async ({ app, signal }) => {
    const actor: Actor = await chooseActor(app, options);
    const { id } = await app.get(ErasuresService).create(actor, wanted);
    const token = `cli:${randomUUID()}`;
    const erasure = await app.get(ErasureSteps).claim(token, id);
    if (erasure !== null) {
      let bar: ProgressBar | null = null;
      await app.get(ErasureRunner).carryOut(erasure, token, signal, ({ found, done }) => {
        bar ??= new ProgressBar(found ?? 0);
        bar.show(done);
      });
    } else tell(`A running Earshot carries out erasure ${id}.`);
    const { state, found, erased, removed } = await app.get(ErasuresService).get(actor, id);
    await print(JSON.stringify({ id, state, found, erased, removed }));
    if (state === 'failed') throw new CommandFailed(`Erasure ${id} failed.`);
    if (signal.aborted)
      throw new CommandFailed(`Stopped before the end; a running Earshot goes on with erasure ${id}.`);
  });
}

function readAuthor({ author, note }: EraseOptions): Parameters<ErasuresService['create']>[1] {
  const [, network, name] = /^([^:\s]+):(.+)$/s.exec(author.trim()) ?? [];
  if (network === undefined || name === undefined || name.trim() === '')
    throw new BadInput('--author is expected as NETWORK:ID, or NETWORK:@handle.');
  const isHandle = name.startsWith('@') && name.length > 1;
  return {
    network,
    ...(isHandle ? { handle: name.slice(1) } : { authorId: name }),
    ...(note === undefined ? {} : { note }),
  };
}
