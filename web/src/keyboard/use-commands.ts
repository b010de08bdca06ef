import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { CommandRegistry, type Command } from './commands.js';

export const CommandContext = createContext(new CommandRegistry());

export const useCommandRegistry = (): CommandRegistry => useContext(CommandContext);

/** Offers commands as long as the component is on the page. */
export function useCommands(commands: readonly Command[], isModal = false): void {
  const registry = useCommandRegistry();
  const current = useRef(commands);
  useLayoutEffect(() => {
    current.current = commands;
  });
  useLayoutEffect(() => registry.add({ commands: () => current.current, isModal }), [registry, isModal]);
}

/** Feeds the page's key presses to the registry. Used once, by the shell. */
export function useKeyListener(): void {
  const registry = useCommandRegistry();
  useEffect(() => {
    window.addEventListener('keydown', registry.listen);
    return () => {
      window.removeEventListener('keydown', registry.listen);
    };
  }, [registry]);
}
