import { ConnectorError } from '../connector.js';

const NEW_LINE = 0x0a;
const MOST_FRAME_BYTES = 1024 * 1024;

/** Lines of a stream out of the chunks they come in. Characters that a chunk cuts in two are put together again. */
export class FrameSplitter {
  private rest: Buffer = Buffer.alloc(0);

  /** The frames that ended in this chunk; keep-alives are empty ones. Throws ConnectorError for one of more than 1 MiB. */
  split(chunk: Buffer): readonly string[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const frames: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEW_LINE); end !== -1; end = bytes.indexOf(NEW_LINE, start)) {
      frames.push(bytes.toString('utf8', start, end).trim());
      start = end + 1;
    }
    this.rest = bytes.subarray(start);
    if (this.rest.length > MOST_FRAME_BYTES)
      throw new ConnectorError('invalid', "X's stream sent something endless.", { code: 'changed-shape' });
    return frames;
  }
}
