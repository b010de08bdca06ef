// npm run eval -- NAME [options]: builds the server and runs eval/NAME.mjs against it. The last line it prints is one JSON object.
import { runNamed } from './run-named.mjs';

await runNamed('eval');
