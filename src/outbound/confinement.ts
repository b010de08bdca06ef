import { AsyncLocalStorage } from 'node:async_hooks';

const confined = new AsyncLocalStorage<boolean>();

/** Whatever `work` calls, now or later, opens no connection: the guarded client refuses it before it looks up a name. */
export const confine = <T>(work: () => T): T => confined.run(true, work);

/** The exception within it: a receiver that was named in advance. */
export const letOut = <T>(work: () => T): T => confined.run(false, work);

export const isConfined = (): boolean => confined.getStore() === true;
