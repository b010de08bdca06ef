/** A picture as it came in. */
export interface ShownPicture {
  readonly altText: string | null;
  readonly bytes: Buffer;
}

export interface FormPart {
  readonly fileName: string | null;
  readonly type: string | null;
  readonly bytes: Buffer;
}

/** The parts of a multipart form by name, read byte by byte. Throws where it is none. */
export function readForm(contentType: string, body: Buffer): ReadonlyMap<string, FormPart> {
  const boundary = /boundary=(\S+)/.exec(contentType)?.[1];
  if (!contentType.startsWith('multipart/form-data') || boundary === undefined) throw new Error('not a form');
  const text = body.toString('latin1');
  const parts = new Map<string, FormPart>();
  const pieces = text.split(`--${boundary}`);
  if (pieces.at(-1)?.trim() !== '--') throw new Error('the form does not end');
  for (const piece of pieces.slice(1, -1)) {
    const split = piece.indexOf('\r\n\r\n');
    const [head, content] = [piece.slice(0, split), piece.slice(split + 4, -2)];
    const name = /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '';
    parts.set(name, {
      fileName: /filename="([^"]*)"/.exec(head)?.[1] ?? null,
      type: /content-type: (\S+)/i.exec(head)?.[1] ?? null,
      bytes: Buffer.from(content, 'latin1'),
    });
  }
  return parts;
}

/** What was uploaded before an answer showed it. */
export class PictureShelf {
  readonly uploads: ShownPicture[] = [];
  readonly shown: ShownPicture[] = [];
  /** Uploads that are kept, and their answers lost. */
  losesNext = false;
  /** Times a picture is asked for before it is ready. */
  worksFor = 0;
  private readonly kept = new Map<string, { altText: string | null; bytes: Buffer; asked: number }>();

  put(id: string, bytes: Buffer, altText: string | null = null): void {
    this.kept.set(id, { altText, bytes, asked: 0 });
    this.uploads.push({ altText, bytes });
  }

  describe(id: string, altText: string): boolean {
    const picture = this.kept.get(id);
    if (picture !== undefined) picture.altText = altText;
    return picture !== undefined;
  }

  isReady(id: string): boolean {
    const picture = this.kept.get(id);
    if (picture === undefined) return false;
    picture.asked += 1;
    return picture.asked > this.worksFor;
  }

  /** False where one of them is not there, or not ready. */
  show(ids: readonly string[], altTexts?: readonly string[]): boolean {
    const pictures = ids.map((id) => this.kept.get(id));
    if (pictures.some((one) => one === undefined || (this.worksFor > 0 && one.asked <= this.worksFor))) return false;
    this.shown.length = 0;
    pictures.forEach((one, i) => {
      if (one !== undefined) this.shown.push({ altText: altTexts?.[i] ?? one.altText, bytes: one.bytes });
    });
    return true;
  }

  takeLoss(): boolean {
    const isLost = this.losesNext;
    this.losesNext = false;
    return isLost;
  }
}
