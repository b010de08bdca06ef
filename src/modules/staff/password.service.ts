import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../errors.js';
import { Turns } from './turns.js';

/** argon2id, which is the library's default kind. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING_AT_MOST = 100;
const BUSY_SECONDS = 2;

/** Hashes and checks passwords, two at a time: each takes 19 MiB and a core, and a flood must not take the whole machine. */
@Injectable()
export class PasswordService {
  private readonly turns = new Turns(
    AT_ONCE,
    WAITING_AT_MOST,
    () => new AppError('throttled', 'sign-in-busy', { retryAfterSeconds: BUSY_SECONDS }),
  );
  private standIn: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.turns.take(() => hash(password, COST));
  }

  /** False also when there is nothing to compare with, after the same work: an unknown account takes as long as a known one. */
  async isCorrect(password: string, passwordHash: string | null): Promise<boolean> {
    const compared = passwordHash ?? (await this.standInHash());
    const isEqual = await this.turns.take(() => verify(compared, password));
    return isEqual && passwordHash !== null;
  }

  private async standInHash(): Promise<string> {
    this.standIn ??= this.hash('nobody has this password');
    try {
      return await this.standIn;
    } catch (error) {
      this.standIn = null;
      throw error;
    }
  }
}
