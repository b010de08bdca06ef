// Ends the run with one plain line that any log reader can count. A suite that could not run at all is a failure too: Jest itself leaves
// it out of the number of failed tests. Under scripts/test.mjs the figures go to a file, because that script prints the closing line.
const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

const passedAgain = ({ testResults }) =>
  testResults.flatMap(({ testFilePath, testResults: tests }) =>
    tests
      .filter(({ status, invocations }) => status === 'passed' && invocations > 1)
      .map(({ fullName }) => `${relative(process.cwd(), testFilePath)}: ${fullName}`),
  );

module.exports = class PlainReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + (results.runExecError ? 1 : 0);
    const skipped = results.numPendingTests + results.numTodoTests;
    for (const again of passedAgain(results)) process.stdout.write(`Passed only at the second try: ${again}\n`);
    const totals = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
    const file = process.env.EARSHOT_TEST_TOTALS;
    if (file) writeFileSync(file, totals);
    else process.stdout.write(`Tests: ${totals}\n`);
  }
};
