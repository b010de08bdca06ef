import { useSyncExternalStore } from 'react';

interface Announcement {
  readonly text: string;
  readonly count: number;
}

/** A live region: screen readers speak what changes in it, and nothing else on the page speaks by itself. */
class Region {
  private current: Announcement = { text: '', count: 0 };
  private readonly listeners = new Set<() => void>();

  say(text: string): void {
    this.current = { text, count: this.current.count + 1 };
    for (const listener of this.listeners) listener();
  }

  read = (): Announcement => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
}

const polite = new Region();
const assertive = new Region();

/** For the user's own acts and batched changes. */
export const announce = (text: string): void => {
  polite.say(text);
};
/** Only for what cannot wait: the user's own promise about to break or broken. */
export const alarm = (text: string): void => {
  assertive.say(text);
};

export function Announcer() {
  const quiet = useSyncExternalStore(polite.subscribe, polite.read);
  const loud = useSyncExternalStore(assertive.subscribe, assertive.read);
  // A no-break space makes a repeated sentence a change, so that it is spoken again.
  const spoken = ({ text, count }: Announcement): string => (count % 2 === 0 ? text : `${text}\u00a0`);
  return (
    <>
      <div role="status" aria-live="polite" className="visually-hidden" data-testid="polite">
        {spoken(quiet)}
      </div>
      <div role="alert" aria-live="assertive" className="visually-hidden" data-testid="assertive">
        {spoken(loud)}
      </div>
    </>
  );
}
