import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../domain/access/access.types.js';
import { WatchesService } from '../modules/watches/watches.service.js';

const PAGE = 200;

export type StoredWatch = Awaited<ReturnType<WatchesService['get']>>;

/** Every watch the actor sees, oldest first. */
export async function listAllWatches(app: INestApplicationContext, actor: Actor): Promise<StoredWatch[]> {
  const service = app.get(WatchesService);
  const watches: StoredWatch[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: StoredWatch[]; nextCursor: string | null } = await service.list(actor, {
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    watches.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return watches;
}
