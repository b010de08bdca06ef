import { ConsoleLogger } from '@nestjs/common';
import type { Env, LogLevel } from './env.js';

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'log', 'debug'];

/** Nest tells of every module and route as it starts; that is for those who ask for `debug`. */
const START_UP_CHATTER = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** The product's log: one line an event, JSON outside a terminal. Line breaks inside a message are escaped. */
export class EarshotLogger extends ConsoleLogger {
  constructor(env: Env) {
    super('Earshot', {
      json: env.logFormat === 'json',
      logLevels: [...LEVELS.slice(0, LEVELS.indexOf(env.logLevel) + 1), 'fatal'],
    });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && START_UP_CHATTER.has(context) && !this.isLevelEnabled('debug')) return;
    super.log(escapeBreaks(message), ...rest);
  }

  override warn(message: unknown, ...rest: unknown[]): void {
    super.warn(escapeBreaks(message), ...rest);
  }

  override error(message: unknown, ...rest: unknown[]): void {
    super.error(escapeBreaks(message), ...rest);
  }
}

/** A name or an address from outside must not be able to write a log line of its own. */
function escapeBreaks(message: unknown): unknown {
  return typeof message === 'string' ? message.replaceAll('\r', '\\r').replaceAll('\n', '\\n') : message;
}
