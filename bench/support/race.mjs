import { collectGarbage } from './cpu-time.mjs';
import { median } from './statistics.mjs';

/** A turn of each way lasts about this long. */
const TURN_MICROS = 250_000;

/** CPU time of this process until now, in microseconds. */
export const cpuMicros = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** One way to work through items; keeps its place between turns. */
export class Runner {
  #items;
  #work;
  #at = 0;
  #perTurn = 1;
  #nanos = [];
  /** Keeps the results alive for the compiler. */
  seen = 0;

  constructor(name, items, work) {
    this.name = name;
    this.#items = items;
    this.#work = work;
  }

  #run(count) {
    const startedAt = cpuMicros();
    for (let i = 0; i < count; i++) {
      this.seen += this.#work(this.#items[this.#at]);
      if (++this.#at === this.#items.length) this.#at = 0;
    }
    return cpuMicros() - startedAt;
  }

  /** Finds out how many items a turn takes. */
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
    this.#nanos.push((this.#run(this.#perTurn) * 1_000) / this.#perTurn);
  }

  get perSecond() {
    return Math.round(1e9 / median(this.#nanos));
  }
}

/** By turns, so that what else the machine does hits all alike. */
export function race(runners, rounds) {
  for (const runner of runners) runner.warmUp();
  for (let turn = 0; turn < rounds; turn++) {
    for (let i = 0; i < runners.length; i++) runners[(turn + i) % runners.length].turn();
  }
}
