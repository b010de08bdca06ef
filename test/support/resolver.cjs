// A few packages declare nothing but an `import` entry. They are found under that condition too, and the transformer turns them into
// CommonJS like every ES module. Packages with two entries keep the one made for require().
module.exports = {
  sync(request, options) {
    try {
      return options.defaultResolver(request, options);
    } catch (error) {
      if (/^\.{0,2}\//.test(request)) throw error;
      try {
        return options.defaultResolver(request, { ...options, conditions: ['node', 'import', 'default'] });
      } catch {
        throw error;
      }
    }
  },
};
