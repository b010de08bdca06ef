export const COUNTED_VIEWS = ['due', 'mine', 'unassigned', 'waiting', 'snoozed', 'done'] as const;
export type View = (typeof COUNTED_VIEWS)[number];

export const viewOf = (name: string): View => COUNTED_VIEWS.find((view) => view === name) ?? 'due';
