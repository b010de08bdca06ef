const MOST_WORDS = 4;
const PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\u20e3]/gu;

/** The handle as one writes it to call somebody; one with spaces is a name and takes no sign. */
export function addressOf(handle: string): string {
  return handle.startsWith('@') || /\s/u.test(handle) ? handle : `@${handle}`;
}

/** A shown name without the pictures in it; null for what nobody is called: no letters, figures, addresses, sentences. */
export function sayableName(name: string | null): string | null {
  const plain = (name ?? '').replace(PICTURES, '').replace(/\s+/gu, ' ').trim();
  const isName = /^[\p{L}\p{M}][\p{L}\p{M} .'’·-]*$/u.test(plain) && plain.split(' ').length <= MOST_WORDS;
  return isName ? plain : null;
}

/**
 * What a text may say of a customer. A text that greets by name and says nothing for where it is not known greets by the
 * handle; `hasFallback`: it does say something.
 */
export function customerValues(
  customer: { readonly handle: string; readonly name: string | null },
  hasFallback: boolean,
): { readonly handle: string; readonly name: string | null } {
  return {
    handle: addressOf(customer.handle),
    name: sayableName(customer.name) ?? (hasFallback ? null : addressOf(customer.handle)),
  };
}
