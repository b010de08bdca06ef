import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { compileWorker } from '../../../test/support/compiled-worker.js';
import { STAND_IN_RUNTIME, writeTinyModel } from '../../../test/support/tiny-onnx-model.js';
import { OnnxSecondLook, type OnnxSecondLookOptions } from './onnx-second-look.js';

const PACKAGE = 'onnxruntime-node';

/** The runtime itself: installed here, or in the folder that EARSHOT_TEST_ONNX names. */
function installedRuntime(): string | null {
  const from = process.env['EARSHOT_TEST_ONNX'] ?? process.cwd();
  try {
    return pathToFileURL(createRequire(join(from, 'x.js')).resolve(PACKAGE)).href;
  } catch {
    return null;
  }
}

const worker = compileWorker('analysers/onnx/onnx-worker');
const folder = mkdtempSync(join(tmpdir(), 'earshot-onnx-'));
const model = writeTinyModel(join(folder, 'model'));
const opened: OnnxSecondLook[] = [];

const runtimeOf = (name: string, code: string): string => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return pathToFileURL(file).href;
};
const standIn = runtimeOf('stand-in', STAND_IN_RUNTIME);
const open = (options: Partial<OnnxSecondLookOptions> = {}): OnnxSecondLook => {
  const look = new OnnxSecondLook({ folder: model, runtime: standIn, script: worker.script, restMs: 0, ...options });
  opened.push(look);
  return look;
};
const textsOf = (...texts: string[]) => texts.map((text) => ({ text, lang: 'en' }));

afterEach(async () => {
  await Promise.all(opened.splice(0).map((look) => look.close()));
});
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true });
});

const runtimes = [
  ['a stand-in for the runtime', standIn],
  [PACKAGE, installedRuntime()],
] as const;
for (const [name, runtime] of runtimes) {
  const describeIf = runtime === null ? describe.skip : describe;
  describeIf(`OnnxSecondLook on ${name}${runtime === null ? ' (skipped: it is not installed)' : ''}`, () => {
    it('judges texts of different lengths in order, each as if it were alone', async () => {
      const look = open({ ...(runtime === null ? {} : { runtime }) });
      const texts = ['Awful!', 'great', 'What is it', 'awful but GREAT', 'Awful '.repeat(100)];
      const together = await look.reconsider(textsOf(...texts));
      expect(together.map((sentiment) => sentiment?.label)).toEqual([
        'negative',
        'positive',
        'neutral',
        'unsure',
        'negative',
      ]);
      for (const [i, text] of texts.entries()) expect(await look.reconsider(textsOf(text))).toEqual([together[i]]);
      expect(together[1]?.confidence).toBeGreaterThan(0.99);
      expect(together[1]?.score).toBeGreaterThan(0.99);
      expect(look.health).toEqual({ isWorking: true, detail: 'The ONNX model answers.' });
    });
  });
}

describe('OnnxSecondLook keeps out of the way', () => {
  const nothing = [null, null];
  const two = textsOf('great', 'awful');

  it.each([
    ['has no such package', 'no-such-runtime-is-installed', /no-such-runtime/],
    ['has no model', 'model', /ENOENT/],
    ['breaks', 'broken', /it broke/],
    ['ends its thread', 'ends', /thread ended/],
    ['never answers', 'hangs', /took longer than 300 ms/],
    ['blocks its thread', 'blocks', /took longer than 300 ms/],
    ['gives no numbers', 'nan', /no numbers/],
    ['gives too few', 'few', /3 scores for each text/],
  ])('when it %s', async (_, what, reason) => {
    const code: Readonly<Record<string, string>> = {
      broken: `export const InferenceSession = { create: async () => { throw new Error('it broke'); } };`,
      ends: `process.exit(3);`,
      hangs: `export const InferenceSession = { create: () => new Promise(() => {}) };`,
      blocks: `for (;;);`,
      nan: STAND_IN_RUNTIME.replace('+= score', '= NaN'),
      few: STAND_IN_RUNTIME.replace('data: logits,', 'data: logits.slice(1),'),
    };
    const runtime = what === 'no-such-runtime-is-installed' ? what : runtimeOf(what, code[what] ?? STAND_IN_RUNTIME);
    const waits = what === 'hangs' || what === 'blocks';
    const look = open({
      runtime,
      ...(waits ? { limitMs: 300 } : {}),
      ...(what === 'model' ? { folder: join(folder, 'none') } : {}),
    });
    expect(await look.reconsider(two)).toEqual(nothing);
    expect(look.health).toMatchObject({ isWorking: false, detail: expect.stringMatching(reason) });
  });

  it('and is tried again after a rest, in a new thread', async () => {
    const flag = join(folder, 'is-mended');
    const code = `import { existsSync } from 'node:fs';
      if (!existsSync(${JSON.stringify(flag)})) throw new Error('not yet');
      ${STAND_IN_RUNTIME.replace(/import \{ readFileSync \}/u, 'import { readFileSync }')}`;
    const look = open({ runtime: runtimeOf('mended', code) });
    expect(await look.reconsider(two)).toEqual(nothing);
    writeFileSync(flag, '');
    expect((await look.reconsider(two)).map((sentiment) => sentiment?.label)).toEqual(['positive', 'negative']);
    expect(look.health.isWorking).toBe(true);
  });

  it('leaves out what it does not reach in time', async () => {
    const slow = STAND_IN_RUNTIME.replace(
      'const logits',
      'await new Promise((go) => setTimeout(go, 150)); const logits',
    );
    const look = open({ runtime: runtimeOf('slow', slow), limitMs: 3_000 });
    const found = await look.reconsider(textsOf(...Array.from({ length: 400 }, () => 'great')));
    expect(found).toHaveLength(400);
    expect(found.at(0)?.label).toBe('positive');
    expect(found.at(-1)).toBeNull();
    expect(look.health.isWorking).toBe(true);
  });

  it('and asks nothing while it rests', async () => {
    const look = open({ folder: join(folder, 'none'), restMs: 60_000 });
    await look.reconsider(two);
    const failure = look.health.detail;
    expect(await look.reconsider(two)).toEqual(nothing);
    expect(look.health.detail).toBe(failure);
  });

  it.each([
    [{ labels: ['good', 'bad'] }, /labels is expected/],
    [{ lowerCase: 'yes' }, /lowerCase is expected/],
    [{ maxTokens: 1_000_000 }, /maxTokens is expected/],
  ])('where model.json is %j', async (description, reason) => {
    const look = open({
      folder: writeTinyModel(join(folder, JSON.stringify(description).length.toString()), description),
    });
    expect(await look.reconsider(two)).toEqual(nothing);
    expect(look.health.detail).toMatch(reason);
  });
});
