// npm run bench -- NAME: builds the server and runs bench/NAME.mjs against it. The last line it prints is one JSON object.
import { runNamed } from './run-named.mjs';

await runNamed('bench', { flags: ['--max-semi-space-size=64'] });
