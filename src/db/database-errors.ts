/** The parts of a driver error that are looked at; TypeORM wraps the original in `driverError`. */
interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
  readonly driverError?: DriverError;
}

function driverError(error: unknown): DriverError {
  const outer = (typeof error === 'object' && error !== null ? error : {}) as DriverError;
  return outer.driverError ?? outer;
}

const LOST = new Set(['57P01', '57P02', '57P03', '25P03', '08000', '08001', '08003', '08004', '08006', '53300']);
const LOST_SOCKET = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const LOST_MESSAGE =
  /connection terminated|connection ended|client has encountered a connection error|timeout exceeded when trying to connect|not queryable|connection timeout|driver not connected/i;

/** The server went away or never answered; whether a COMMIT arrived is then unknown. */
export function isConnectionLoss(error: unknown): boolean {
  const { code = '', message = '' } = driverError(error);
  return LOST.has(code) || LOST_SOCKET.has(code) || LOST_MESSAGE.test(message);
}

/** Serialisation failure or deadlock: nothing was written, the unit may be run again. */
export function isRolledBackByConflict(error: unknown): boolean {
  const { code } = driverError(error);
  return code === '40001' || code === '40P01';
}

/** Without `constraint`: of any unique key. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: name } = driverError(error);
  return code === '23505' && (constraint === undefined || name === constraint);
}
