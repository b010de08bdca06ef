import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const BASES = ['', 'src'];

/** The table under the heading that starts with "Where is": a row each of what one wants and where it is. */
function readMap(): { wish: string; paths: string[] }[] {
  const readme = readFileSync('README.md', 'utf8');
  const section = /^## Where is.*?$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme)?.[1] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => {
    const [wish = '', place = ''] = row.split('|').slice(1);
    const paths = [...place.matchAll(/`([^`]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => /^[\w./-]+$/.test(path));
    return { wish: wish.trim(), paths };
  });
}

describe('the map in README', () => {
  const map = readMap();

  it('is there', () => {
    expect(map.length).toBeGreaterThan(5);
  });

  it.each(map)('leads somewhere: $wish', ({ paths }) => {
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !BASES.some((base) => existsSync(join(base, path))))).toEqual([]);
  });
});
