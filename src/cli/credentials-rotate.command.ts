import { ResealService } from '../modules/credentials/reseal.service.js';
import { CommandFailed } from './cli-error.js';
import { print, ProgressBar, tell } from './terminal.js';
import { withApp } from './with-app.js';

/** Seals all stored secrets with the key in force; prints how many there are and how many had another one. */
export async function rotateCredentials(): Promise<void> {
  await withApp(async ({ app, env, signal }) => {
    if (env.secretKey === null)
      throw new CommandFailed('Set EARSHOT_SECRET_KEY to the new key and EARSHOT_SECRET_KEY_OLD to the one before.');
    const service = app.get(ResealService);
    const bar = new ProgressBar(await service.count());
    try {
      const { looked, resealed } = await service.resealAll((progress) => {
        bar.show(progress.looked);
      }, signal);
      bar.clear();
      await print(JSON.stringify({ looked, resealed }));
    } catch (error) {
      bar.clear();
      throw new CommandFailed(error instanceof Error ? error.message : 'The secrets could not be sealed anew.');
    }
    if (signal.aborted) throw new CommandFailed('Stopped before the end; run it again to go on.');
    tell('Every stored secret is sealed with EARSHOT_SECRET_KEY; EARSHOT_SECRET_KEY_OLD is not needed any more.');
  });
}
