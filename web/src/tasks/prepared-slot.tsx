import { Suspense } from 'react';
import type { Task, Template } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import { fetched } from '../ui/fetched.js';

const PreparedLine = fetched(async () => (await withWords('rules', import('../rules/prepared-line.js'))).PreparedLine);

/** What a rule laid out for whoever answers first; nothing once the customer was told. */
export function PreparedSlot({ task, onPick }: { readonly task: Task; readonly onPick: (template: Template) => void }) {
  if (task.acknowledgedAt !== null) return null;
  return (
    <Suspense fallback={null}>
      <PreparedLine task={task} onPick={onPick} />
    </Suspense>
  );
}
