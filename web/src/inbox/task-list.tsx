import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { usePhone } from '../ui/use-wide.js';
import type { Group } from './inbox-order.js';
import type { Inbox } from './use-inbox.js';
import { rowId, TaskRow } from './task-row.js';
import './task-list.css';

const GROUP_PX = 28;
const ROW_PX = 56;
const COMPACT_ROW_PX = 40;
const PHONE_ROW_PX = 64;
const NEAR_END = 30;

export interface TaskListProps {
  readonly inbox: Inbox;
  readonly label: string;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onOpen: (id: string) => void;
}

/** The windowed list: of a hundred thousand tasks only those in sight are on the page. */
export const TaskList = memo(function TaskList({ inbox, label, box, onOpen }: TaskListProps) {
  const { t } = useTranslation();
  const { order, cursor, state, hasMore, loadMore } = inbox;
  const isPhone = usePhone();
  const isCompact = useMe().preferences.density === 'compact' && !isPhone;
  const rowPx = isPhone ? PHONE_ROW_PX : isCompact ? COMPACT_ROW_PX : ROW_PX;
  const { items, ids } = state;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP_PX : rowPx),
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : item.kind === 'group' ? `group-${item.group}` : item.id;
    },
    overscan: 6,
  });
  const cursorId = useSyncExternalStore(cursor.subscribe, cursor.id);
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && lastShown > items.length - NEAR_END) loadMore();
  }, [hasMore, lastShown, items.length, loadMore]);

  useEffect(() => {
    virtual.measure();
  }, [virtual, rowPx, items]);

  const follow = useRef(cursorId);
  useEffect(() => {
    if (follow.current === cursorId) return;
    follow.current = cursorId;
    const index = items.findIndex((item) => item.kind === 'row' && item.id === cursorId);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [cursorId, items, virtual]);

  const rowOf = (target: EventTarget): string | undefined =>
    target instanceof Element ? target.closest<HTMLElement>('[data-task]')?.dataset['task'] : undefined;
  const groupOf = (target: EventTarget): Group | undefined =>
    target instanceof Element
      ? (target.closest<HTMLElement>('[data-group]')?.dataset['group'] as Group | undefined)
      : undefined;
  const isCursorShown =
    cursorId !== null &&
    shown.some(({ index }) => {
      const item = items[index];
      return item?.kind === 'row' && item.id === cursorId;
    });

  return (
    <div
      ref={box}
      className={isCompact ? 'es-list es-list-compact' : 'es-list'}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={isCursorShown ? rowId(cursorId) : undefined}
      tabIndex={0}
      data-keys
      data-testid="task-list"
      onPointerDown={() => {
        order.freeze();
      }}
      onWheel={() => {
        order.freeze();
      }}
      onClick={(event) => {
        const group = groupOf(event.target);
        if (group !== undefined) order.fold(group);
        const id = rowOf(event.target);
        if (id === undefined) return;
        cursor.set(id);
        onOpen(id);
      }}
    >
      <div className="es-list-inner" style={{ blockSize: virtual.getTotalSize() }} role="presentation">
        {shown.map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          if (item.kind === 'group') {
            return (
              <div
                key={key}
                className="es-list-group"
                role="presentation"
                data-group={item.group}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                {item.isFolded ? <IconChevronRight size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
                {t(`inbox.group.${item.group}`)} <span className="tabular">{formatNumber(item.count)}</span>
              </div>
            );
          }
          return (
            <TaskRow key={key} id={item.id} position={item.position} total={ids.length} top={start} cursor={cursor} />
          );
        })}
      </div>
    </div>
  );
});
