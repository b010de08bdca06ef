import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { readUrl } from '../domain/text/read-url.js';

export type AddressRefusal = 'not-an-address' | 'metadata' | 'not-public';
export type AddressJudgement = { readonly ok: true } | { readonly ok: false; readonly reason: AddressRefusal };

export type UrlRefusal = 'not-a-url' | 'scheme' | 'user-info' | 'port' | 'name' | AddressRefusal;
export type UrlJudgement =
  | {
      readonly ok: true;
      readonly url: URL;
      /** The administrator listed this very host and port: its address may be private. */
      readonly isListed: boolean;
    }
  | { readonly ok: false; readonly reason: UrlRefusal };

/** Canonical `host:port` entries, made by `parseAllowList`. */
export type AllowList = ReadonlySet<string>;

const METADATA_ADDRESSES: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

const REFUSED_NAMES: ReadonlySet<string> = new Set(['localhost', 'metadata', 'metadata.goog', 'instance-data']);
const REFUSED_SUFFIXES: readonly string[] = ['.localhost', '.local', '.internal', '.home.arpa'];
const USUAL_PORTS: ReadonlySet<number> = new Set([80, 443]);
/** IMAP, mail submission and AMQP, each with and without TLS from the first byte. */
const SOCKET_PORTS: ReadonlySet<number> = new Set([143, 993, 465, 587, 5671, 5672]);

/** 2000::/3 is the only part of IPv6 handed out as public unicast; `::a.b.c.d` and most NAT64 prefixes lie outside it. */
const PUBLIC_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Judges an address as DNS or a socket reports it. Only plain public unicast passes: an IPv6 form that carries an IPv4
 * address (mapped, compatible, 6to4, Teredo, NAT64) is refused whatever it carries, since what it reaches depends on the
 * network in between.
 */
export function judgeAddress(ip: string): AddressJudgement {
  if (isIP(ip) === 0) return { ok: false, reason: 'not-an-address' };
  const address = ipaddr.parse(ip);
  if (isMetadata(address)) return { ok: false, reason: 'metadata' };
  if (address.range() !== 'unicast') return { ok: false, reason: 'not-public' };
  if (address instanceof ipaddr.IPv6 && !address.match(PUBLIC_IPV6)) return { ok: false, reason: 'not-public' };
  return { ok: true };
}

/**
 * Judges a URL before anything is looked up. The host is compared after parsing, so decimal, octal, hexadecimal, percent
 * encoded and full-width spellings are all seen as the address they mean. A name that passes must still be judged by the
 * addresses it resolves to.
 */
export function judgeUrl(text: string, allow: AllowList): UrlJudgement {
  const url = readUrl(text);
  if (url === null) return { ok: false, reason: 'not-a-url' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, reason: 'scheme' };
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'user-info' };
  return judgeHost(url, USUAL_PORTS, allow);
}

/** Judges the target of a connection that speaks another protocol, as `judgeUrl` does; its URL is https where TLS is asked for. */
export function judgeTarget(host: string, port: number, tls: boolean, allow: AllowList): UrlJudgement {
  const name = isIP(host) === 6 ? `[${host}]` : host;
  const text = `${tls ? 'https' : 'http'}://${name}:${port.toString()}`;
  const url = /^[^/?#@*\\\s]+$/.test(name) ? readUrl(text) : null;
  return url === null ? { ok: false, reason: 'not-a-url' } : judgeHost(url, SOCKET_PORTS, allow);
}

function judgeHost(url: URL, ports: ReadonlySet<number>, allow: AllowList): UrlJudgement {
  if (allow.has(targetKey(url))) return { ok: true, url, isListed: true };
  if (!ports.has(portOf(url))) return { ok: false, reason: 'port' };

  const host = hostOf(url);
  if (isIP(host) !== 0) {
    const address = judgeAddress(host);
    return address.ok ? { ok: true, url, isListed: false } : address;
  }
  return isRefusedName(host) ? { ok: false, reason: 'name' } : { ok: true, url, isListed: false };
}

/** Entries are exact `host:port` (`[::1]:8080` for IPv6). Throws on an entry that is anything else. */
export function parseAllowList(entries: readonly string[]): AllowList {
  return new Set(
    entries.map((entry) => {
      const text = entry.trim();
      const url = /^[^/?#@*\\\s]+:\d{1,5}$/.test(text) ? readUrl(`http://${text}`) : null;
      if (url === null) throw new Error(`Not an exact host:port in the outbound allow list: "${text}"`);
      return targetKey(url);
    }),
  );
}

/** The host without the brackets of IPv6 and without the final dot of an absolute name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

export function isMetadataAddress(ip: string): boolean {
  return isIP(ip) !== 0 && isMetadata(ipaddr.parse(ip));
}

/** `process` unwraps the IPv4-mapped form, so that it cannot hide a metadata address on a listed target. */
function isMetadata(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const plain = ipaddr.process(address.toString());
  return METADATA_ADDRESSES.has(plain instanceof ipaddr.IPv6 ? plain.toRFC5952String() : plain.toString());
}

function targetKey(url: URL): string {
  return `${hostOf(url)}:${portOf(url).toString()}`;
}

function isRefusedName(host: string): boolean {
  return host === '' || REFUSED_NAMES.has(host) || REFUSED_SUFFIXES.some((suffix) => host.endsWith(suffix));
}
