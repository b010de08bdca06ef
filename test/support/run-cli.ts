import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve('bin/earshot.mjs');

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly input?: string | Buffer;
  /** Settings; the surroundings' own are not passed on. */
  readonly env?: Readonly<Record<string, string>>;
}

const SURROUNDINGS = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(EARSHOT_|DATABASE_URL|PORT$|HOST$|SMTP_|NODE_OPTIONS|NODE_V8_COVERAGE)/.test(name),
  ),
);

/** Runs the built command line as a user does and waits until its process has ended. */
export function runCli(args: readonly string[], { input = '', env = {} }: CliOptions = {}): Promise<CliRun> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...SURROUNDINGS, ...env } });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
    }
    child.on('error', fail).on('close', (code) => {
      settle({ code, ...output });
    });
    // A command that does not read its input may be gone before it is written.
    child.stdin.on('error', () => undefined).end(input);
  });
}

export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
