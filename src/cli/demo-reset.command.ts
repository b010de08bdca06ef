import { DemoService } from '../modules/demo/demo.service.js';
import { CommandFailed } from './cli-error.js';
import { tell } from './terminal.js';
import { withApp } from './with-app.js';

/** Empties the demo workspace and opens it anew. */
export async function resetDemo(): Promise<void> {
  await withApp(async ({ app, env }) => {
    if (env.demo === 'off') throw new CommandFailed('EARSHOT_DEMO is off: there is no demo on this installation.');
    await app.get(DemoService).reset();
  });
  tell('The demo workspace starts anew; its posts arrive while the server runs.');
}
