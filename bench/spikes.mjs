// npm run bench -- spikes [--series 10000] [--ticks 60] [--seed 1]
//
// What noticing costs: one five-minute step of every series, for brands from 0.5 to 5,000 mentions a day with three days behind
// them. Kept: the detectors stay in memory. Stored: each is restored from its JSON, judges its step, and is turned to JSON again.
import { parseArgs } from 'node:util';
import { SpikeDetector } from '../dist/server/domain/spike/spike-detector.js';
import { Random } from './support/random.mjs';
import { cpuMicros } from './support/race.mjs';
import { median, percentile, round } from './support/statistics.mjs';

const { values: options } = parseArgs({
  options: {
    series: { type: 'string', default: '10000' },
    ticks: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const [series, ticks] = [Number(options.series), Number(options.ticks)];
const random = new Random(Number(options.seed));

const SETTINGS = { stepSeconds: 300, sensitivity: 'normal' };
const START = Date.UTC(2026, 0, 5);
const DAY = 288;
const LEARNT = 3 * DAY;
const PER_DAY = [0.5, 2, 10, 50, 250, 1000, 5000];
const STORED_TICKS = 3;

const at = (step) => START + step * 300_000;

function draw(mean) {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}

/** States of some brands; every series begins as one of them. */
const states = PER_DAY.map((perDay) => {
  const detector = SpikeDetector.start(SETTINGS);
  for (let step = 0; step < LEARNT; step++) detector.observe(at(step), draw(perDay / DAY));
  return JSON.stringify(detector.state());
});
const detectors = Array.from({ length: series }, (_, i) =>
  SpikeDetector.restore(SETTINGS, JSON.parse(states[i % states.length])),
);

function time(work) {
  const startedAt = cpuMicros();
  work();
  return (cpuMicros() - startedAt) / 1_000;
}

const kept = [];
for (let tick = 0; tick < ticks; tick++) {
  const counts = detectors.map((_, i) => draw(PER_DAY[i % PER_DAY.length] / DAY));
  kept.push(time(() => detectors.forEach((detector, i) => detector.observe(at(LEARNT + tick), counts[i]))));
}
const json = detectors.map((detector) => JSON.stringify(detector.state()));
const stored = [];
for (let tick = 0; tick < STORED_TICKS; tick++) {
  stored.push(
    time(() => {
      json.forEach((text, i) => {
        const detector = SpikeDetector.restore(SETTINGS, JSON.parse(text));
        detector.observe(at(LEARNT + ticks + tick), 1);
        json[i] = JSON.stringify(detector.state());
      });
    }),
  );
}
const result = {
  bench: 'spikes',
  series,
  ticks,
  keptMsPerTick: round(median(kept), 1),
  keptP95MsPerTick: round(percentile(kept, 0.95), 1),
  storedMsPerTick: round(median(stored), 1),
  microsPerSeries: round((median(kept) * 1_000) / series, 1),
  largestStateBytes: Math.max(...json.map((text) => text.length)),
};
const [inMemory, fromJson] = [String(result.keptMsPerTick), String(result.storedMsPerTick)];
console.log(`${series.toLocaleString('en')} series: ${inMemory} ms a step in memory, ${fromJson} ms from and to JSON`);
console.log(JSON.stringify(result));
