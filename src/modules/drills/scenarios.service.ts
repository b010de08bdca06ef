import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/access.types.js';
import { sayIn } from '../../domain/drill/say-in.js';
import { Env } from '../../env.js';
import { invalid } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import type { DrillScenarioView } from './drills.dto.js';
import { readScenarios, type FiledScenario } from './scenario-files.js';

/** The scenarios of `config/drills`, read once at start. */
@Injectable()
export class DrillScenarios {
  private readonly filed: readonly FiledScenario[];

  constructor(env: Env) {
    this.filed = readScenarios(join(env.rootDir, 'config', 'drills'));
  }

  list(actor: Actor, languages: readonly string[]): DrillScenarioView[] {
    requireAccess(actor, 'drills', 'read');
    return this.filed.map(({ id, scenario }) => ({
      id,
      title: sayIn(scenario.title, languages),
      summary: sayIn(scenario.summary, languages),
      minutes: scenario.minutes,
      posts: scenario.posts.length,
      languages: [...scenario.languages],
      playbook: scenario.playbook,
    }));
  }

  require(id: string): FiledScenario {
    const found = this.filed.find((each) => each.id === id);
    if (found !== undefined) return found;
    throw invalid('unknown-scenario', 'There is no such scenario.', [{ field: 'scenarioId', message: 'unknown' }]);
  }
}
