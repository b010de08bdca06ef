import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { HttpTestApp } from '../support/http-test-app.js';

let app: HttpTestApp;
beforeAll(async () => {
  app = await HttpTestApp.start({}, { modules: (env, url) => [AppModule.on(env, url)] });
});
afterAll(async () => {
  await app.stop();
});

describe('the OpenAPI document', () => {
  it('is the committed one; run `npm run openapi` after changing a route or a shape', async () => {
    const served = (await app.call('//api/openapi.json')).body as object;
    const committed = JSON.parse(readFileSync(join(process.cwd(), 'docs', 'openapi.json'), 'utf8')) as object;
    expect(served).toEqual(committed);
  });
});
