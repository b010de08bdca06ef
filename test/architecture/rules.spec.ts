import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureTree, type FixtureTree } from '../support/fixture-tree.js';

const tsconfig = readFileSync('tsconfig.json', 'utf8');
const LIMIT_MS = 120_000;

/** Runs a tool with this repository's configuration over a fixture tree and returns what it says as JSON. */
function runTool(tree: FixtureTree, tool: string, args: readonly string[]): unknown {
  const done = spawnSync(process.execPath, [resolve('node_modules', tool), ...args], {
    cwd: tree.dir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  try {
    return JSON.parse(done.stdout) as unknown;
  } catch {
    throw new Error(`${tool} gave no JSON: ${done.stderr}${done.stdout.slice(0, 2000)}`);
  }
}

describe('ESLint refuses', () => {
  const syntax = 'no-restricted-syntax';
  const imports = '@typescript-eslint/no-restricted-imports';
  const seeds: readonly { title: string; file: string; text: string; rule: string }[] = [
    {
      title: 'the current time in the domain',
      file: 'src/domain/a/now.ts',
      text: 'export const now = (): number => Date.now();',
      rule: syntax,
    },
    {
      title: 'the current date in a connector',
      file: 'src/connectors/a/now.ts',
      text: 'export const now = (): Date => new Date();',
      rule: syntax,
    },
    {
      title: 'the current date in an analyser',
      file: 'src/analysers/a/now.ts',
      text: 'export const now = (): Date => new Date();',
      rule: syntax,
    },
    {
      title: 'the current date in a notifier',
      file: 'src/notifiers/a/now.ts',
      text: 'export const now = (): Date => new Date();',
      rule: syntax,
    },
    {
      title: 'the current date in a service',
      file: 'src/modules/a/now.service.ts',
      text: 'export const now = (): Date => new Date();',
      rule: syntax,
    },
    {
      title: 'randomness in the domain',
      file: 'src/domain/a/dice.ts',
      text: 'export const dice = (): number => Math.random();',
      rule: syntax,
    },
    {
      title: 'a timer in the domain',
      file: 'src/domain/a/timer.ts',
      text: 'setTimeout(String, 1);\nexport {};',
      rule: syntax,
    },
    {
      title: 'the environment outside env.ts',
      file: 'src/modules/a/env.ts',
      text: "export const port = process.env['PORT'];",
      rule: syntax,
    },
    {
      title: 'the environment by import',
      file: 'src/modules/a/env-import.ts',
      text: "import { env } from 'node:process';\nexport const port = env['PORT'];",
      rule: syntax,
    },
    { title: 'an enum', file: 'src/modules/a/colour.ts', text: 'export enum Colour {\n  Red,\n}', rule: syntax },
    {
      title: 'fetch outside outbound',
      file: 'src/modules/a/fetch.ts',
      text: "export const page = (): Promise<Response> => fetch('http://a');",
      rule: 'no-restricted-globals',
    },
    {
      title: 'fetch through globalThis',
      file: 'src/modules/a/fetch-global.ts',
      text: "export const page = (): Promise<Response> => globalThis.fetch('http://a');",
      rule: syntax,
    },
    {
      title: 'an HTTP client outside outbound',
      file: 'src/connectors/a/client.ts',
      text: "import { request } from 'node:https';\nexport const ask = request;",
      rule: imports,
    },
    {
      title: 'undici outside outbound',
      file: 'src/modules/a/client.ts',
      text: "import { request } from 'undici';\nexport const ask = request;",
      rule: imports,
    },
    {
      title: 'forwardRef',
      file: 'src/modules/a/forward.ts',
      text: "import { forwardRef } from '@nestjs/common';\nexport const later = forwardRef;",
      rule: imports,
    },
    {
      title: 'console in the server',
      file: 'src/modules/a/console.ts',
      text: "console.log('a');\nexport {};",
      rule: 'no-console',
    },
    {
      title: 'a file over 320 lines',
      file: 'src/modules/a/long.ts',
      text: 'export {};\n'.repeat(321),
      rule: 'max-lines',
    },
    {
      title: 'a floating promise',
      file: 'src/modules/a/float.ts',
      text: 'void 0;\nPromise.resolve(1);\nexport {};',
      rule: '@typescript-eslint/no-floating-promises',
    },
    {
      title: 'a switch that forgets a case',
      file: 'src/modules/a/switch.ts',
      text: "export function f(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n      break;\n  }\n}",
      rule: '@typescript-eslint/switch-exhaustiveness-check',
    },
    {
      title: 'any',
      file: 'src/modules/a/any.ts',
      text: 'export const a = (b: any): string => String(b);',
      rule: '@typescript-eslint/no-explicit-any',
    },
    {
      title: 'a non-null assertion',
      file: 'src/modules/a/assert.ts',
      text: 'export const a = (b: string | null): string => b!;',
      rule: '@typescript-eslint/no-non-null-assertion',
    },
    {
      title: 'an address tried with URL.canParse',
      file: 'src/modules/a/address.ts',
      text: 'export const isAddress = (text: string): boolean => URL.canParse(text);',
      rule: 'no-restricted-properties',
    },
    {
      title: 'a floating promise in a test',
      file: 'test/integration/float.spec.ts',
      text: 'Promise.resolve(1);\nexport {};',
      rule: '@typescript-eslint/no-floating-promises',
    },
    {
      title: 'fetch in a page',
      file: 'web/src/pages/a.tsx',
      text: "export const page = (): Promise<Response> => fetch('/api');",
      rule: 'no-restricted-globals',
    },
    {
      title: 'a conditional hook',
      file: 'web/src/pages/hook.tsx',
      text: "import { useState } from 'react';\nexport function Page({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}",
      rule: 'react-hooks/rules-of-hooks',
    },
  ];
  const allowed: Readonly<Record<string, string>> = {
    'src/env.ts': "export const port = process.env['PORT'];",
    'src/outbound/client.ts': "import { request } from 'node:https';\nexport const ask = request;",
    'src/http/now.ts': 'export const now = (): Date => new Date();',
    'src/jobs/now.ts': 'export const now = (): Date => new Date();',
    'src/domain/a/parse-date.ts': 'export const read = (text: string): Date => new Date(text);',
    'src/cli/print.ts': "console.log('a');\nexport {};",
    'web/src/api/client.ts': "export const page = (): Promise<Response> => fetch('/api');",
  };
  let tree: FixtureTree;
  let found: ReadonlyMap<string, readonly (string | null)[]>;

  beforeAll(() => {
    const web = {
      extends: '../tsconfig.json',
      compilerOptions: { module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx', lib: ['ES2023', 'DOM'] },
      include: ['src'],
    };
    tree = fixtureTree({
      'tsconfig.json': tsconfig,
      'web/tsconfig.json': JSON.stringify(web),
      ...allowed,
      ...Object.fromEntries(seeds.map((seed) => [seed.file, `${seed.text}\n`])),
    });
    const results = runTool(tree, 'eslint/bin/eslint.js', [
      '--config',
      resolve('eslint.config.mjs'),
      '--format',
      'json',
      '.',
    ]) as {
      filePath: string;
      messages: { ruleId: string | null }[];
    }[];
    found = new Map(
      results.map((result) => [relative(tree.dir, result.filePath), result.messages.map((message) => message.ruleId)]),
    );
  }, LIMIT_MS);

  afterAll(() => tree.remove());

  it.each(seeds)('$title', ({ file, rule }) => {
    expect(found.get(file)).toContain(rule);
  });

  it('none of this where it belongs', () => {
    expect(Object.keys(allowed).map((file) => [file, found.get(file)])).toEqual(
      Object.keys(allowed).map((file) => [file, []]),
    );
  });
});

describe('dependency-cruiser refuses', () => {
  const use = (path: string): string => `import { used } from '${path}';\nexport const uses = used;\n`;
  const seeds: readonly { rule: string; from: string; text: string }[] = [
    { rule: 'no-cycles', from: 'src/modules/m/a-cycle.ts', text: use('./cycle-back.js') },
    {
      rule: 'domain-is-pure',
      from: 'src/domain/a/files.ts',
      text: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    },
    {
      rule: 'plug-ins-know-no-framework',
      from: 'src/connectors/p/nest.ts',
      text: "import { Injectable } from '@nestjs/common';\nexport const mark = Injectable;\n",
    },
    { rule: 'plug-ins-know-only-their-seam', from: 'src/connectors/p/settings.ts', text: use('../../env.js') },
    { rule: 'plug-ins-know-no-sibling', from: 'src/connectors/p/sibling.ts', text: use('../q/q.connector.js') },
    {
      rule: 'only-a-registry-names-a-plug-in',
      from: 'src/modules/m/network.ts',
      text: use('../../connectors/q/q.connector.js'),
    },
    { rule: 'modules-have-doors', from: 'src/modules/m/inside.ts', text: use('../n/n.entity.js') },
    { rule: 'modules-have-doors-for-the-rest', from: 'src/http/inside.ts', text: use('../modules/n/n.entity.js') },
    { rule: 'jobs-list-jobs-only', from: 'src/jobs/registry.ts', text: use('../modules/n/n.entity.js') },
    { rule: 'entities-list-entities-only', from: 'src/db/entities.ts', text: use('../modules/n/n.service.js') },
    {
      rule: 'network-only-in-outbound',
      from: 'src/cli/client.ts',
      text: "import { request } from 'undici';\nexport const ask = request;\n",
    },
    {
      rule: 'no-network-modules-inside',
      from: 'src/modules/m/socket.ts',
      text: "import { connect } from 'node:net';\nexport const open = connect;\n",
    },
    { rule: 'no-orphans', from: 'src/orphan.ts', text: 'export const alone = 1;\n' },
    { rule: 'no-barrels', from: 'src/modules/m/barrel.ts', text: use('./index.js') },
    { rule: 'no-test-in-code', from: 'src/modules/m/tested.ts', text: use('../../../test/support/used.js') },
    {
      rule: 'no-development-packages-in-server',
      from: 'src/modules/m/development.ts',
      text: "import fc from 'fast-check';\nexport const check = fc;\n",
    },
    { rule: 'no-undeclared-packages', from: 'src/modules/m/missing.ts', text: use('./no-such-file.js') },
    { rule: 'interface-apart-from-server', from: 'web/src/server.ts', text: use('../../src/env.js') },
    { rule: 'server-apart-from-interface', from: 'src/modules/m/interface.ts', text: use('../../../web/src/used.js') },
  ];
  const used = 'export const used = 1;\n';
  const others: Readonly<Record<string, string>> = {
    'src/env.ts': used,
    'src/connectors/q/q.connector.ts': used,
    'src/connectors/registry.ts': use('./q/q.connector.js'),
    'src/modules/m/cycle-back.ts': `${use('./a-cycle.js').replace('used', 'uses as back').replace('= used', '= back')}export const used = 1;\n`,
    'src/modules/m/index.ts': used,
    'src/modules/n/n.entity.ts': used,
    'src/modules/n/n.service.ts': used,
    'src/modules/m/door.ts': use('../n/n.service.js'),
    'src/outbound/client.ts': "import { request } from 'undici';\nexport const ask = request;\n",
    'test/support/used.ts': used,
    'web/src/used.ts': used,
  };
  let tree: FixtureTree;
  let violations: readonly { from: string; rule: string }[];

  beforeAll(() => {
    tree = fixtureTree({
      'tsconfig.json': tsconfig,
      'package.json': readFileSync('package.json', 'utf8'),
      ...others,
      ...Object.fromEntries(seeds.map((seed) => [seed.from, seed.text])),
    });
    const args = ['--config', resolve('.dependency-cruiser.cjs'), '--output-type', 'json', 'src', 'test', 'web/src'];
    const result = runTool(tree, 'dependency-cruiser/bin/dependency-cruise.mjs', args) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    violations = result.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
  }, LIMIT_MS);

  afterAll(() => tree.remove());

  it.each(seeds)('$from by $rule', ({ rule, from }) => {
    expect(violations).toContainEqual({ from, rule });
  });

  it('nothing that is in order', () => {
    const inOrder = ['src/connectors/registry.ts', 'src/modules/m/door.ts', 'src/outbound/client.ts'];
    expect(violations.filter(({ from }) => inOrder.includes(from))).toEqual([]);
  });

  it('by rules that each have a seed above', () => {
    const config = createRequire(resolve('package.json'))('./.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    expect(seeds.map((seed) => seed.rule).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });
});
