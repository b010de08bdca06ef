import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readUrl } from './domain/text/read-url.js';

/** One environment setting. `secret` values are also read from `NAME_FILE` and are never printed. */
export interface Setting {
  readonly name: string;
  readonly description: string;
  readonly example?: string;
  readonly secret?: boolean;
}

export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', description: 'Port of the web server.', example: '3000' },
  {
    name: 'HOST',
    description: 'Address to listen on. The demo sign-in is only offered on loopback.',
    example: '127.0.0.1',
  },
  {
    name: 'DATABASE_URL',
    description: 'PostgreSQL 15 or newer. Unset: an embedded PostgreSQL in EARSHOT_DATA_DIR.',
    example: 'postgres://earshot:secret@localhost:5432/earshot',
    secret: true,
  },
  {
    name: 'EARSHOT_DATA_DIR',
    description: 'Folder of the embedded database and the generated secret key.',
    example: './data',
  },
  { name: 'EARSHOT_ROLE', description: 'all, api or worker.', example: 'all' },
  {
    name: 'EARSHOT_BASE_URL',
    description: 'Address people use, for links and the origin check.',
    example: 'https://earshot.example.com',
  },
  {
    name: 'EARSHOT_SECRET_KEY',
    description: 'At least 32 characters; encrypts stored credentials. Unset: generated in EARSHOT_DATA_DIR.',
    secret: true,
  },
  {
    name: 'EARSHOT_SECRET_KEY_OLD',
    description: 'The key before, until "earshot credentials rotate" has run: what it sealed can still be read.',
    secret: true,
  },
  {
    name: 'EARSHOT_ADMIN_EMAIL',
    description: 'With the password: creates the first administrator when there is none.',
    example: 'admin@example.com',
  },
  { name: 'EARSHOT_ADMIN_PASSWORD', description: 'At least 12 characters.', secret: true },
  {
    name: 'EARSHOT_DEMO',
    description: 'auto (an empty embedded database opens the demo workspace), on or off.',
    example: 'auto',
  },
  {
    name: 'EARSHOT_OUTBOUND_ALLOW',
    description: 'Exact host:port list, comma separated, of private addresses that requests may reach.',
    example: 'intranet.local:8080',
  },
  {
    name: 'EARSHOT_HEARTBEAT_URL',
    description: 'Called each minute while all is well; your monitor alarms when it stops.',
    secret: true,
  },
  {
    name: 'EARSHOT_ALERT_WEBHOOK_URL',
    description: 'Told as JSON when a check of the installation starts to fail and when it recovers.',
    secret: true,
  },
  {
    name: 'SMTP_URL',
    description: 'Mail server for notices: smtps://user:password@host:465 or smtp://…:587.',
    secret: true,
  },
  {
    name: 'EARSHOT_REPLY_HOLD_SECONDS',
    description: 'How long a public message waits so that it can be undone.',
    example: '10',
  },
  { name: 'EARSHOT_WORKERS', description: 'Sources read side by side in one process.', example: '4' },
  {
    name: 'EARSHOT_SENTIMENT_MODEL',
    description: 'research, or permissive: learnt only from texts that may be passed on, and weaker (docs/models.md).',
    example: 'research',
  },
  {
    name: 'EARSHOT_ONNX_MODEL',
    description: 'Folder of a sentiment model of your own for doubtful and far-reaching posts (docs/models.md).',
    example: '/srv/models/sentiment',
  },
  { name: 'EARSHOT_LOG_LEVEL', description: 'error, warn, log or debug.', example: 'log' },
  {
    name: 'EARSHOT_LOG_FORMAT',
    description: 'json or text. Default: text on a terminal, json elsewhere.',
    example: 'json',
  },
];

export type Role = 'all' | 'api' | 'worker';
export type DemoMode = 'auto' | 'on' | 'off';
export type SentimentModel = 'research' | 'permissive';
export type LogLevel = 'error' | 'warn' | 'log' | 'debug';

/** The folder that holds package.json, whether this file runs from src or from dist. */
function findRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

type Source = Readonly<Record<string, string | undefined>>;

/** Every setting, typed and checked. Nothing else reads the environment. */
export class Env {
  readonly version = '0.1.0';
  port = 3000;
  host = '127.0.0.1';
  databaseUrl: string | null = null;
  dataDir = resolve('data');
  role: Role = 'all';
  baseUrl: string | null = null;
  secretKey: string | null = null;
  secretKeyOld: string | null = null;
  adminEmail: string | null = null;
  adminPassword: string | null = null;
  demo: DemoMode = 'auto';
  outboundAllow: readonly string[] = [];
  heartbeatUrl: string | null = null;
  alertWebhookUrl: string | null = null;
  smtpUrl: string | null = null;
  replyHoldSeconds = 10;
  parallelSources = 4;
  sentimentModel: SentimentModel = 'research';
  onnxModelDir: string | null = null;
  logLevel: LogLevel = 'log';
  logFormat: 'json' | 'text' = 'text';
  /** Root of the installation: `config/`, `dist/` and `package.json` are below it. */
  rootDir = findRoot();

  get runsJobs(): boolean {
    return this.role !== 'api';
  }

  get servesHttp(): boolean {
    return this.role !== 'worker';
  }

  get sentimentModelFile(): string {
    return join(this.rootDir, 'config', 'models', `sentiment-${this.sentimentModel}.bin`);
  }

  /** Word lists by which intent and urgency are judged, and the model that tells complaints where the installation has one. */
  get intentRules(): { readonly folder: string; readonly modelFile: string | undefined } {
    const modelFile = join(this.rootDir, 'config', 'models', `intent-${this.sentimentModel}.bin`);
    return {
      folder: join(this.rootDir, 'config', 'intent'),
      modelFile: existsSync(modelFile) ? modelFile : undefined,
    };
  }

  get isLoopback(): boolean {
    return ['127.0.0.1', '::1', 'localhost'].includes(this.host);
  }
}

export class InvalidEnvironment extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Settings are not usable:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
    this.name = 'InvalidEnvironment';
  }
}

/** Reads settings, collecting every fault so that all are shown at once. Values never appear in a message. */
class EnvReader {
  readonly faults: string[] = [];

  constructor(private readonly source: Source) {}

  text(name: string): string | null {
    const direct = this.source[name];
    const file = SETTINGS.find((s) => s.name === name)?.secret ? this.source[`${name}_FILE`] : undefined;
    if (direct && file) this.faults.push(`${name} and ${name}_FILE are both set; keep one.`);
    if (direct) return direct;
    if (!file) return null;
    try {
      return readFileSync(file, 'utf8').trim() || null;
    } catch {
      this.faults.push(`${name}_FILE names a file that cannot be read.`);
      return null;
    }
  }

  whole(name: string, fallback: number, min: number, max: number): number {
    const raw = this.text(name);
    if (raw === null) return fallback;
    const value = Number(raw);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.faults.push(`${name} must be a whole number from ${String(min)} to ${String(max)}.`);
    return fallback;
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const raw = this.text(name);
    if (raw === null) return fallback;
    const found = choices.find((c) => c === raw);
    if (found !== undefined) return found;
    this.faults.push(`${name} must be one of ${choices.join(', ')}.`);
    return fallback;
  }

  url(name: string, protocols: readonly string[]): string | null {
    const raw = this.text(name);
    if (raw === null) return null;
    const url = readUrl(raw);
    if (url !== null && protocols.includes(url.protocol)) return raw;
    this.faults.push(`${name} must be an address starting with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
    return null;
  }

  /** `host:port` entries; a host may be an IPv6 literal in brackets. */
  targets(name: string): readonly string[] {
    const entries = (this.text(name) ?? '').split(/[\s,]+/).filter((e) => e !== '');
    for (const entry of entries) {
      if (!/^(\[[0-9a-f:.]+\]|[^\s:/@]+):\d{1,5}$/i.test(entry)) {
        this.faults.push(`${name} has an entry that is not host:port.`);
      }
    }
    return entries;
  }
}

/** Builds the settings from an environment, or throws InvalidEnvironment naming every fault. */
export function readEnv(source: Source = process.env): Env {
  const read = new EnvReader(source);
  const env = new Env();
  env.port = read.whole('PORT', env.port, 0, 65_535);
  env.host = read.text('HOST') ?? env.host;
  env.databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  env.dataDir = resolve(read.text('EARSHOT_DATA_DIR') ?? 'data');
  env.role = read.choice('EARSHOT_ROLE', ['all', 'api', 'worker'], env.role);
  env.baseUrl = read.url('EARSHOT_BASE_URL', ['http:', 'https:']);
  env.secretKey = read.text('EARSHOT_SECRET_KEY');
  env.secretKeyOld = read.text('EARSHOT_SECRET_KEY_OLD');
  env.adminEmail = read.text('EARSHOT_ADMIN_EMAIL');
  env.adminPassword = read.text('EARSHOT_ADMIN_PASSWORD');
  env.demo = read.choice('EARSHOT_DEMO', ['auto', 'on', 'off'], env.demo);
  env.outboundAllow = read.targets('EARSHOT_OUTBOUND_ALLOW');
  env.heartbeatUrl = read.url('EARSHOT_HEARTBEAT_URL', ['http:', 'https:']);
  env.alertWebhookUrl = read.url('EARSHOT_ALERT_WEBHOOK_URL', ['http:', 'https:']);
  env.smtpUrl = read.url('SMTP_URL', ['smtp:', 'smtps:']);
  env.replyHoldSeconds = read.whole('EARSHOT_REPLY_HOLD_SECONDS', env.replyHoldSeconds, 0, 600);
  env.parallelSources = read.whole('EARSHOT_WORKERS', env.parallelSources, 1, 64);
  env.sentimentModel = read.choice('EARSHOT_SENTIMENT_MODEL', ['research', 'permissive'], env.sentimentModel);
  env.onnxModelDir = read.text('EARSHOT_ONNX_MODEL');
  env.logLevel = read.choice('EARSHOT_LOG_LEVEL', ['error', 'warn', 'log', 'debug'], env.logLevel);
  env.logFormat = read.choice('EARSHOT_LOG_FORMAT', ['json', 'text'], process.stdout.isTTY ? 'text' : 'json');
  if (env.secretKey !== null && env.secretKey.length < 32)
    read.faults.push('EARSHOT_SECRET_KEY needs at least 32 characters.');
  if (env.secretKeyOld !== null && env.secretKey === null)
    read.faults.push('EARSHOT_SECRET_KEY_OLD is set without EARSHOT_SECRET_KEY, the key that follows it.');
  if ((env.adminEmail === null) !== (env.adminPassword === null)) {
    read.faults.push('EARSHOT_ADMIN_EMAIL and EARSHOT_ADMIN_PASSWORD are set together or not at all.');
  }
  if (env.adminEmail !== null && !/^[^\s@]+@[^\s@]+$/.test(env.adminEmail))
    read.faults.push('EARSHOT_ADMIN_EMAIL is not an e-mail address.');
  if (env.adminPassword !== null && env.adminPassword.length < 12)
    read.faults.push('EARSHOT_ADMIN_PASSWORD needs at least 12 characters.');
  if (read.faults.length > 0) throw new InvalidEnvironment(read.faults);
  return env;
}
