import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillTemplate, nextVariable, openVariables, templateFault, templateVariables } from './text-template.js';

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const plain = fc.string().filter((text) => !/[{}]/.test(text));

describe('a template', () => {
  it('names its variables once each, with the fallback that any place gives', () => {
    expect(templateVariables('Hi {{name|there}}, {{ brand }} on {{date}} for {{name}}')).toEqual([
      { name: 'name', fallback: 'there' },
      { name: 'brand' },
      { name: 'date' },
    ]);
    expect(templateVariables('{{name}} and {{name|you}}')).toEqual([{ name: 'name', fallback: 'you' }]);
  });

  it.each([
    ['Hi {{name}}', null],
    ['Hi {{name|there}}', null],
    ['  ', 'empty'],
    ['Hi {{name}', 'stray-braces'],
    ['Hi {{the name}}', 'stray-braces'],
    ['Hi name}}', 'stray-braces'],
    ['{ a } is fine', null],
  ])('%j has the fault %j', (text, fault) => {
    expect(templateFault(text)).toBe(fault);
  });

  it('takes values as they are, its fallback for what is not known, and says what is missing', () => {
    const text = 'Hi {{name|there}}, {{brand}} answers by {{promise}}. {{brand}}';
    expect(fillTemplate(text, { brand: '$& {{name}}', name: ' ' })).toEqual({
      text: 'Hi there, $& {{name}} answers by {{promise}}. $& {{name}}',
      missing: ['promise'],
    });
    expect(fillTemplate('{{toString}}', {}).missing).toEqual(['toString']);
    expect(fillTemplate('Dear {{name|}}!', {})).toEqual({ text: 'Dear !', missing: [] });
  });

  it('leaves nothing open once every name has a value without braces', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, name)), fc.string({ minLength: 1 }), (parts, seed) => {
        const value = `${seed.replace(/[{}]/g, '')}x`;
        const text = parts.map(([before, variable]) => `${before}{{${variable}}}`).join('');
        const values = Object.fromEntries(parts.map(([, variable]) => [variable, value]));
        const filled = fillTemplate(text, values);
        expect(filled.missing).toEqual([]);
        expect(openVariables(filled.text)).toEqual([]);
        expect(filled.text).toBe(parts.map(([before]) => before + value).join(''));
      }),
    );
  });

  it('finds the next variable from any place, round the end', () => {
    const text = 'a {{b}} c {{d}}';
    expect(nextVariable(text, 0)).toEqual({ name: 'b', span: [2, 7] });
    expect(nextVariable(text, 3)).toEqual({ name: 'd', span: [10, 15] });
    expect(nextVariable(text, 15)).toEqual({ name: 'b', span: [2, 7] });
    expect(nextVariable('none', 0)).toBeNull();
  });
});
