const INPUT = ['keydown', 'pointerdown', 'click'] as const;
/** A page that is not looked at is not painted. */
const LONGEST_WAIT_MS = 100;

let answered: Promise<void> | null = null;

function waitForPaint(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      answered = null;
      resolve();
    };
    const timer = setTimeout(end, LONGEST_WAIT_MS);
    requestAnimationFrame(() => {
      setTimeout(end);
    });
  });
}

/** Once, before anything can be pressed. */
export function watchInput(): void {
  for (const type of INPUT) {
    window.addEventListener(
      type,
      () => {
        answered ??= waitForPaint();
      },
      { capture: true, passive: true },
    );
  }
}

/** Until what was last pressed is answered by a picture; null where nothing waits for one. */
export const untilAnswered = (): Promise<void> | null => answered;
