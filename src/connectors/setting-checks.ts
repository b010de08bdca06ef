/** What class-validator's `IsUrl` demands of an address in a connector's settings; private hosts are the outbound client's business. */
export const WEB_ADDRESS = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  disallow_auth: true,
};
