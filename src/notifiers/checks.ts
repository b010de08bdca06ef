/** What class-validator's `IsUrl` demands of an address; private hosts are the outbound client's business. */
export const WEB_ADDRESS = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  disallow_auth: true,
};

/** `path` below an address, whether or not that ends in a slash. */
export const below = (baseUrl: string, path: string): string => `${baseUrl.replace(/\/+$/, '')}/${path}`;

/** "a, b" as its parts. */
export const partsOf = (list: string): readonly string[] =>
  list
    .split(/[\s,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
