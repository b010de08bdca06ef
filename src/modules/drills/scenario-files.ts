import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DrillScenario } from '../../domain/drill/drill.types.js';
import { faultText, readScenario } from '../../domain/drill/read-scenario.js';

export interface FiledScenario {
  /** Name of its file. */
  readonly id: string;
  readonly scenario: DrillScenario;
}

/** Reads every scenario of a folder. Throws where one is not whole. */
export function readScenarios(folder: string): readonly FiledScenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const read = readScenario(readFileSync(join(folder, file), 'utf8'));
      if (read.ok) return { id: file.slice(0, -'.yaml'.length), scenario: read.scenario };
      throw new Error([`config/drills/${file}:`, ...read.faults.map((fault) => `  ${faultText(fault)}`)].join('\n'));
    });
}
