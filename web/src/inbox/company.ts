import { useSyncExternalStore } from 'react';
import type { Doing, Presence } from './desk-api.js';

const NOBODY: readonly Presence[] = [];

/** What tasks are to people: which the user still has to read, and who else is at which. Rows subscribe to it. */
class Company {
  private unread: ReadonlySet<string> = new Set();
  private present = new Map<string, readonly Presence[]>();
  private readonly listeners = new Set<() => void>();

  isUnread = (id: string): boolean => this.unread.has(id);
  at = (id: string): readonly Presence[] => this.present.get(id) ?? NOBODY;

  keepUnread(ids: readonly string[]): void {
    this.unread = new Set(ids);
    this.tell();
  }

  mark(id: string, isUnread: boolean): void {
    const next = new Set(this.unread);
    if (isUnread) next.add(id);
    else next.delete(id);
    this.unread = next;
    this.tell();
  }

  keepPresent(all: readonly Presence[]): void {
    this.present = new Map();
    for (const each of all) this.present.set(each.taskId, [...this.at(each.taskId), each]);
    this.tell();
  }

  /** A person is at one task at a time. */
  move({
    taskId,
    member,
    doing,
  }: {
    readonly taskId: string;
    readonly member: Presence['member'];
    readonly doing: Doing | 'left';
  }): void {
    for (const [id, people] of this.present) {
      const others = people.filter((each) => each.member.id !== member.id);
      if (others.length < people.length && (doing !== 'left' || id === taskId)) this.present.set(id, others);
    }
    if (doing !== 'left') this.present.set(taskId, [...this.at(taskId), { taskId, member, doing }]);
    this.tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const company = new Company();

export const useIsUnread = (id: string): boolean => useSyncExternalStore(company.subscribe, () => company.isUnread(id));
export const usePresent = (id: string): readonly Presence[] =>
  useSyncExternalStore(company.subscribe, () => company.at(id));

/** Up to two letters that stand for a name. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase();
