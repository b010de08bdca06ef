// The figures of a run, for scripts/run-jest.mjs, which prints them as the closing line; without it they are printed here. A suite
// that could not run at all is a failure too: Jest itself leaves it out of the number of failed tests.
const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

const hasFailed = ({ numFailingTests, testExecError, failureMessage }) =>
  numFailingTests > 0 || testExecError !== undefined || Boolean(failureMessage);

module.exports = class PlainReporter {
  onRunComplete(_contexts, results) {
    const totals = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites + (results.runExecError ? 1 : 0),
      skipped: results.numPendingTests + results.numTodoTests,
    };
    const file = process.env.EARSHOT_TEST_TOTALS;
    if (!file) {
      process.stdout.write(`Tests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
      return;
    }
    const failedFiles = results.testResults.filter(hasFailed).map((suite) => ({
      file: relative(process.cwd(), suite.testFilePath),
      passed: suite.numPassingTests,
      // A suite that could not run counts as one.
      failed: Math.max(suite.numFailingTests, 1),
      skipped: suite.numPendingTests + suite.numTodoTests,
    }));
    writeFileSync(file, JSON.stringify({ ...totals, failedFiles }));
  }
};
