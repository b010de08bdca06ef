import { matchKeyBindingPress, parseKeybinding } from 'tinykeys';

export type Section = 'anywhere' | 'move' | 'decide' | 'correct' | 'talk';

export interface Command {
  readonly id: string;
  /** Key of its name in the catalogue. */
  readonly label: string;
  /** What a person called it, in place of that. */
  readonly name?: string;
  readonly section: Section;
  /** Written as tinykeys writes them: letters by `event.code`, two presses separated by a space. */
  readonly keys: readonly string[];
  readonly run: () => void;
  /** Absent: always. */
  readonly isEnabled?: () => boolean;
  /** Works while typing: only for keys with a modifier, and Escape. */
  readonly inEditable?: boolean;
  /** Holding the key repeats it. */
  readonly repeats?: boolean;
  /** Works only with the focus on the page itself or inside an element marked `data-keys`. */
  readonly needsListFocus?: boolean;
  readonly isHidden?: boolean;
}

interface Scope {
  readonly commands: () => readonly Command[];
  readonly isModal: boolean;
}

const SEQUENCE_MS = 1500;

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select'));

const isInList = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof Element && target.closest('[data-keys]') !== null);

const hasModifier = (binding: string): boolean => /\$mod|Control|Meta|Alt/.test(binding);
/** Keys that no speech input types by accident; the rest are what WCAG 2.1.4 wants to be switched off. */
const isCharacterKey = (binding: string): boolean => !hasModifier(binding) && /Key|Digit|Slash|Period/.test(binding);

/** How a person has their keys: by command, none where switched off; absent where as delivered. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>;

/** All commands on the page, by scope: the newest scope is asked first, a modal one hides those below it. */
export class CommandRegistry {
  private readonly scopes: Scope[] = [];
  private firstPress: { readonly binding: string; readonly atMs: number } | null = null;
  areCharacterKeysOff = false;
  choices: KeyChoices = {};
  /** Letters by what is printed on the key instead of by its place. */
  isByPrint = false;

  add(scope: Scope): () => void {
    this.scopes.push(scope);
    return () => {
      const index = this.scopes.indexOf(scope);
      if (index >= 0) this.scopes.splice(index, 1);
    };
  }

  /** What can be run now, for the palette and the list of keys. `belowModal`: also what an open dialog hides. */
  available(belowModal = true): readonly Command[] {
    const seen = new Set<string>();
    const found: Command[] = [];
    for (const scope of [...this.scopes].reverse()) {
      for (const command of scope.commands()) {
        if (seen.has(command.id)) continue;
        seen.add(command.id);
        found.push(command);
      }
      if (scope.isModal && !belowModal) break;
    }
    return found;
  }

  /** The keys that this person has for it. */
  keysOf({ id, keys }: Pick<Command, 'id' | 'keys'>): readonly string[] {
    return this.choices[id] ?? keys;
  }

  listen = (event: KeyboardEvent): void => {
    // An input method reports 229 for keys that belong to it.
    if (event.isComposing || event.key === 'Process' || event.defaultPrevented) return;
    const command = this.find(event);
    if (!command) return;
    event.preventDefault();
    command.run();
  };

  private find(event: KeyboardEvent): Command | null {
    const first = this.firstPress;
    const isModifierAlone = /^(Shift|Control|Alt|Meta)$/.test(event.key);
    if (isModifierAlone) return null;
    this.firstPress = null;
    const candidates = this.available(false).filter((command) => this.isUsable(command, event));
    if (first && event.timeStamp - first.atMs < SEQUENCE_MS) {
      const command = candidates.find((candidate) => this.matches(candidate, event, first.binding));
      if (command) return command;
    }
    const command = candidates.find((candidate) => this.matches(candidate, event, null));
    if (command) return command;
    this.firstPress = this.sequenceStart(candidates, event);
    return null;
  }

  private isUsable(command: Command, event: KeyboardEvent): boolean {
    if (isEditable(event.target) && command.inEditable !== true) return false;
    if (event.repeat && command.repeats !== true) return false;
    if (command.needsListFocus === true && !isInList(event.target)) return false;
    return command.isEnabled?.() ?? true;
  }

  private presses(command: Command): (readonly string[])[] {
    return this.keysOf(command)
      .filter((binding) => !(this.areCharacterKeysOff && isCharacterKey(binding)))
      .map((binding) => binding.split(' '));
  }

  private matches(command: Command, event: KeyboardEvent, first: string | null): boolean {
    return this.presses(command).some((presses) => {
      if (first === null) return presses.length === 1 && this.pressed(presses[0], event);
      return presses.length === 2 && presses[0] === first && this.pressed(presses[1], event);
    });
  }

  private sequenceStart(candidates: readonly Command[], event: KeyboardEvent): typeof this.firstPress {
    for (const command of candidates) {
      for (const presses of this.presses(command)) {
        if (presses.length === 2 && this.pressed(presses[0], event)) {
          return { binding: presses[0] ?? '', atMs: event.timeStamp };
        }
      }
    }
    return null;
  }

  private pressed(binding: string | undefined, event: KeyboardEvent): boolean {
    if (binding === undefined) return false;
    const [press] = parseKeybinding(this.isByPrint ? binding.replace(/\bKey(?=[A-Z]\b)/, '') : binding);
    return press !== undefined && matchKeyBindingPress(event, press);
  }
}
