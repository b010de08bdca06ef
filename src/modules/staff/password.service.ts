import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../errors.js';

/** argon2id, which is the library's default kind. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING_AT_MOST = 100;
const BUSY_SECONDS = 2;

/** Hashes and checks passwords, two at a time: each takes 19 MiB and a core, and a flood must not take the whole machine. */
@Injectable()
export class PasswordService {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private standIn: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** False also when there is nothing to compare with, after the same work: an unknown account takes as long as a known one. */
  async isCorrect(password: string, passwordHash: string | null): Promise<boolean> {
    if (passwordHash !== null) return this.inTurn(() => verify(passwordHash, password));
    this.standIn ??= this.hash('nobody has this password');
    const standIn = await this.standIn;
    await this.inTurn(() => verify(standIn, password));
    return false;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= WAITING_AT_MOST) {
        throw new AppError('throttled', 'sign-in-busy', { retryAfterSeconds: BUSY_SECONDS });
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      // The place is handed over without giving it up in between, so that never more than two run.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
