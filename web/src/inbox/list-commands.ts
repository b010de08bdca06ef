import type { RefObject } from 'react';
import type { Command } from '../keyboard/commands.js';
import { currentComposer } from '../tasks/composer-state.js';
import type { Group } from './inbox-order.js';
import type { Inbox } from './use-inbox.js';

export interface ListCommandsOptions {
  readonly inbox: Inbox;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly open: (id: string) => void;
  readonly take: () => void;
}

/** Moving about the list. Moving never changes a task. */
export function listCommands({ inbox, box, search, open, take }: ListCommandsOptions): readonly Command[] {
  const { order, cursor } = inbox;
  const go = (by: number) => (): void => {
    order.freeze();
    cursor.move(order.state().ids, by);
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  };
  const move = (id: string, keys: readonly string[], by: number, needsListFocus = false): Command => ({
    id: needsListFocus ? `${id}-list` : id,
    label: `command.${id}`,
    section: 'move',
    keys,
    run: go(by),
    repeats: true,
    needsListFocus,
    isHidden: needsListFocus,
  });
  const extend = (by: number) => (): void => {
    order.freeze();
    cursor.extend(order.state().ids, by);
  };
  const groupHere = (): Group | null => {
    const id = cursor.id();
    return id === null ? null : order.groupAt(id);
  };
  const fold = (id: string, arrow: string, isFolded: boolean): Command => ({
    id,
    label: `desk.command.${id}`,
    section: 'move',
    keys: [arrow],
    needsListFocus: true,
    run: () => {
      const group = groupHere();
      order.freeze();
      if (group !== null) order.fold(group, isFolded);
    },
  });
  const far = Number.MAX_SAFE_INTEGER;
  return [
    move('next', ['KeyJ'], 1),
    move('previous', ['KeyK'], -1),
    move('next', ['ArrowDown'], 1, true),
    move('previous', ['ArrowUp'], -1, true),
    move('first', ['Home'], -far, true),
    move('last', ['End'], far, true),
    {
      id: 'open',
      label: 'command.open',
      section: 'move',
      keys: ['Enter'],
      needsListFocus: true,
      run: () => {
        const id = cursor.id();
        if (id === null) return;
        open(id);
        document.querySelector<HTMLElement>('.es-panel-scroll')?.focus();
      },
    },
    { ...move('extend-next', ['Shift+KeyJ'], 1), label: 'desk.command.extendNext', run: extend(1) },
    { ...move('extend-previous', ['Shift+KeyK'], -1), label: 'desk.command.extendPrevious', run: extend(-1) },
    {
      id: 'pick-group',
      label: 'desk.command.pickGroup',
      section: 'move',
      keys: ['$mod+KeyA'],
      run: () => {
        const group = groupHere();
        order.freeze();
        if (group !== null) cursor.pick(order.idsOf(group));
      },
    },
    fold('fold', 'ArrowLeft', true),
    fold('unfold', 'ArrowRight', false),
    {
      id: 'pick',
      label: 'command.pick',
      section: 'move',
      keys: ['KeyX'],
      run: () => {
        const id = cursor.id();
        order.freeze();
        if (id !== null) cursor.toggle(id);
      },
    },
    { id: 'take', label: 'command.take', section: 'move', keys: ['Period', '.'], run: take },
    {
      id: 'search',
      label: 'command.search',
      section: 'anywhere',
      keys: ['Slash', '/'],
      run: () => {
        if (search.current) search.current.focus();
        else document.querySelector<HTMLElement>('.es-list-title .es-icon-button')?.click();
        // The bar is drawn first when it was closed.
        requestAnimationFrame(() => search.current?.focus());
      },
    },
    {
      id: 'back',
      label: 'command.back',
      section: 'anywhere',
      keys: ['Escape'],
      isEnabled: () => currentComposer() === null,
      run: () => {
        cursor.clearSelection();
        box.current?.focus({ preventScroll: true });
      },
    },
  ];
}
