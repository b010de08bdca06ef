export interface EventFrame {
  readonly event: string;
  readonly data: string;
}

/** A frame longer than this is no status: the stream is not what it should be. */
const MAX_FRAME_LENGTH = 1_000_000;

/** Reads server-sent events out of bytes cut anywhere. Comments (`:)`, `:thump`) are signs of life only. */
export class EventFrameReader {
  private readonly decoder = new TextDecoder();
  private rest = '';
  private event = '';
  private data: string[] = [];

  /** The frames that these bytes complete. Throws RangeError for a frame without end. */
  read(bytes: Buffer): readonly EventFrame[] {
    const frames: EventFrame[] = [];
    const lines = (this.rest + this.decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (this.data.length > 0) frames.push({ event: this.event, data: this.data.join('\n') });
        this.event = '';
        this.data = [];
      } else this.readLine(line);
    }
    if (this.rest.length + this.data.reduce((sum, { length }) => sum + length, 0) > MAX_FRAME_LENGTH)
      throw new RangeError('A frame has no end.');
    return frames;
  }

  private readLine(line: string): void {
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.event = value;
    else if (name === 'data') this.data.push(value);
  }
}
