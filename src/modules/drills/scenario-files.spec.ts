import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Env } from '../../env.js';
import { readPlaybooks } from '../incidents/playbook-files.js';
import { LANGUAGES } from '../staff/staff.types.js';
import { readScenarios } from './scenario-files.js';

const config = join(new Env().rootDir, 'config');
const scenarios = readScenarios(join(config, 'drills'));

describe('the scenarios that come with the product', () => {
  it('are three', () => {
    expect(scenarios.map(({ id }) => id)).toEqual(['payment-outage', 'product-safety', 'staff-under-attack']);
  });

  it.each(scenarios)(
    '$id has a playbook, every language of the interface, and posts in at least four',
    ({ scenario }) => {
      expect(readPlaybooks(join(config, 'playbooks')).map(({ id }) => id)).toContain(scenario.playbook);
      for (const texts of [scenario.title, scenario.summary]) {
        expect(Object.keys(texts).sort()).toEqual([...LANGUAGES].sort());
      }
      for (const event of scenario.events) {
        if (event.kind === 'inject') expect(Object.keys(event.text).sort()).toEqual([...LANGUAGES].sort());
      }
      const writers = new Map(scenario.customers.map((customer) => [customer.key, customer]));
      const written = new Set(scenario.posts.map(({ by }) => writers.get(by)?.lang));
      expect(written.size).toBeGreaterThanOrEqual(4);
      expect(scenario.customers.filter(({ isAffected }) => isAffected).length).toBeGreaterThanOrEqual(12);
      const unheard = scenario.customers.filter(({ key }) => !scenario.posts.some(({ by }) => by === key));
      expect(unheard).toEqual([]);
    },
  );
});
