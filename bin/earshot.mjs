#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/server/cli/main.js', import.meta.url);
// Node 22 and newer keep compiled code between runs; older ones start without.
module.enableCompileCache?.();
if (existsSync(fileURLToPath(program))) {
  await import(program.href);
} else {
  console.error('Earshot is not built yet. Run "npm start" or "npm run build" first.');
  process.exitCode = 1;
}
