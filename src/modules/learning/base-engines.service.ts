import { Injectable } from '@nestjs/common';
import type { Analyser } from '../../analysers/analyser.js';
import { analyserFor, createAnalysers } from '../../analysers/registry.js';
import type { BaseReading } from '../../domain/learning/learning.types.js';
import { Env } from '../../env.js';

/** The engines as they are without anything a workspace learnt. A language's model is loaded when its first text is read. */
@Injectable()
export class BaseEngines {
  /** In the order in which they are asked. */
  readonly analysers: readonly Analyser[];

  constructor({ sentimentModelFile }: Env) {
    this.analysers = createAnalysers({ sentimentModelFile });
  }

  /** Of the engine that judges a language; `none` where none does. */
  nameFor(lang: string): string {
    return analyserFor(lang, this.analysers)?.name ?? 'none';
  }

  /** Null where the engine of the language gives no chances. */
  read(text: string, lang: string): BaseReading | null {
    return analyserFor(lang, this.analysers)?.readChances?.({ text, lang }) ?? null;
  }

  /** The model that corrections are put on top of; null where no engine gives chances. */
  get model(): string | null {
    return this.analysers.find((analyser) => analyser.readChances !== undefined)?.model ?? null;
  }
}
