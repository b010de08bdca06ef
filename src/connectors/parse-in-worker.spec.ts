import { afterEach, describe, expect, it } from '@jest/globals';
import { ConnectorError } from './connector.js';
import type { ParserPlan, WorkerParserOptions } from './parse-in-worker.js';
import { DirectParser, openParser, UnreadableDocument, WorkerParser } from './parse-in-worker.js';
import type { ParserQuestion } from './parser-protocol.js';

interface Question extends ParserQuestion {
  readonly does: 'echo' | 'hang' | 'throw' | 'exit' | 'refuse' | 'break-later';
}

/** A thread that does as it is told. */
const SCRIPT = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ does, bytes }) => {
    const parsed = { kind: 'parsed', reading: { threadId, length: bytes.length, env: Object.keys(process.env) } };
    switch (does) {
      case 'hang': for (;;);
      case 'throw': throw new Error('broken');
      case 'exit': process.exit(0);
      case 'refuse': parentPort.postMessage({ kind: 'refused', reason: 'No.', code: 'changed-shape' }); break;
      case 'break-later': setImmediate(() => { throw new Error('later'); });
      default: parentPort.postMessage(parsed);
    }
  });
  parentPort.postMessage({ kind: 'ready' });`;

interface Reading {
  readonly threadId: number;
  readonly length: number;
  readonly env: readonly string[];
}

const PLAN: ParserPlan<Question, Reading> = {
  name: 'thing',
  maxBytes: 1024 * 1024,
  script: new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`),
  load: () =>
    Promise.resolve((question) => {
      if (question.does === 'throw') throw new Error('broken');
      return Promise.resolve({ threadId: 0, length: question.bytes.length, env: [] });
    }),
};
const ask = (does: Question['does'], size = 3): Question => ({ does, bytes: Buffer.alloc(size) });
const opened: WorkerParser<Question, Reading>[] = [];
const open = (options: WorkerParserOptions = {}) => {
  const parser = new WorkerParser(PLAN, { threads: 1, ...options });
  opened.push(parser);
  return parser;
};
const faultOf = (parsing: Promise<unknown>): Promise<unknown> =>
  parsing.then(
    () => null,
    (error: unknown) => error,
  );
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};

afterEach(async () => {
  await Promise.all(opened.splice(0).map((parser) => parser.close()));
});

describe('WorkerParser', () => {
  it('asks one thread again and again, and keeps the bytes that were handed over', async () => {
    const parser = open();
    const question = ask('echo');
    const first = await parser.parse(question);
    const second = await parser.parse(question);
    expect(first).toEqual({ threadId: first.threadId, length: 3, env: [] });
    expect(second).toEqual(first);
    expect(question.bytes).toHaveLength(3);
  });

  it.each([
    ['hang', 'Reading the thing took too long.'],
    ['throw', 'The thing could not be read: it needs too much memory or breaks the reader.'],
    ['exit', 'The thing could not be read: it needs too much memory or breaks the reader.'],
  ] as const)(
    'blames a document over which its thread would %s, and goes on with another thread',
    async (does, said) => {
      const parser = open({ deadlineMs: 200 });
      const error = await faultOf(parser.parse(ask(does)));
      expect(error).toBeInstanceOf(UnreadableDocument);
      expect(error).toMatchObject({ fault: 'invalid', message: said });
      await expect(parser.parse(ask('echo'))).resolves.toMatchObject({ length: 3 });
    },
  );

  it('passes on what the parser refuses, with its code', async () => {
    const error = await faultOf(open().parse(ask('refuse')));
    expect(error).not.toBeInstanceOf(UnreadableDocument);
    expect(error).toEqual(new ConnectorError('invalid', 'No.'));
    expect(error).toMatchObject({ options: { code: 'changed-shape' } });
  });

  it('leaves this thread free while another one hangs', async () => {
    let rounds = 0;
    const timer = setInterval(() => (rounds += 1), 1);
    await faultOf(open({ deadlineMs: 500 }).parse(ask('hang')));
    clearInterval(timer);
    expect(rounds).toBeGreaterThan(10);
  });

  it('does not fall with a thread that breaks after its answer', async () => {
    const parser = open();
    const { threadId } = await parser.parse(ask('break-later'));
    await until(() => parser.heldThreads === 0);
    expect((await parser.parse(ask('echo'))).threadId).not.toBe(threadId);
  });

  it('ends a thread without work', async () => {
    const parser = open({ idleMs: 20 });
    const { threadId } = await parser.parse(ask('echo'));
    expect(parser.heldThreads).toBe(1);
    await until(() => parser.heldThreads === 0);
    expect((await parser.parse(ask('echo'))).threadId).not.toBe(threadId);
  });

  it('refuses what is too large unread', async () => {
    const parser = open();
    await expect(parser.parse(ask('echo', PLAN.maxBytes + 1))).rejects.toEqual(
      new UnreadableDocument('The thing is larger than 1 MiB.'),
    );
    expect(parser.heldThreads).toBe(0);
  });

  it('does not blame the document when it is closed or cannot start', async () => {
    const closed = open();
    const underWay = faultOf(closed.parse(ask('hang')));
    const waiting = faultOf(closed.parse(ask('echo')));
    await closed.close();
    const lost = open({ script: new URL('file:///nowhere/parse-worker.js') });
    for (const error of await Promise.all([
      underWay,
      waiting,
      faultOf(closed.parse(ask('echo'))),
      faultOf(lost.parse(ask('echo'))),
    ])) {
      expect(error).toMatchObject({ fault: 'invalid' });
      expect(error).not.toBeInstanceOf(UnreadableDocument);
    }
    expect(closed.heldThreads).toBe(0);
  });
});

describe('DirectParser', () => {
  it('is what is opened from TypeScript sources, and tells faults apart alike', async () => {
    const parser = openParser(PLAN);
    expect(parser).toBeInstanceOf(DirectParser);
    await expect(parser.parse(ask('echo'))).resolves.toMatchObject({ threadId: 0 });
    expect(await faultOf(parser.parse(ask('throw')))).toBeInstanceOf(UnreadableDocument);
    expect(await faultOf(parser.parse(ask('echo', PLAN.maxBytes + 1)))).toBeInstanceOf(UnreadableDocument);
  });
});
