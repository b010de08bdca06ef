import { DataSource } from 'typeorm';
import { TrainingService } from '../modules/learning/training.service.js';
import { chooseWorkspace } from './act-in-workspace.js';
import { print } from './terminal.js';
import { describeTraining } from './training-report.js';
import { withApp } from './with-app.js';

export interface TrainOptions {
  /** Id or name. */
  readonly workspace: string;
  readonly dryRun?: boolean;
}

/** Learns from a workspace's labels and says, with figures of labels that were held out, what was kept and why. */
export async function trainWorkspace({ workspace, dryRun: isDryRun = false }: TrainOptions): Promise<void> {
  await withApp(async ({ app }) => {
    const { id, name } = await chooseWorkspace(app.get(DataSource), workspace);
    const report = await app.get(TrainingService).train(id, { isDryRun });
    for (const line of describeTraining(report, name, isDryRun)) await print(line);
  });
}
