import { ConnectorError } from '../connector.js';

/** Reply codes of AMQP 0.9.1 that a person has to do something about; all others pass. */
const ACCESS_REFUSED = 403;
const NOT_FOUND = 404;
const PRECONDITION_FAILED = 406;
const NOT_IMPLEMENTED = 540;
const NO_CODE = 0;

/**
 * What a failure of the library means. A missing queue may be one whose replicas are just choosing a leader, so it is tried again.
 * `isOpening`: it happened before the connection stood, so a refusal is about the credentials.
 */
export function describeBrokerFault(error: unknown, isOpening: boolean): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const options = { cause: error };
  switch (replyCodeOf(error)) {
    case ACCESS_REFUSED:
      return isOpening
        ? new ConnectorError('auth', 'RabbitMQ refused the user or the password.', { ...options, code: 'revoked' })
        : new ConnectorError('auth', 'RabbitMQ does not allow this user to read the queue.', {
            ...options,
            code: 'forbidden',
          });
    case NOT_FOUND:
      return new ConnectorError('retry', 'RabbitMQ has no queue of this name, or none of its replicas is up.', {
        ...options,
        code: 'not-found',
      });
    case PRECONDITION_FAILED:
    case NOT_IMPLEMENTED:
      return hasNoReplicaHere(error)
        ? new ConnectorError('retry', 'The node of RabbitMQ has no running replica of the stream.', {
            ...options,
            code: 'unreachable',
          })
        : new ConnectorError('invalid', 'RabbitMQ refused to read the queue in this way; check its kind.', {
            ...options,
            code: 'refused',
          });
    default:
      if (isRefusedVirtualHost(error))
        return new ConnectorError('retry', 'RabbitMQ has no such virtual host, or does not let this user in.', {
          ...options,
          code: 'refused',
        });
      return new ConnectorError('retry', 'RabbitMQ could not be reached or ended the connection.', {
        ...options,
        code: 'unreachable',
      });
  }
}

export function wrongKind(expected: 'stream' | 'quorum'): ConnectorError {
  const message =
    expected === 'stream'
      ? 'The queue is no stream; set queueType to quorum.'
      : 'The queue is a stream; set queueType to stream.';
  return new ConnectorError('invalid', message, { code: 'refused' });
}

/** A stream is read from a replica on the very node; there may be none, or one that is only coming up. Another node has one. */
const hasNoReplicaHere = (error: unknown): boolean => error instanceof Error && error.message.includes('replica');

/** The library swallows why the broker would not open the connection; a virtual host that is just starting looks the same. */
const isRefusedVirtualHost = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('got <ConnectionClose');

/** A closed channel or connection carries its code; a refusal in the handshake only has it in its words. */
function replyCodeOf(error: unknown): number {
  if (!(error instanceof Error)) return NO_CODE;
  if ('code' in error && typeof error.code === 'number') return error.code;
  const [, code] = /\bserver: (\d{3})\b/.exec(error.message) ?? [];
  return code === undefined ? NO_CODE : Number(code);
}
