import type { Command, KeyChoices } from './commands.js';

export type KeyedCommand = Pick<Command, 'id' | 'label' | 'section' | 'keys' | 'needsListFocus' | 'inEditable'>;

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'];

/** What the browser says of a press, as bindings are written; null while only a modifier is down. */
export function bindingOf(
  press: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  if (MODIFIERS.includes(press.key) || press.code === '') return null;
  const modifiers = [
    press.ctrlKey || press.metaKey ? '$mod' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
  ].filter((name) => name !== '');
  return [...modifiers, press.code].join('+');
}

const keysNow = (command: KeyedCommand, choices: KeyChoices): readonly string[] => choices[command.id] ?? command.keys;

/** A press that begins another command's two: waiting for the second would never let it through. */
const collide = (a: string, b: string): boolean => {
  const [one, other] = [a.split(' '), b.split(' ')];
  if (one.length === other.length) return a === b;
  return one[0] === other[0];
};

/** Which other commands have a key of this one: those the press would reach, or keep from being reached. */
export function conflictsOf(
  command: KeyedCommand,
  all: readonly KeyedCommand[],
  choices: KeyChoices,
): readonly KeyedCommand[] {
  const own = keysNow(command, choices);
  return all.filter(
    (other) =>
      other.id !== command.id &&
      (other.inEditable ?? false) === (command.inEditable ?? false) &&
      keysNow(other, choices).some((theirs) => own.some((mine) => collide(mine, theirs))),
  );
}

/** The choices with one command's keys changed; null takes it back to how it was delivered. */
export function choose(choices: KeyChoices, id: string, keys: readonly string[] | null): KeyChoices {
  const rest = Object.fromEntries(Object.entries(choices).filter(([name]) => name !== id));
  return keys === null ? rest : { ...rest, [id]: keys };
}
