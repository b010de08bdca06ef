import { useLayoutEffect } from 'react';

const isModifierAlone = ({ key }: KeyboardEvent): boolean => /^(Shift|Control|Alt|Meta)$/.test(key);

/** As if it were pressed now: into the field that has the focus, else to the commands of the page. */
function pressAgain(event: KeyboardEvent): void {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isField && isPlain && event.key.length === 1) {
    // The only way in that the browser's own undo and React both follow.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('insertText', false, event.key);
  } else if (isField && isPlain && event.key === 'Enter') {
    field.form?.requestSubmit();
  } else {
    const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event;
    const again = { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true };
    (field ?? document.body).dispatchEvent(new KeyboardEvent('keydown', again));
  }
}

/** Pressed while something was fetched and not yet passed on, oldest first. */
const held: KeyboardEvent[] = [];
/** How many things are being fetched. */
let holders = 0;

const hold = (event: KeyboardEvent): void => {
  if (!event.isTrusted || isModifierAlone(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push(event);
};

/** One at a time: what a key opens is drawn before the next one, which may be for it; or waits if that has to be fetched. */
function release(): void {
  if (holders > 0) return;
  const event = held.shift();
  if (event === undefined) {
    window.removeEventListener('keydown', hold, true);
    return;
  }
  pressAgain(event);
  setTimeout(release);
}

/** Stands where something is still being fetched that keys are meant for: what is pressed meanwhile reaches it in order. */
export function HeldKeys() {
  useLayoutEffect(() => {
    holders += 1;
    window.addEventListener('keydown', hold, true);
    return () => {
      holders -= 1;
      // What took its place has the focus and its keys only once it is drawn.
      requestAnimationFrame(() => {
        setTimeout(release);
      });
    };
  }, []);
  return null;
}
