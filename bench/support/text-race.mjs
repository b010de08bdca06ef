import { collectGarbage } from './cpu-time.mjs';
import { median } from './statistics.mjs';

/** A turn of each way lasts about this long. */
const TURN_MICROS = 250_000;

const cpuMicros = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** One way to read texts; keeps its place between turns. */
class Way {
  #items;
  #read;
  #at = 0;
  #perTurn = 1;
  micros = [];
  /** Keeps the results alive for the compiler. */
  seen = 0;

  constructor(items, read) {
    this.#items = items;
    this.#read = read;
  }

  #run(count) {
    const startedAt = cpuMicros();
    for (let i = 0; i < count; i++) {
      this.seen += this.#read(this.#items[this.#at]);
      if (++this.#at === this.#items.length) this.#at = 0;
    }
    return cpuMicros() - startedAt;
  }

  /** Finds out how many texts a turn takes. */
  warmUp() {
    let spent = 0;
    do {
      spent = this.#run(this.#perTurn);
      if (spent < TURN_MICROS)
        this.#perTurn = Math.ceil(this.#perTurn * Math.min(8, (1.2 * TURN_MICROS) / (spent + 1)));
    } while (spent < TURN_MICROS);
  }

  turn() {
    // Garbage of who went before is collected first: each pays for its own.
    collectGarbage();
    this.micros.push(this.#run(this.#perTurn) / this.#perTurn);
  }
}

/**
 * Texts per CPU second of each of `ways`, `{ name: (item) => number }`, over the same items: by turns, so that what else the
 * machine does hits all alike.
 */
export function race(ways, items, rounds) {
  const runners = Object.entries(ways).map(([name, read]) => [name, new Way(items, read)]);
  for (const [, way] of runners) way.warmUp();
  for (let round = 0; round < rounds; round++) for (const [, way] of runners) way.turn();
  return Object.fromEntries(runners.map(([name, { micros }]) => [name, Math.round(1e6 / median(micros))]));
}
