import { rmSync } from 'node:fs';

export default async function tearDown() {
  const started = globalThis.earshotTestServer;
  if (!started) return;
  await started.server.stop();
  rmSync(started.dir, { recursive: true, force: true });
}
