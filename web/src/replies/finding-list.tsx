import type { Finding } from '@domain/reply-text/tone-guide.types.js';
import { coded } from '../i18n/coded.js';

/** What the guide minds about a text; one that stands in a place can be shown there. */
export function FindingList({
  findings,
  onShow,
}: {
  readonly findings: readonly Finding[];
  readonly onShow: (span: readonly [number, number]) => void;
}) {
  return (
    <ul className="plain es-findings">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.span.join(' ')}`} data-finding={finding.code}>
          <button
            type="button"
            className={finding.isBlocking ? 'es-link-button es-finding-bad' : 'es-link-button'}
            disabled={finding.span[1] === finding.span[0]}
            onClick={() => {
              onShow(finding.span);
            }}
          >
            {findingText(finding)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function findingText({ code, values }: Finding): string {
  const isReplaced = code === 'forbidden-word' && values['instead'] !== undefined;
  return coded('replies.finding', isReplaced ? 'instead' : code, code, values);
}
