/** The time of what is signed or dated on its way out. Everything else is told the time. */
export const systemClock = (): Date => new Date();
