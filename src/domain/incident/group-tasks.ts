/** A task as far as it takes to tell which ones have one cause. */
export interface GroupableTask {
  readonly id: string;
  /** Primary subtag. */
  readonly lang: string;
  readonly storyId: string | null;
  readonly storyTitle: string | null;
  readonly intent: string | null;
  readonly isAcknowledged: boolean;
  readonly isOpen: boolean;
  /** Lower comes first. */
  readonly priority: number;
}

export interface TaskTopic {
  /** story: they tell one story · intent: they want the same thing */
  readonly kind: 'story' | 'intent';
  readonly id: string;
  /** The story's title; null for an intent, which every language has its own word for. */
  readonly title: string | null;
}

export interface TaskGroup<T extends GroupableTask> {
  /** Stable: names it in a request. */
  readonly key: string;
  readonly lang: string;
  readonly topic: TaskTopic;
  /** Most urgent first. */
  readonly tasks: readonly T[];
}

const UNKNOWN_INTENT = 'other';

export const groupKeyOf = ({ lang, storyId, intent }: GroupableTask): string =>
  `${lang}:${storyId === null ? `intent-${intent ?? UNKNOWN_INTENT}` : `story-${storyId}`}`;

/** Tasks by language and what they are about, the largest group first. */
export function groupTasks<T extends GroupableTask>(tasks: readonly T[]): readonly TaskGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const task of tasks) {
    const key = groupKeyOf(task);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [task]);
    else group.push(task);
  }
  return [...groups]
    .flatMap(([key, members]) => {
      const [first] = members;
      if (first === undefined) return [];
      const sorted = [...members].sort((a, b) => a.priority - b.priority || compareIds(a.id, b.id));
      return [{ key, lang: first.lang, topic: topicOf(first), tasks: sorted }];
    })
    .sort((a, b) => b.tasks.length - a.tasks.length || (a.key < b.key ? -1 : 1));
}

const topicOf = ({ storyId, storyTitle, intent }: GroupableTask): TaskTopic =>
  storyId === null
    ? { kind: 'intent', id: intent ?? UNKNOWN_INTENT, title: null }
    : { kind: 'story', id: storyId, title: storyTitle };

/** Decimal ids by value. */
export const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
