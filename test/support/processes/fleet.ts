import type { RealProcess } from './real-process.js';
import { pick } from './random.js';

const RESTART_AFTER_MS = 200;

/** Processes that are started again whenever they end, as a service manager does. */
export class Fleet {
  private readonly slots: RealProcess[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private isStopping = false;
  /** Process ids of those that are gone: what they held is nobody's any more. */
  readonly deadPids: number[] = [];
  readonly killedAtMs: number[] = [];
  /** Those that ended by themselves after they had been ready, with their last output. */
  readonly deaths: string[] = [];

  constructor(
    private readonly size: number,
    private readonly spawn: (slot: number) => RealProcess,
  ) {}

  async start(): Promise<void> {
    for (let slot = 0; slot < this.size; slot++) this.fill(slot);
    await Promise.all(this.slots.map((each) => each.untilReady()));
  }

  get readyCount(): number {
    return this.slots.filter((each) => each.isReady).length;
  }

  get outputs(): string {
    return this.slots.map((each) => `--- ${each.fate}\n${each.lastOutput.slice(-4_000)}`).join('\n');
  }

  /** SIGKILL for one that is working; one that is starting is taken where there is no other. */
  async killOne(random: () => number): Promise<void> {
    const working = this.slots.filter((each) => each.isReady);
    const running = this.slots.filter((each) => each.isRunning);
    const candidates = working.length > 0 ? working : running;
    if (candidates.length === 0) return;
    this.killedAtMs.push(performance.now());
    await pick(candidates, random).kill();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.slots.map((each) => each.stop()));
  }

  /** Begins again after `stop`. */
  async resume(): Promise<void> {
    this.isStopping = false;
    await this.start();
  }

  private fill(slot: number): void {
    const started = this.spawn(slot);
    this.slots[slot] = started;
    started.onExit(() => {
      this.deadPids.push(started.pid);
      if (started.hasDied) this.deaths.push(`${started.fate}\n${started.lastOutput.slice(-2_000)}`);
      if (this.isStopping) return;
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        if (!this.isStopping) this.fill(slot);
      }, RESTART_AFTER_MS);
      this.timers.add(timer);
    });
  }
}
