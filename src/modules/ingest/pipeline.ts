import type { EntityManager } from 'typeorm';
import type { Batch, BatchSource, PreparedBatch, StoredCounts } from './ingest.types.js';
import type { StoreSteps } from './store-steps.service.js';

/**
 * From posts to tasks, in one transaction. Polling and matching happened before it was opened; everything that leaves the
 * database happens after it, from outbox rows it wrote.
 */
export async function storeBatch(
  tx: EntityManager,
  steps: StoreSteps,
  source: BatchSource,
  batch: Batch,
  found: PreparedBatch,
): Promise<StoredCounts | 'repeated-delivery'> {
  await steps.source.holdLease(tx, source);
  if (!(await steps.source.acceptDelivery(tx, source, batch))) return 'repeated-delivery';
  await steps.orderWithDeletions(tx, source, found);
  const { known, prepared } = await steps.findKnown(tx, source, found);
  const mentions = await steps.insertMentions(tx, source, prepared, known);
  const stories = await steps.joinStories(tx, source, mentions);
  const edited = await steps.recordEdits(tx, source, prepared, known, mentions);
  const deleted = await steps.recordDeletions(tx, source, prepared);
  const tasks = await steps.openTasks(tx, source, mentions, edited, stories);
  await steps.accounts.note(tx, source, [...prepared.mentions, ...prepared.unmatched]);
  await steps.queueIndexing(tx, source, mentions, edited);
  const quarantined = await steps.source.quarantine(tx, source, [...batch.rejected, ...prepared.rejected]);
  await steps.source.recordGaps(tx, source, batch);
  await steps.tellBrowsers(tx, source, mentions, tasks);
  await steps.countVolume(tx, source, mentions);
  await steps.source.moveCursor(tx, source, batch, mentions.length);
  return steps.sum(prepared, mentions, edited, deleted, quarantined, tasks);
}
