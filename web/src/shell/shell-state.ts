import { useSyncExternalStore } from 'react';

interface ShellState {
  readonly isNavOpen: boolean;
  readonly dialog: 'palette' | 'keys' | null;
}

let state: ShellState = { isNavOpen: false, dialog: null };
const listeners = new Set<() => void>();

function change(next: Partial<ShellState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

export const toggleNav = (): void => {
  change({ isNavOpen: !state.isNavOpen });
};
export const closeNav = (): void => {
  change({ isNavOpen: false });
};
export const openPalette = (): void => {
  change({ dialog: 'palette' });
};
export const openKeys = (): void => {
  change({ dialog: 'keys' });
};
export const closeShellDialog = (): void => {
  change({ dialog: null });
};

export function useShell(): ShellState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => state,
  );
}
