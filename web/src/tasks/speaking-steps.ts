import { newKey } from '../api/client.js';
import type { Named, Reply, Task, Visibility } from '../api/types.js';
import { takeMediaOf } from '../replies-media/attached.js';
import type { Step } from './act.types.js';
import { withdraw } from './give-back.js';

/** What else its author says of what they say. */
export interface Speaking {
  /** Although somebody else has the task, or is answering. */
  readonly takeOver?: true;
  /** Null: it promises no time. Absent: the time is read from it. */
  readonly promise?: null;
}

/** What is said to a customer. */
interface Words {
  readonly text: string;
  readonly visibility: Visibility;
  /** The approved text that these words were made of. */
  readonly templateId: string | undefined;
  readonly speaking: Speaking;
}

/** A held reply that was only asked for: painted until the server gives the real one. */
const paintedReply = (me: Named, kind: Reply['kind'], text: string, visibility: Visibility): Reply => ({
  id: '',
  kind,
  state: 'held',
  visibility,
  text,
  holdUntil: null,
  sentAt: null,
  problem: null,
  author: me,
  version: 0,
});

const bodyOf = (task: Task, { text, visibility, templateId, speaking }: Words): Step['body'] => ({
  text,
  visibility,
  clientKey: newKey(),
  ...speaking,
  ...(templateId === undefined ? {} : { templateId }),
  ...takeMediaOf(task.id),
});

/** Acknowledges without a word to the customer. */
export const silentStep = (me: Named): Step => ({
  mark: 'acknowledged',
  path: 'acknowledge',
  body: { clientKey: newKey() },
  paint: (row) => ({ ...row, assignee: me, state: 'acknowledged' }),
  undo: null,
});

export const acknowledgeStep = (me: Named, task: Task, words: Words): Step => ({
  mark: 'acknowledged',
  draft: { kind: 'acknowledge', text: words.text },
  path: 'acknowledge',
  body: bodyOf(task, words),
  paint: (row) => ({
    ...row,
    assignee: me,
    reply: paintedReply(me, 'acknowledge', words.text, words.visibility),
  }),
  undo: (result, before) => withdraw(me, result, before),
});

export const replyStep = (me: Named, task: Task, words: Words): Step => ({
  mark: 'replied',
  draft: { kind: 'reply', text: words.text },
  path: 'reply',
  body: bodyOf(task, words),
  paint: (row) => ({
    ...row,
    assignee: words.speaking.takeOver ? me : (row.assignee ?? me),
    reply: paintedReply(me, 'reply', words.text, words.visibility),
  }),
  undo: (result, before) => withdraw(me, result, before),
});
