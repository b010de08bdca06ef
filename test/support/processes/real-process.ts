import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const KEPT_OUTPUT = 40_000;
const READY = /^(?:Earshot is ready at|ready)\b.*$/m;
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 25_000;
const END_WITH_PARENT = pathToFileURL(resolve('scripts/end-with-parent.mjs')).href;

export const SERVER_SCRIPT = resolve('dist/server/main.js');

/** One process of the product (or of its naive stand-in), as an operator would run it. Ends with the suite. */
export class RealProcess {
  private output = '';
  private wasReady = false;
  private wasEndedByUs = false;
  private readonly ended: Promise<unknown>;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    const keep = (chunk: Buffer): void => {
      this.output = (this.output + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
      this.wasReady ||= READY.test(this.output);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.ended = once(child, 'exit');
    // A suite that was given up must be able to end; its end is theirs.
    child.unref();
    child.channel?.unref();
    for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
  }

  /** `env` is all it gets besides PATH. */
  static spawn(name: string, script: string, env: Readonly<Record<string, string>>): RealProcess {
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, script], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    return new RealProcess(name, child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isReady(): boolean {
    return this.wasReady && this.isRunning;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ended without being told to, after it had been ready. */
  get hasDied(): boolean {
    return !this.isRunning && this.wasReady && !this.wasEndedByUs;
  }

  get lastOutput(): string {
    return this.output;
  }

  /** How it ended, in words. */
  get fate(): string {
    const { exitCode, signalCode } = this.child;
    return this.isRunning ? `${this.name} runs` : `${this.name} ended with ${String(signalCode ?? exitCode)}`;
  }

  onExit(tell: () => void): void {
    this.child.once('exit', tell);
  }

  async untilReady(): Promise<this> {
    const startedAt = performance.now();
    while (!this.wasReady) {
      if (!this.isRunning || performance.now() - startedAt > READY_WITHIN_MS) {
        await this.kill();
        throw new Error(`${this.name} did not get ready.\n${this.output}`);
      }
      await new Promise((done) => setTimeout(done, 20));
    }
    return this;
  }

  /** The whole group at once, without a chance to tidy up. */
  async kill(): Promise<void> {
    this.wasEndedByUs = true;
    if (this.isRunning) this.signalGroup('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.wasEndedByUs = true;
    if (!this.isRunning) return;
    this.child.kill('SIGTERM');
    const patience = setTimeout(() => {
      this.signalGroup('SIGKILL');
    }, STOP_WITHIN_MS);
    await this.ended;
    clearTimeout(patience);
  }

  private signalGroup(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch {
      this.child.kill(signal);
    }
  }
}

/** A port that was free a moment ago, for a server that must come back on the same one. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
