import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { SecondLookHealth } from '../../analysers/second-look.js';
import { JUDGES } from './ingest.service.js';
import type { Judges } from './judge-posts.js';

/** The slower engine of this process, for whoever shows its health; it ends with the process. */
@Injectable()
export class SecondLookService implements OnModuleDestroy {
  constructor(@Inject(JUDGES) private readonly judges: Judges) {}

  /** Null where there is none. */
  get health(): SecondLookHealth | null {
    return this.judges.secondLook?.health ?? null;
  }

  async onModuleDestroy(): Promise<void> {
    await this.judges.secondLook?.close();
  }
}
