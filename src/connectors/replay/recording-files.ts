import { open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ConnectorError } from '../connector.js';
import type { Recording } from './recording.js';
import { readRecording } from './recording.js';

const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_CACHED_FILES = 8;

interface CachedRecording {
  readonly stamp: string;
  readonly recording: Recording;
}

/** Reads recordings from the folders that may be read, and again only when a file has changed. */
export class RecordingFiles {
  private readonly cache = new Map<string, CachedRecording>();

  constructor(private readonly folders: readonly string[]) {}

  /** `file` is absolute or relative to one of the folders; links are followed before the folder is checked. */
  async read(file: string): Promise<Recording> {
    const path = await this.locate(file);
    try {
      return await this.readCached(path);
    } catch (error) {
      if (error instanceof ConnectorError) throw error;
      throw new ConnectorError('retry', 'The recording could not be read.', { cause: error });
    }
  }

  private async locate(file: string): Promise<string> {
    if (file.includes('\0')) throw outside();
    for (const folder of this.folders) {
      const [root, path] = await Promise.all([realPathOf(folder), realPathOf(resolve(folder, file))]);
      if (root !== undefined && path !== undefined && isInside(root, path)) return path;
    }
    throw outside();
  }

  private async readCached(path: string): Promise<Recording> {
    const handle = await open(path, 'r');
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new ConnectorError('invalid', 'The recording is not a file.');
      if (stat.size > MAX_FILE_BYTES) throw new ConnectorError('invalid', 'The recording is larger than 20 MiB.');
      const stamp = `${String(stat.mtimeMs)}:${String(stat.size)}:${String(stat.ino)}`;
      const cached = this.cache.get(path);
      if (cached?.stamp === stamp) return cached.recording;
      const recording = readRecording(await handle.readFile('utf8'));
      this.keep(path, { stamp, recording });
      return recording;
    } finally {
      await handle.close();
    }
  }

  private keep(path: string, cached: CachedRecording): void {
    this.cache.delete(path);
    this.cache.set(path, cached);
    const [oldest] = this.cache.keys();
    if (this.cache.size > MAX_CACHED_FILES && oldest !== undefined) this.cache.delete(oldest);
  }
}

/** One message for a file that is absent and one that is elsewhere: a setting must not tell which files exist. */
const outside = (): ConnectorError =>
  new ConnectorError('invalid', 'The recording is not a file in a folder that may be read.');

async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
