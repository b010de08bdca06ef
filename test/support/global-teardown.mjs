import { rmSync } from 'node:fs';

export default async function tearDown() {
  await globalThis.earshotTestServer?.stop();
  const scratch = globalThis.earshotScratch;
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
