import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeAddress, judgeUrl, parseAllowList } from './address-policy.js';

const NOTHING_LISTED = parseAllowList([]);

describe('judgeAddress', () => {
  it.each([
    '93.184.216.34',
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
  ])('accepts public unicast %s', (ip) => {
    expect(judgeAddress(ip)).toEqual({ ok: true });
  });

  it.each([
    ['0.0.0.0', 'not-public'],
    ['0.1.2.3', 'not-public'],
    ['10.0.0.1', 'not-public'],
    ['100.64.0.1', 'not-public'],
    ['127.0.0.1', 'not-public'],
    ['127.255.255.254', 'not-public'],
    ['169.254.0.1', 'not-public'],
    ['172.16.0.1', 'not-public'],
    ['172.31.255.255', 'not-public'],
    ['192.0.0.192', 'not-public'],
    ['192.0.2.1', 'not-public'],
    ['192.88.99.1', 'not-public'],
    ['192.168.1.1', 'not-public'],
    ['198.18.0.1', 'not-public'],
    ['198.19.255.255', 'not-public'],
    ['198.51.100.1', 'not-public'],
    ['203.0.113.1', 'not-public'],
    ['224.0.0.1', 'not-public'],
    ['239.255.255.250', 'not-public'],
    ['240.0.0.1', 'not-public'],
    ['255.255.255.255', 'not-public'],
    ['::', 'not-public'],
    ['::1', 'not-public'],
    ['::7f00:1', 'not-public'],
    ['::8.8.8.8', 'not-public'],
    ['::ffff:127.0.0.1', 'not-public'],
    ['::ffff:8.8.8.8', 'not-public'],
    ['::ffff:0:127.0.0.1', 'not-public'],
    ['64:ff9b::7f00:1', 'not-public'],
    ['64:ff9b::808:808', 'not-public'],
    ['64:ff9b:1::7f00:1', 'not-public'],
    ['100::1', 'not-public'],
    ['2001::1', 'not-public'],
    ['2001:0:53aa:64c::1', 'not-public'],
    ['2001:2::1', 'not-public'],
    ['2001:db8::1', 'not-public'],
    ['2002:7f00:1::', 'not-public'],
    ['2002:808:808::1', 'not-public'],
    ['3fff::1', 'not-public'],
    ['5f00::1', 'not-public'],
    ['fc00::1', 'not-public'],
    ['fd12:3456::1', 'not-public'],
    ['fe80::1', 'not-public'],
    ['fe80::1%eth0', 'not-public'],
    ['fec0::1', 'not-public'],
    ['ff02::1', 'not-public'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['::ffff:168.63.129.16', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['2130706433', 'not-an-address'],
    ['0177.0.0.1', 'not-an-address'],
    ['localhost', 'not-an-address'],
    ['', 'not-an-address'],
  ])('refuses %s as %s', (ip, reason) => {
    expect(judgeAddress(ip)).toEqual({ ok: false, reason });
  });

  it('refuses every IPv4 address in every IPv6 form that carries one', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.tuple(octet, octet, octet, octet),
        fc.constantFrom('::ffff:', '::', '64:ff9b::'),
        (octets, prefix) => {
          expect(judgeAddress(`${prefix}${octets.join('.')}`).ok).toBe(false);
        },
      ),
    );
  });
});

describe('judgeUrl', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://127.0.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0177.0.0.0x1/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0x7F.0.0.1:80/',
    'http://127%2e0%2e0%2e1/',
    'http://%31%32%37.0.0.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http:127.0.0.1',
    'http:\\\\127.0.0.1\\',
    ' http://127.0.0.1/',
    'http://127.0.\t0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:a00:1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:a00:1::]/',
    'http://[fd12:3456::1]/',
    'http://[fe80::1]/',
    'http://10.0.0.1/',
    'http://0xa.1/',
    'http://167772161/',
    'http://192.168.0.1/',
    'http://172.16.5.4/',
    'http://169.254.1.1/',
    'https://255.255.255.255/',
  ])('sees the private address in %j', (text) => {
    expect(judgeUrl(text, NOTHING_LISTED)).toEqual({ ok: false, reason: 'not-public' });
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
  ])('sees the metadata service in %j', (text) => {
    expect(judgeUrl(text, NOTHING_LISTED)).toEqual({ ok: false, reason: 'metadata' });
  });

  it.each([
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://localhost。/',
    'http://ｌｏｃａｌｈｏｓｔ/',
    'http://loc%61lhost/',
    'http://local\nhost/',
    'http://app.localhost/',
    'http://printer.local/',
    'http://PRINTER.LOCAL./',
    'http://router.home.arpa/',
    'http://db.internal/',
    'http://metadata.google.internal/',
    'http://metadata/',
    'http://metadata.goog/',
    'http://instance-data/',
  ])('refuses the name in %j', (text) => {
    expect(judgeUrl(text, NOTHING_LISTED)).toEqual({ ok: false, reason: 'name' });
  });

  it.each([
    ['', 'not-a-url'],
    ['example.com', 'not-a-url'],
    ['http://', 'not-a-url'],
    ['http://[fe80::1%25eth0]/', 'not-a-url'],
    ['http://256.256.256.256/', 'not-a-url'],
    ['ftp://example.com/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://127.0.0.1:25/', 'scheme'],
    ['data:text/plain,x', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['http://user@example.com/', 'user-info'],
    ['https://user:secret@example.com/', 'user-info'],
    ['https://:secret@example.com/', 'user-info'],
    ['http://example.com@127.0.0.1/', 'user-info'],
    ['http://example.com:22/', 'port'],
    ['http://example.com:8080/', 'port'],
    ['http://example.com:0/', 'port'],
    ['https://example.com:8443/', 'port'],
  ])('refuses %j as %s', (text, reason) => {
    expect(judgeUrl(text, NOTHING_LISTED)).toEqual({ ok: false, reason });
  });

  it.each([
    ['https://example.com/feed?x=1', 'example.com'],
    ['http://example.com:443/', 'example.com'],
    ['http://bücher.example/', 'xn--bcher-kva.example'],
    ['http://93.184.216.34/', '93.184.216.34'],
    ['http://localhost.example.com/', 'localhost.example.com'],
    ['http://notlocal/', 'notlocal'],
  ])('accepts %s, host %s', (text, hostname) => {
    const judgement = judgeUrl(text, NOTHING_LISTED);
    expect(judgement).toMatchObject({ ok: true, isListed: false });
    expect(judgement.ok && judgement.url.hostname).toBe(hostname);
  });

  describe('with an allow list', () => {
    const allow = parseAllowList([
      'intranet.local:8080',
      '127.0.0.1:3000',
      '[::1]:3000',
      'BÜCHER.example:8081',
      '10.0.0.5:80',
    ]);

    it.each([
      'http://intranet.local:8080/x',
      'https://INTRANET.local.:8080/',
      'http://127.0.0.1:3000/',
      'http://2130706433:3000/',
      'http://[0:0:0:0:0:0:0:1]:3000/',
      'http://xn--bcher-kva.example:8081/',
      'http://10.0.0.5/',
    ])('accepts %s', (text) => {
      expect(judgeUrl(text, allow)).toMatchObject({ ok: true, isListed: true });
    });

    it.each([
      'http://intranet.local/',
      'http://intranet.local:8081/',
      'http://127.0.0.1:3001/',
      'http://127.0.0.2:3000/',
      'https://10.0.0.5/',
      'http://evil.intranet.local:8080/',
      'http://user@127.0.0.1:3000/',
      'ftp://127.0.0.1:3000/',
    ])('still refuses %s', (text) => {
      expect(judgeUrl(text, allow).ok).toBe(false);
    });

    it.each(['intranet.local', '127.0.0.1:', '*:80', 'http://a:80', 'a:80/x', 'u@a:80', 'a:99999', ''])(
      'refuses the entry %j',
      (entry) => {
        expect(() => parseAllowList([entry])).toThrow('Not an exact host:port');
      },
    );
  });
});
