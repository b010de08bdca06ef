import { IconCircleCheck, IconCircleX, IconClock, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchExample } from '../api/listening-types.js';
import type { ExampleResult, ExamplesRun } from '../api/watch-types.js';
import { coded } from '../i18n/coded.js';
import { announce } from '../shell/announcer.js';
import { HighlightedText } from '../tasks/highlighted-text.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { Answer } from './use-preview.js';

export interface WatchTestsProps {
  readonly examples: readonly WatchExample[];
  readonly run: Answer<ExamplesRun>;
  readonly isReadOnly: boolean;
  readonly onChange: (examples: readonly WatchExample[]) => void;
}

/** Texts that the query must find or must pass over; one that is red stops publishing. */
export function WatchTests({ examples, run, isReadOnly, onChange }: WatchTestsProps) {
  const { t } = useTranslation();
  return (
    <section className="es-bench-part" aria-labelledby="tests-title" data-testid="tests">
      <h2 id="tests-title">{t('watchEditor.tests.title')}</h2>
      <p className="dim">{t('watchEditor.tests.hint')}</p>
      {run.failure ? <ErrorNotice error={run.failure} /> : null}
      {(['match', 'ignore'] as const).map((expects) => (
        <ExampleList
          key={expects}
          expects={expects}
          examples={examples}
          run={run}
          isReadOnly={isReadOnly}
          onRemove={(index) => {
            onChange(examples.filter((_, other) => other !== index));
            announce(t('watchEditor.tests.removed'));
          }}
        />
      ))}
      {isReadOnly ? null : (
        <AddExample
          onAdd={(example) => {
            onChange([...examples, example]);
          }}
        />
      )}
    </section>
  );
}

interface ExampleListProps {
  readonly expects: WatchExample['expects'];
  readonly examples: readonly WatchExample[];
  readonly run: Answer<ExamplesRun>;
  readonly isReadOnly: boolean;
  readonly onRemove: (index: number) => void;
}

function ExampleList({ expects, examples, run, isReadOnly, onRemove }: ExampleListProps) {
  const { t } = useTranslation();
  const rows = examples.flatMap((example, index) =>
    example.expects === expects ? [{ example, index, result: resultOf(run, example, index) }] : [],
  );
  const red = rows.filter(({ result }) => result?.isGreen === false).length;
  const count = t(expects === 'match' ? 'watchEditor.tests.mustMatch' : 'watchEditor.tests.mustIgnore', {
    n: rows.length,
  });
  return (
    <div className="es-test-group">
      <h3>
        {count}
        {red > 0 ? <span className="es-test-red">{` · ${t('watchEditor.tests.red', { n: red })}`}</span> : null}
      </h3>
      <ul className="plain es-test-list">
        {rows.map(({ example, index, result }) => (
          <li key={index} className="es-test">
            <Light result={result} />
            <div className="es-test-text">
              <HighlightedText text={example.text} spans={result?.spans ?? []} lang={example.lang ?? ''} />
              {result === undefined || result.isGreen ? null : <Why example={example} result={result} />}
            </div>
            {isReadOnly ? null : (
              <button
                type="button"
                className="es-icon-button"
                aria-label={t('watchEditor.tests.remove', { text: example.text.slice(0, 40) })}
                onClick={() => {
                  onRemove(index);
                }}
              >
                <IconTrash size={16} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Results come in the order of the examples; while a newer run is on its way the ones that moved are not known. */
function resultOf(run: Answer<ExamplesRun>, example: WatchExample, index: number): ExampleResult | undefined {
  if (run.isStale || run.refusal !== null) return undefined;
  const result = run.data?.results[index];
  return result?.expects === example.expects ? result : undefined;
}

function Light({ result }: { readonly result: ExampleResult | undefined }) {
  const { t } = useTranslation();
  const state = result === undefined ? 'waiting' : result.isGreen ? 'green' : 'red';
  const Shape = { waiting: IconClock, green: IconCircleCheck, red: IconCircleX }[state];
  return (
    <span className={`es-test-light es-test-${state}`} title={t(`watchEditor.tests.state.${state}`)}>
      <Shape size={18} aria-hidden />
      <span className="visually-hidden">{t(`watchEditor.tests.state.${state}`)}</span>
    </span>
  );
}

function Why({ example, result }: { readonly example: WatchExample; readonly result: ExampleResult }) {
  const { t } = useTranslation();
  const found = [...new Set(result.spans.map(([from, to]) => example.text.slice(from, to)))].join(', ');
  return (
    <p className="small es-test-red">
      {result.isFound && found !== '' ? (
        t('watchEditor.tests.whyFound', { found })
      ) : (
        <>
          {result.isFound
            ? t('watchEditor.tests.whyKnown')
            : [
                t('watchEditor.tests.whyMissed'),
                ...result.reasons.map(({ code, args }) => coded('watchEditor.why', code, result.why, args)),
              ].join(' ')}
        </>
      )}
    </p>
  );
}

function AddExample({ onAdd }: { readonly onAdd: (example: WatchExample) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = (expects: WatchExample['expects']) => (): void => {
    const trimmed = text.trim();
    if (trimmed === '') return;
    onAdd({ text: trimmed, expects });
    setText('');
    announce(t('watchEditor.tests.added'));
  };
  const isEmpty = text.trim() === '';
  return (
    <div className="es-test-add">
      <Field label={t('watchEditor.tests.text')} hint={t('watchEditor.tests.textHint')} isWide>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={2}
            dir="auto"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <div className="es-actions">
        <button type="button" className="es-button" disabled={isEmpty} onClick={add('match')}>
          {t('watchEditor.tests.addMatch')}
        </button>
        <button type="button" className="es-button" disabled={isEmpty} onClick={add('ignore')}>
          {t('watchEditor.tests.addIgnore')}
        </button>
      </div>
    </div>
  );
}
