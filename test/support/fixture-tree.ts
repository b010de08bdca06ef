import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface FixtureTree {
  readonly dir: string;
  remove(): void;
}

/** Writes files (path → text) into a temporary folder that sees this repository's packages. */
export function fixtureTree(files: Readonly<Record<string, string>>): FixtureTree {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-tree-'));
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
