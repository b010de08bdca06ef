// Jest below Node 24.9 cannot require() an ES module, and Nest 12 and many other packages are ES modules that CommonJS packages
// require. So tests run as CommonJS: our TypeScript and every ES module in node_modules is turned into CommonJS by swc; what is
// CommonJS already passes through untouched. The product itself stays ES modules, which is why CI also boots the built server.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { createTransformer } = require('@swc/jest');

const common = { swcrc: false, module: { type: 'commonjs' } };
const decorated = {
  legacyDecorator: true,
  decoratorMetadata: true,
  useDefineForClassFields: false,
  verbatimModuleSyntax: true,
};
const typescript = (tsx) =>
  createTransformer({
    ...common,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: { ...decorated, ...(tsx ? { react: { runtime: 'automatic' } } : {}) },
      keepClassNames: true,
    },
  });

const ours = typescript(false);
const oursWithMarkup = typescript(true);
const theirs = createTransformer({
  ...common,
  isModule: 'unknown',
  jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } },
});
const version = createHash('sha1').update(readFileSync(__filename)).digest('hex');
const moduleSyntax = /(^|[\s;}])(import|export)[\s{*("']|import\.meta/;

module.exports = {
  canInstrument: false,
  getCacheKey: (source, file, options) =>
    createHash('sha1')
      .update(version)
      .update(file)
      .update(source)
      .update(options.configString ?? '')
      .digest('hex'),
  process(source, file, options) {
    if (file.includes('node_modules')) {
      return moduleSyntax.test(source) ? theirs.process(source, file, options) : { code: source };
    }
    return (file.endsWith('.tsx') ? oursWithMarkup : ours).process(source, file, options);
  },
};
