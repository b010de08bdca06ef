import { describe, expect, it } from '@jest/globals';
import { CommandRegistry, type Command } from './commands.js';

Object.assign(globalThis, { HTMLElement: EventTarget, Element: EventTarget, document: { body: {} } });

interface Press {
  readonly key: string;
  readonly code: string;
  readonly shiftKey?: boolean;
}

function registryWith(commands: readonly Partial<Command>[]): {
  registry: CommandRegistry;
  ran: string[];
  press: (press: Press) => void;
} {
  const ran: string[] = [];
  const registry = new CommandRegistry();
  registry.add({
    isModal: false,
    commands: () =>
      commands.map(({ id = '', ...rest }) => ({
        id,
        label: id,
        section: 'decide',
        keys: [],
        run: () => ran.push(id),
        ...rest,
      })),
  });
  const press = ({ shiftKey = false, ...keys }: Press): void => {
    const event = {
      ...keys,
      shiftKey,
      target: document.body,
      timeStamp: 0,
      preventDefault: () => undefined,
      getModifierState: (name: string) => name === 'Shift' && shiftKey,
    };
    registry.listen(event as unknown as KeyboardEvent);
  };
  return { registry, ran, press };
}

describe('CommandRegistry', () => {
  it('goes by the place of a letter, or by what is printed there', () => {
    const { registry, ran, press } = registryWith([{ id: 'acknowledge', keys: ['KeyA'] }]);
    press({ key: 'ф', code: 'KeyA' });
    expect(ran).toEqual(['acknowledge']);
    registry.isByPrint = true;
    press({ key: 'q', code: 'KeyA' });
    press({ key: 'a', code: 'KeyQ' });
    expect(ran).toEqual(['acknowledge', 'acknowledge']);
  });

  it('takes a person’s own keys in place of those delivered, and none where one was switched off', () => {
    const { registry, ran, press } = registryWith([
      { id: 'done', keys: ['KeyD'] },
      { id: 'snooze', keys: ['KeyH'] },
    ]);
    registry.choices = { done: ['Shift+KeyF'], snooze: [] };
    press({ key: 'd', code: 'KeyD' });
    press({ key: 'h', code: 'KeyH' });
    expect(ran).toEqual([]);
    press({ key: 'F', code: 'KeyF', shiftKey: true });
    expect(ran).toEqual(['done']);
    expect(registry.keysOf({ id: 'snooze', keys: ['KeyH'] })).toEqual([]);
  });
});
