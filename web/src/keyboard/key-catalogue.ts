import { InboxOrder } from '../inbox/inbox-order.js';
import { Cursor } from '../inbox/cursor.js';
import { listCommands } from '../inbox/list-commands.js';
import type { Inbox } from '../inbox/use-inbox.js';
import { globalCommands } from '../shell/global-commands.js';
import { taskKeys, type TaskCommands } from '../tasks/task-commands.js';
import type { KeyedCommand } from './own-keys.js';

const nothing = (): void => undefined;
/** Every command by its name, none of which does anything: only their keys are asked for. */
const NO_TASK = new Proxy({}, { get: () => nothing }) as TaskCommands;

const NO_LIST: Inbox = {
  order: new InboxOrder(true),
  cursor: new Cursor(),
  state: new InboxOrder(true).state(),
  isLoading: false,
  error: null,
  retry: nothing,
  hasMore: false,
  loadMore: nothing,
  take: nothing,
};

/** Everything that has a key of its own somewhere, wherever the reader is: of the frame, of the list, of a task. */
export function keyCatalogue(): readonly KeyedCommand[] {
  const box = { current: null };
  return [
    ...globalCommands(() => nothing, nothing),
    ...listCommands({ inbox: NO_LIST, box, search: { current: null }, open: nothing, take: nothing }),
    ...taskKeys(NO_TASK, () => true),
  ].filter(({ isHidden, keys }) => isHidden !== true && keys.length > 0);
}
