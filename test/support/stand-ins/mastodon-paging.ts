export const DEFAULT_PAGE = 20;
export const LONGEST_PAGE = 40;

/** `min_id` goes forward from an id, `since_id` jumps to the newest, `max_id` goes back. The links name the ends of the page. */
export function cutPage<T extends { readonly id: string }>(
  url: URL,
  all: readonly T[],
  longest: number,
): { readonly page: readonly T[]; readonly link: Record<string, string> } {
  const { searchParams: asked } = url;
  const order = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  const size = Math.min(longest, Number(asked.get('limit') ?? DEFAULT_PAGE));
  const [minId, sinceId, maxId] = [asked.get('min_id'), asked.get('since_id'), asked.get('max_id')];
  const newest = all
    .filter(({ id }) => maxId === null || order(id, maxId) < 0)
    .filter(({ id }) => order(id, minId ?? sinceId ?? '') > 0)
    .sort((a, b) => order(b.id, a.id));
  const page = minId === null ? newest.slice(0, size) : newest.slice(Math.max(0, newest.length - size));
  const [first, last] = [page[0], page.at(-1)];
  if (first === undefined || last === undefined) return { page, link: {} };
  const linkTo = (name: string, id: string): string => {
    const query = new URLSearchParams([...asked].filter(([key]) => !key.endsWith('_id')));
    query.set(name, id);
    return `<https://canonical.example${url.pathname}?${query.toString()}>`;
  };
  return {
    page,
    link: { link: `${linkTo('max_id', last.id)}; rel="next", ${linkTo('min_id', first.id)}; rel="prev"` },
  };
}
