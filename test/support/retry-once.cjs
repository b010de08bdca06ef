/* global jest */
// A busy machine now and then answers later than any wait allows. One more try tells that from a fault: the first failure is
// printed, the test is named at the end of the run, and what fails twice fails.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
