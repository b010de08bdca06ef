/* global jest */
// A browser on a busy machine now and then answers later than any wait allows. One more try tells that from a fault; the first
// failure is printed either way, and what fails twice fails.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
