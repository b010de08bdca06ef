import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Locator, Page } from 'playwright-core';
import { parseQuery } from '../../src/domain/query/parse-query.js';
import { printQuery } from '../../src/domain/query/print-query.js';
import type { QueryNode } from '../../src/domain/query/query.types.js';
import { readForm, writeForm, type QueryForm } from '../../web/src/watches/simple-form.js';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth, type View } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { queryTrees, withoutPlaces } from '../support/query-trees.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 30_000;
const TREES = { any: 120, forms: 40, beyondForms: 40 } as const;
const MISTAKES: readonly (readonly [code: string, query: string])[] = [
  ['brackets', '(acme OR bank'],
  ['mixed-and-or', 'acme bank OR card'],
  ['unquoted-phrase', 'Acme Bank'],
  ['short-word', 'acm'],
  ['common-word', 'with'],
  ['only-not', 'NOT recipe'],
  ['no-word-borders', '银'],
  ['inflection', 'банк'],
  ['diacritics', 'café'],
  ['twin-letters', 'аcme'],
  ['unreachable-branch', 'acme OR acme'],
  ['lower-case-operator', 'acme or bank'],
];

const CHIPS = ['acme', '"acme bank"', '@acme', '#acme', 'acm*', 'case:ACME', '银行', 'ธนาคาร', '"Хельсинки банк"'];
const chips = fc.uniqueArray(fc.constantFrom(...CHIPS), { maxLength: 3 });
/** Forms with something in them that a post must have. */
const forms: fc.Arbitrary<QueryForm> = fc
  .record({
    anyOf: chips,
    allOf: chips,
    noneOf: chips,
    near: fc.array(
      fc.record({
        left: fc.constantFrom(...CHIPS),
        right: fc.constantFrom(...CHIPS),
        words: fc.integer({ min: 0, max: 100 }),
        ordered: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    fields: fc.subarray([
      { field: 'author', value: 'Anna Virtanen', isNegated: false },
      { field: 'site', value: 'acme.com', isNegated: true },
      { field: 'followers', value: '>=10000', isNegated: false },
      { field: 'is', value: 'reply', isNegated: true },
    ] as const),
    networks: fc.subarray(['mastodon', 'reddit', 'x']),
  })
  .filter(({ anyOf, allOf, near }) => anyOf.length + allOf.length + near.length > 0);
const anyQuery = queryTrees.map(printQuery).filter((query) => parseQuery(query).ok);
const sampleQueries = (): readonly string[] => [
  ...fc.sample(anyQuery, TREES.any),
  ...fc.sample(forms.map(writeForm), TREES.forms),
  ...fc.sample(
    anyQuery.filter((query) => !readForm(query).ok),
    TREES.beyondForms,
  ),
];

/** What a query says, whatever the order of its parts: groups in groups of their kind opened, NOT (a OR b) as two. */
function meaningOf(query: string): unknown {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.reason}`);
  return normal(withoutPlaces(parsed.query));
}

function normal(node: QueryNode): unknown {
  if (node.kind === 'not' && node.part.kind === 'or') {
    return normal({ ...node, kind: 'and', parts: node.part.parts.map((part) => ({ ...node, part })) });
  }
  if (node.kind === 'not') return { not: normal(node.part) };
  if (node.kind !== 'and' && node.kind !== 'or') return node;
  const parts = node.parts.flatMap((part): unknown[] => {
    const inner = normal(part) as Readonly<Record<string, unknown>>;
    const same = inner[node.kind];
    return Array.isArray(same) ? same.map((text: string): unknown => JSON.parse(text)) : [inner];
  });
  return { [node.kind]: [...new Set(parts.map((part) => JSON.stringify(part)))].sort() };
}

describeInBrowser('the query workbench', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    await app.complain(await app.addInbound(), 20);
    await waitUntil(async () => (await app.admin.expect(200, '/mentions')).items.length === 20, LONG_MS);
    page = await browser.signedIn(app, app.administrator);
  });

  beforeEach(async () => {
    await page.goto(`${app.origin}/watch/new`);
    await page.getByTestId('tests').waitFor();
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const editor = (): Locator => page.locator('.cm-content');
  const mode = (name: 'Simple' | 'Expert'): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const publishButton = (): Locator => page.getByRole('button', { name: 'Publish…' });
  const textOfEditor = async (): Promise<string> => (await page.locator('.cm-line').allTextContents()).join('\n');
  /** By keys, as a person: a selection made from outside may be undone before the text comes. */
  const typeOver = async (where: Page, query: string): Promise<void> => {
    await where.locator('.cm-content').focus();
    await where.keyboard.press('ControlOrMeta+a');
    await where.keyboard.insertText(query);
  };
  const fillEditor = async (query: string): Promise<void> => {
    await typeOver(page, query);
    if (!(await waitUntil(async () => (await textOfEditor()) === query, LONG_MS))) {
      expect(await textOfEditor()).toBe(query);
    }
  };
  const write = async (query: string): Promise<void> => {
    await mode('Expert');
    await fillEditor(query);
  };
  const makeWatch = async (name: string, more: object = {}): Promise<string> => {
    const body = { name, kind: 'brand', query: 'parcel', ...more };
    return String((await app.admin.expect(201, '/watches', { method: 'POST', body })).id);
  };
  const openWatch = async (id: string): Promise<void> => {
    await page.goto(`${app.origin}/watch/${id}`);
    await page.getByTestId('tests').waitFor();
  };

  it.each(MISTAKES)('U21: flags %s in %s', async (code, query) => {
    await write(query);
    const issue = page.getByTestId('lint').locator(`[data-code="${code}"]`).first();
    await issue.waitFor({ timeout: LONG_MS });
    await page.locator('.cm-lintRange, .cm-lintPoint').first().waitFor({ timeout: LONG_MS });
    expect(await issue.textContent()).toMatch(/^(Error|Warning|Hint): 1:\d+ \S/);
  });

  it('U21: mends a mistake by its button', async () => {
    await write('acme or bank');
    await page.getByTestId('lint').getByRole('button', { name: 'Write OR' }).click({ timeout: LONG_MS });
    expect(await textOfEditor()).toBe('acme OR bank');
  });

  it(
    'U21: 200 random trees stay the same between form and text',
    async () => {
      await mode('Expert');
      for (const query of sampleQueries()) {
        await fillEditor(query);
        const read = readForm(query);
        await mode('Simple');
        await page.locator('[data-testid=simple-form], [data-testid=not-simple]').waitFor();
        expect({ query, isForm: await page.getByTestId('simple-form').isVisible() }).toEqual({
          query,
          isForm: read.ok,
        });
        if (read.ok) {
          // Two changes that undo each other: what is written now was written by the form.
          const network = page.getByRole('checkbox', { name: 'inbound' });
          await network.check();
          await network.uncheck();
        } else {
          expect(await page.getByTestId('not-simple').locator('code').textContent()).toBe(read.part);
        }
        await mode('Expert');
        const after = await textOfEditor();
        if (read.ok) expect({ query, meaning: meaningOf(after) }).toEqual({ query, meaning: meaningOf(query) });
        else expect(after).toBe(query);
      }
    },
    10 * LONG_MS,
  );

  it('writes a query from chips', async () => {
    const anyOf = page.getByRole('textbox', { name: 'Any of' });
    await anyOf.fill('acme bank');
    await anyOf.press('Enter');
    await anyOf.pressSequentially('acmebank,@acme,');
    await page.getByRole('textbox', { name: 'None of' }).fill('recipe');
    await page.getByRole('textbox', { name: 'None of' }).press('Enter');
    expect(await page.getByTestId('written').textContent()).toBe('("acme bank" OR acmebank OR @acme) NOT recipe');
    await anyOf.press('Backspace');
    expect(await anyOf.inputValue()).toBe('@acme');
    await page.getByRole('button', { name: 'Remove acmebank' }).click();
    await anyOf.fill('"two" "chips"');
    await anyOf.press('Enter');
    await page.getByRole('alert').getByText('is not one word').waitFor();
  });

  it('U21: shows what the query would have found, with the words marked', async () => {
    await write('parcel number');
    const preview = page.getByTestId('preview');
    await preview.getByText('20 matches').waitFor({ timeout: LONG_MS });
    const hit = preview.getByTestId('hits').locator('li').first();
    expect((await hit.locator('mark').allTextContents()).join(' ')).toBe('parcel number');
    await hit.getByRole('button', { name: 'Keep as must match' }).click();
    await page.getByTestId('tests').locator('.es-test-green').waitFor({ timeout: LONG_MS });
    await preview.getByText('Days as a table').click();
    expect(await preview.getByRole('row').count()).toBe(31);
  });

  it('U21: does not publish while a test is red', async () => {
    await openWatch(await makeWatch('Parcels'));
    const tests = page.getByTestId('tests');
    await tests.getByRole('textbox').fill('My letter is lost');
    await tests.getByRole('button', { name: 'Must match', exact: true }).click();
    await tests.locator('.es-test-red').first().waitFor({ timeout: LONG_MS });
    await page.locator('#publish-why', { hasText: 'Tests that fail: 1' }).waitFor();
    expect(await publishButton().isDisabled()).toBe(true);
    expect(await publishButton().getAttribute('aria-describedby')).toBe('publish-why');
    await write('parcel OR letter');
    await tests.locator('.es-test-green').waitFor({ timeout: LONG_MS });
    await publishButton().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByTestId('version-diff').getByText('letter').first().waitFor({ timeout: LONG_MS });
    expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('Letters count too');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('version').getByText('v2 live').waitFor({ timeout: LONG_MS });
    await page.getByTestId('look-back').waitFor();
  });

  it('shows the refusal of the server where the page did not know of a red test', async () => {
    const id = await makeWatch('Late news');
    await openWatch(id);
    await page.route('**/api/v1/watches/test', (route) => {
      const results = [
        { expects: 'match', isFound: true, isGreen: true, spans: [], isLookalike: false, why: 'It is.' },
      ];
      return route.fulfill({ json: { passed: 1, failed: 0, results } });
    });
    const tests = page.getByTestId('tests');
    await tests.getByRole('textbox').fill('My letter is lost');
    await tests.getByRole('button', { name: 'Must match', exact: true }).click();
    await publishButton().click({ timeout: LONG_MS });
    await page.getByRole('dialog').getByRole('textbox').fill('It looks green');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('A test fails').waitFor({ timeout: LONG_MS });
    await page.getByRole('dialog').getByText('It must match.').waitFor();
    await page.unroute('**/api/v1/watches/test');
    expect(await app.admin.expect(200, `/watches/${id}`)).toMatchObject({ version: 1 });
  });

  it('keeps a draft by itself, and shows both when somebody else was first', async () => {
    const id = await makeWatch('Drafts');
    await openWatch(id);
    await write('parcel OR mine');
    await page.getByTestId('draft-saved').waitFor({ timeout: LONG_MS });
    expect(await app.admin.expect(200, `/watches/${id}/draft`)).toMatchObject({ query: 'parcel OR mine' });
    await app.admin.expect(200, `/watches/${id}/draft`, { method: 'PUT', body: { query: 'parcel OR theirs' } });
    await write('parcel OR mine too');
    const conflict = page.getByTestId('draft-conflict');
    await conflict.waitFor({ timeout: LONG_MS });
    expect(await conflict.locator('code').allTextContents()).toEqual(['parcel OR mine too', 'parcel OR theirs']);
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByTestId('draft-saved').waitFor({ timeout: LONG_MS });
    expect(await app.admin.expect(200, `/watches/${id}/draft`)).toMatchObject({ query: 'parcel OR mine too' });
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
    await page.getByTestId('version').getByText('v1 live', { exact: true }).waitFor({ timeout: LONG_MS });
    expect((await app.admin.call(`/watches/${id}/draft`)).status).toBe(404);
  });

  it('judges samples by key', async () => {
    const [watch] = (await app.admin.expect(200, '/watches')).items.filter(
      ({ name }: { name: string }) => name === 'Acme',
    );
    await openWatch(watch.id);
    const samples = page.getByTestId('samples');
    const group = samples.getByRole('group');
    if (!(await waitUntil(() => group.isVisible(), LONG_MS))) throw new Error('There is no sample.');
    await group.focus();
    for (const key of ['k', 'k', 'k', 'k', 'd']) await page.keyboard.press(key);
    await samples.getByText('80 % relevant').waitFor({ timeout: LONG_MS });
  });

  it('asks for grounds before a person is watched', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Anna Virtanen');
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('person');
    await write('"Anna Virtanen"');
    await page.locator('#publish-why', { hasText: 'legal basis' }).waitFor();
    const person = page.getByTestId('person');
    await person.getByRole('textbox', { name: 'Purpose' }).fill('Safety of our speaker');
    await person.getByLabel('Until').fill(new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10));
    await person.getByRole('checkbox').first().check();
    await publishButton().click({ timeout: LONG_MS });
    await page.getByRole('dialog').getByRole('textbox').fill('Asked for by the speaker');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/watch\/\d+/);
    await page.getByTestId('person').waitFor({ timeout: LONG_MS });
  });

  it('is left by the keyboard, and offers operators and fields', async () => {
    await write('acme N');
    await page.locator('.cm-tooltip-autocomplete').getByText('NOT', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await editor().press('Tab');
    expect(await editor().evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(false);
  });

  it.each<View>([{ scheme: 'light' }, { scheme: 'dark' }, { width: 360, height: 740 }])(
    'has no accessibility faults with %j',
    async (view) => {
      const other = await browser.signedIn(app, app.administrator, view);
      await other.goto(`${app.origin}/watch/new`);
      await other.getByRole('button', { name: 'Expert', exact: true }).click();
      await typeOver(other, '(Acme Bank or "parcel number" OR /re+/ followers:>10');
      await other.getByTestId('lint').locator('[data-code]').first().waitFor({ timeout: LONG_MS });
      expect(await accessibilityFaults(other)).toEqual([]);
      await typeOver(other, 'parcel NEAR/2 number');
      await other.getByTestId('hits').locator('mark').first().waitFor({ timeout: LONG_MS });
      await other.getByRole('button', { name: 'Simple', exact: true }).click();
      await other.getByRole('button', { name: 'Add a condition' }).click();
      await other.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('person');
      expect(await accessibilityFaults(other)).toEqual([]);
      expect(await overflowWidth(other)).toBeLessThanOrEqual(0);
      await other.context().close();
    },
  );

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
