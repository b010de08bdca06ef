// The shape of the house. Each rule is seen failing by test/architecture/rules.spec.ts.
const SPEC = '\\.spec\\.tsx?$';
const SEAM_NAMES = 'connectors|analysers|notifiers';
const SEAMS = `(${SEAM_NAMES})`;
const NETWORK = '^(node:)?(http|https|http2|net|tls|dgram)$';
const CLIENTS = '(^|/)node_modules/(undici|axios|got|node-fetch|ws)/';
const FRAMEWORKS = '(^|/)node_modules/(@nestjs/|typeorm/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows itself and pure libraries only: no I/O, no framework, no other folder.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: SPEC },
      to: {
        pathNot: [
          '^src/domain/',
          '(^|/)node_modules/(csv-parse|csv-stringify|eld|re2js|yaml)/',
          '(^|/)node_modules/natural/lib/natural/stemmers/',
        ],
      },
    },
    {
      name: 'plug-ins-know-no-framework',
      comment: 'Connectors, analysers and notifiers are plain classes.',
      severity: 'error',
      from: { path: `^src/${SEAMS}/` },
      to: { path: FRAMEWORKS },
    },
    {
      name: 'plug-ins-know-only-their-seam',
      comment: 'A plug-in uses the domain, the types of the outbound client and its seam, not the rest of the product.',
      severity: 'error',
      from: { path: `^src/${SEAMS}/`, pathNot: SPEC },
      to: {
        path: '^src/',
        pathNot: ['^src/$1/', '^src/domain/', '^src/outbound/[^/]+\\.types\\.ts$', '^src/errors\\.ts$'],
      },
    },
    {
      name: 'plug-ins-know-no-sibling',
      comment: 'What two plug-ins share moves up, beside the interface of their seam.',
      severity: 'error',
      from: { path: `^src/${SEAMS}/([^/]+)/` },
      to: { path: '^src/$1/[^/]+/', pathNot: '^src/$1/$2/' },
    },
    {
      name: 'only-a-registry-names-a-plug-in',
      comment:
        'Generic code reaches a plug-in through its registry; `earshot feed` is about one format and has to start fast.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [`^src/${SEAMS}/[^/]+/`, `^src/${SEAMS}/registry\\.ts$`, '^src/cli/feed\\.command\\.ts$', SPEC],
      },
      to: { path: `^src/${SEAMS}/[^/]+/` },
    },
    {
      name: 'modules-have-doors',
      comment: 'Another module is entered through its module, service or types.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: SPEC },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '\\.(module|service|types)\\.ts$'] },
    },
    {
      name: 'modules-have-doors-for-the-rest',
      comment: 'Outside src/modules too; the lists of jobs and entities name what they list.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/modules/', '^src/jobs/registry\\.ts$', '^src/db/entities\\.ts$', SPEC] },
      to: { path: '^src/modules/[^/]+/', pathNot: '\\.(module|service|types)\\.ts$' },
    },
    {
      name: 'jobs-list-jobs-only',
      severity: 'error',
      from: { path: '^src/jobs/registry\\.ts$' },
      to: { path: '^src/modules/[^/]+/', pathNot: '\\.(job|module|service|types)\\.ts$' },
    },
    {
      name: 'entities-list-entities-only',
      severity: 'error',
      from: { path: '^src/db/entities\\.ts$' },
      to: { path: '^src/modules/[^/]+/', pathNot: '\\.entity\\.ts$' },
    },
    {
      name: 'network-only-in-outbound',
      comment:
        'One module makes every outbound request. Constants and types of these modules are the business of ESLint.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/outbound/', SPEC] },
      to: { path: CLIENTS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-network-modules-inside',
      severity: 'error',
      from: { path: `^src/(domain|modules|jobs|db|${SEAM_NAMES})/`, pathNot: SPEC },
      to: { path: NETWORK, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing uses and that uses nothing is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(src|web/src)/', pathNot: ['\\.d\\.ts$', SPEC] },
      to: {},
    },
    {
      name: 'no-barrels',
      comment: 'Import the file that has what you need.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)index\\.tsx?$', pathNot: '(^|/)node_modules/' },
    },
    {
      name: 'no-test-in-code',
      severity: 'error',
      from: { path: '^(src|web/src)/', pathNot: SPEC },
      to: { path: ['^(test|bench|eval)/', SPEC] },
    },
    {
      name: 'no-development-packages-in-server',
      comment: 'The image holds production packages only.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What is imported is in package.json, and resolves.',
      severity: 'error',
      from: { path: '^(src|web/src)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'interface-apart-from-server',
      comment:
        'The interface talks to /api only, through generated types; of the server it shares the pure rules and their names.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'server-apart-from-interface',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^web/src/api/schema\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    cache: false,
  },
};
