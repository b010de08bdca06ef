import { ConnectorError } from '../connector.js';
import { AccessRefused, ReplyError } from '../reply.types.js';

/** What is looked up before the first write: nothing was posted when it fails. */
export async function beforeSending<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.fault === 'auth' && error.options.code === 'revoked') throw new AccessRefused('not-sent', error.message);
    const isRefusal = error.fault === 'invalid' || error.fault === 'auth';
    throw new ReplyError(isRefusal ? 'refused' : 'not-sent', error.message, error.options.retryAfterSeconds);
  }
}
