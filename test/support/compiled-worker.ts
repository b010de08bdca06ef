import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const SRC = resolve(import.meta.dirname, '../../src');

/** Relative modules that compiled code still imports; types are gone by then. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(/from\s+['"](\.{1,2}\/[^'"]+)\.js['"]/g)].map((match) => match[1] ?? '');

/**
 * A worker's script and what it imports, compiled as the product compiles them, into a folder from which packages resolve:
 * a thread cannot load TypeScript. `path` is below `src`, without its ending.
 */
export const compileWorker = (path: string): { readonly script: URL; remove(): void } => {
  const cache = resolve(SRC, '../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'worker-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const entry = resolve(SRC, path);
  const target = (file: string): string => join(folder, relative(SRC, file));
  const pending = [entry];
  const done = new Set<string>();
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (done.has(file)) continue;
    done.add(file);
    const { code } = transformSync(readFileSync(`${file}.ts`, 'utf8'), {
      configFile: resolve(SRC, '../.swcrc'),
      filename: `${file}.ts`,
      sourceMaps: false,
    });
    mkdirSync(dirname(target(file)), { recursive: true });
    writeFileSync(`${target(file)}.js`, code);
    for (const imported of importsOf(code)) pending.push(resolve(dirname(file), imported));
  }
  return {
    script: pathToFileURL(`${target(entry)}.js`),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
