import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of `complaint<TAB>text` and `other<TAB>text`. */
export function readComplaints(folder, split) {
  const file = `intent/complaint.${split}.tsv`;
  const { rows, sha256 } = readIntentRows(folder, file);
  return {
    file,
    sha256,
    rows: rows.map(({ label, text }) => ({ isComplaint: label === 'complaint', text })),
  };
}

/** Lines of `label<TAB>text`, whatever the labels. */
export function readIntentRows(folder, file) {
  const bytes = readFileSync(join(folder, file));
  const rows = bytes
    .toString('utf8')
    .split('\n')
    .map((line) => {
      const tab = line.indexOf('\t');
      return { label: line.slice(0, tab), text: line.slice(tab + 1) };
    })
    .filter(({ label, text }) => label !== '' && text !== '');
  return { rows, sha256: createHash('sha256').update(bytes).digest('hex') };
}
