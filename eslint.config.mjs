import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['{src,test,bench,eval,web}/**/*.{ts,tsx}'];
const SPECS = ['**/*.spec.{ts,tsx}', 'test/**/*.ts'];

/** Names that scripts may use; the list of each platform is not worth a dependency. */
const globalsOf = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const nodeGlobals = globalsOf(
  ...[
    'process',
    'console',
    'Buffer',
    'URL',
    'URLSearchParams',
    'fetch',
    'performance',
    'structuredClone',
    'globalThis',
  ],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'AbortController', 'AbortSignal'],
  ...['TextEncoder', 'TextDecoder', 'Response', 'Request', 'Headers', 'queueMicrotask', 'crypto'],
);
const commonJsGlobals = globalsOf('module', 'require', '__dirname', '__filename', 'exports');

const NETWORK_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dgram'].flatMap((name) => [name, `node:${name}`]);
const NETWORK_CLIENTS = [...NETWORK_MODULES, 'undici', 'axios', 'got', 'node-fetch', 'ws'];
const NETWORK_GLOBALS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

const noForwardRef = {
  name: '@nestjs/common',
  importNames: ['forwardRef'],
  message: 'A circular dependency is a design fault: move what both sides need into a third module.',
};
/** Constants and pure functions of the network modules. */
const HARMLESS = { http: ['STATUS_CODES', 'METHODS'], net: ['isIP', 'isIPv4', 'isIPv6'] };
const noOtherClients = NETWORK_CLIENTS.map((name) => ({
  name,
  allowTypeImports: true,
  ...(name.replace('node:', '') in HARMLESS ? { allowImportNames: HARMLESS[name.replace('node:', '')] } : {}),
  message: 'Only src/outbound talks to the network; use its guarded client.',
}));
const noNetworkGlobals = (message) => NETWORK_GLOBALS.map((name) => ({ name, message }));

const noEnums = { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' };
const noProcessEnv = {
  selector:
    "MemberExpression[object.name='process'][property.name='env'], ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
  message: 'Settings are read and checked in src/env.ts only.',
};
const noGlobalFetch = {
  selector: "MemberExpression[object.name='globalThis'][property.name=/^(fetch|WebSocket|EventSource)$/]",
  message: 'Only src/outbound talks to the network; use its guarded client.',
};
const noCurrentTime = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Time is an argument: the edge (http, jobs, cli) or the database says what time it is.',
};
const noCanParse = {
  object: 'URL',
  property: 'canParse',
  message: 'Node 20 and 22 refuse Latin-1 letters once it is compiled: use readUrl of src/domain/text/read-url.ts.',
};
const noImpurity = {
  selector:
    "CallExpression[callee.object.name='Math'][callee.property.name='random'], CallExpression[callee.object.name='performance'], CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]",
  message: 'The domain is pure: no randomness, no clock, no timers.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'data/',
      'coverage/',
      'node_modules/',
      'web/src/api/schema.d.ts',
      'test/fixtures/',
      'test-results/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { ecmaVersion: 2023, globals: { ...nodeGlobals } },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: commonJsGlobals } },

  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: TYPESCRIPT })),
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Request bodies and decorated classes are plain objects with the class's shape; class-validator checks them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Text from outside is cleaned of exactly such characters.
      'no-control-regex': 'off',
      'no-misleading-character-class': ['error', { allowEscape: true }],
      // An asynchronous seam may have an implementation that has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', noEnums],
      'no-restricted-properties': ['error', noCanParse],
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 320 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noEnums, noProcessEnv, noGlobalFetch, noCurrentTime],
      'no-restricted-globals': [
        'error',
        ...noNetworkGlobals('Only src/outbound talks to the network; use its guarded client.'),
      ],
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [noForwardRef, ...noOtherClients] }],
    },
  },
  {
    // The edge: it reads the clock and passes the instant on.
    files: ['src/{http,jobs,cli}/**/*.ts', 'src/main.ts', 'src/**/*.{job,controller}.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnums, noProcessEnv, noGlobalFetch] },
  },
  {
    files: ['src/outbound/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noEnums, noProcessEnv],
      'no-restricted-globals': 'off',
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [noForwardRef] }],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnums, noProcessEnv, noGlobalFetch, noCurrentTime, noImpurity] },
  },
  { files: ['src/env.ts'], rules: { 'no-restricted-syntax': ['error', noEnums, noGlobalFetch, noCurrentTime] } },
  { files: ['src/cli/**/*.ts', 'src/main.ts'], rules: { 'no-console': 'off' } },

  {
    files: ['web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines': ['error', { max: 320 }],
      'no-console': 'error',
      'no-restricted-globals': ['error', ...noNetworkGlobals('Only web/src/api talks to the server.')],
      // Event attributes of React elements take asynchronous handlers.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['web/src/api/**/*.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['web/src/i18n/{catalogues,locales}/**', 'web/src/i18n/{en,fi,lv,ru,th,zh}*.ts'],
    rules: { 'max-lines': 'off' },
  },

  {
    files: SPECS,
    rules: {
      'max-lines': 'off',
      'no-console': 'off',
      'no-restricted-syntax': ['error', noEnums],
      'no-restricted-globals': 'off',
      '@typescript-eslint/no-restricted-imports': 'off',
      // Answers over HTTP and from the database are loosely typed; an assertion on them is the check.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
