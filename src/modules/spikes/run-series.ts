import { setImmediate as othersFirst } from 'node:timers/promises';
import { SpikeDetector } from '../../domain/spike/spike-detector.js';
import type { SpikeReading, SpikeSettings } from '../../domain/spike/spike.types.js';
import type { RuleSensitivity } from '../../domain/alert-rule/alert-rule.types.js';
import type { IsBlind } from './blind-times.service.js';
import { STEP_MS, STEP_SECONDS, valueOf, type SeriesKind, type StepCount } from './spikes.types.js';

const STEPS_IN_ONE_GO = 2_000;

export interface SeriesToRun {
  readonly kind: SeriesKind;
  readonly lang: string;
  readonly sensitivity: RuleSensitivity;
  /** As it is before the step `from`; it is brought up to the end of what is settled. */
  readonly detector: SpikeDetector;
  readonly from: Date;
}

export interface ReadStep {
  readonly at: Date;
  readonly reading: SpikeReading;
}

export interface SeriesRun {
  /** What was read of settled steps where something was going on, and of the steps after them. */
  readonly steps: readonly ReadStep[];
  readonly count: number;
}

export const settingsOf = (sensitivity: RuleSensitivity): SpikeSettings => ({ stepSeconds: STEP_SECONDS, sensitivity });

/**
 * Shows a series every step from where it stands until the one that is running: what is settled becomes its memory, the others are
 * read on a copy of it, again at every look, until everything that counts has come in. Open steps that can alert
 * nothing are not read before they are settled.
 */
export async function runSeries(
  { detector, from, kind, lang, sensitivity }: SeriesToRun,
  counts: ReadonlyMap<number, StepCount>,
  isBlind: IsBlind,
  settled: Date,
  running: Date,
): Promise<SeriesRun> {
  const steps: ReadStep[] = [];
  let count = 0;
  const valueAt = (ms: number): number => valueOf(counts.get(ms), kind, lang);
  const observe = (shown: SpikeDetector, ms: number): SpikeReading => {
    count++;
    const at = new Date(ms);
    return shown.observe(at, isBlind(at) ? null : valueAt(ms));
  };
  let isOn = detector.isInEpisode;
  for (let ms = from.getTime(); ms < settled.getTime(); ms += STEP_MS) {
    const reading = observe(detector, ms);
    isOn = isGoingOn(reading);
    if (isOn) steps.push({ at: new Date(ms), reading });
    if (count % STEPS_IN_ONE_GO === 0) await othersFirst();
  }
  const openFrom = Math.max(from.getTime(), settled.getTime());
  const open: number[] = [];
  for (let ms = openFrom; ms <= running.getTime(); ms += STEP_MS) open.push(ms);
  const posts = open.reduce((sum, ms) => sum + valueAt(ms), 0);
  if (steps.length > 0 || isOn || (posts > 0 && !detector.isTooFew(posts))) {
    const trial = SpikeDetector.restore(settingsOf(sensitivity), detector.state());
    for (const ms of open) steps.push({ at: new Date(ms), reading: observe(trial, ms) });
  }
  return { steps, count };
}

export const isGoingOn = ({ isAlert, isElevated }: SpikeReading): boolean => isAlert || isElevated;
