// A long suite that starts last makes the whole run wait for it. Without figures of an earlier run Jest goes by the size of the files;
// these take longest for other reasons: programs started one after another, waits that are the matter of the test, many pages.
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = [
  'integration/cli-installation',
  'e2e/demo-storm',
  'integration/storms',
  'e2e/query-editor',
  'e2e/pages',
  'e2e/crisis',
  'faults/network-replies',
  'faults/storm',
  'e2e/pages-dialogs',
  'e2e/priorities',
  'e2e/pages-languages',
  'faults/outage',
  'integration/cli-drills',
  'faults/receivers',
  'integration/feeds-as-sources',
];
/** Suites of these folders take longer than those of any other. */
const FOLDERS = ['e2e', 'faults', 'integration', 'contracts'];

function rank({ path }) {
  const [, folder, name] = /[\\/]test[\\/](\w+)[\\/](.*)\.spec\.ts$/.exec(path) ?? [];
  const place = LONG.indexOf(`${folder}/${name}`);
  if (place !== -1) return place;
  const inFolder = FOLDERS.indexOf(folder);
  return LONG.length + (inFolder === -1 ? FOLDERS.length : inFolder);
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
