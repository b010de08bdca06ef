export type TextSearch<Name extends string> = { readonly [N in Name]?: string };

/** The named text parameters of an address; everything else in it is dropped. */
export function textSearch<Name extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): TextSearch<Name> {
  const found: { [N in Name]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
}
