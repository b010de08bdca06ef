// npm run train -- NAME [options]: builds the server and runs train/NAME.mjs. The last line it prints is one JSON object.
import { runNamed } from './run-named.mjs';

// The folder holds their parts too.
await runNamed('train', { names: ['sentiment', 'intent'] });
