import { createGzip, gzipSync } from 'node:zlib';
import {
  always,
  type ForgeDocument,
  metadataPath,
  rewritten,
  transformed,
} from '../support/fault-answers.ts';
import type { FaultCase } from '../support/fault-run.ts';
import { type FaultyAnswer, reply } from '../support/faulty-server.ts';
import { describeFaults } from '../support/judge-fault.ts';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const asked = { path: metadataPath, count: 1 };

/** An answer that is refused, with the reason, and is not asked for again. */
function refused(title: string, answer: FaultyAnswer, reason: RegExp): FaultCase {
  return {
    title,
    exit: 5,
    from: 'nothing',
    break: always(metadataPath, answer),
    says: new RegExp(
      `error: acme-web: \\S+ does not answer as a Forge does\n[\\s\\S]*${reason.source}`,
    ),
    attempts: asked,
    waits: 0,
  };
}

const says = (body: string | Buffer, headers = json) => reply(200, headers, body);
const anotherKind = /the JSON is not what the Forge API promises/;
const login = '<!DOCTYPE html>\n<title>Sign in</title>';
const escapes = '\u001b]0;owned\u0007\u001b[2J\u202eevil';
const release = { version: '1.1.0', module: { slug: 'acme-web' }, metadata: { name: 'acme-web' } };
const about = (slug: string) => JSON.stringify({ results: [{ ...release, module: { slug } }] });

const strangers: readonly FaultCase[] = [
  { ...refused('a captive portal', says(login, html), /it is a web page/), from: 'installed' },
  refused('a captive portal that calls itself JSON', says(login), /it is a web page/),
  refused('an empty answer', says(''), /the answer is empty/),
  refused('blanks', says('  \n\n '), /it is no JSON/),
  refused('text that moves the cursor', says(escapes), /it is no JSON/),
  refused('zeros', says(Buffer.alloc(1000)), /it is no JSON/),
  ...['null', '[]', '{}', '"results"', '7', '{"results":{}}', '{"results":null}'].map((text) =>
    refused(`the JSON ${text}`, says(text), anotherKind),
  ),
  refused('a document that breaks off', says('{"results":[{"version":"1.1'), /it is damaged JSON/),
  refused('a document with something behind it', says('{"results":[]} {}'), /it is damaged JSON/),
  refused('two documents in one', says('{"results":[]}{"results":[]}'), /it is damaged JSON/),
  {
    ...refused(
      'releases of another module',
      says(about('acme-other')),
      /about `acme-other 1\.1\.0`/,
    ),
    from: 'installed',
  },
  refused('releases of a module named in colours', says(about(escapes)), /the answer is about `/),
  refused('UTF-16', says(Buffer.from(`\u{feff}${about('acme-web')}`, 'utf16le')), /it is no JSON/),
  refused(
    'an encoding that nobody asked for',
    says(Buffer.from([0x8b, 1, 0x80, 0x41]), { ...json, 'content-encoding': 'br' } as typeof json),
    /it is encoded as `br`, which nobody asked for/,
  ),
];

const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const deep = /nested deeper than 500 levels/;
const many = /more than 1000000 values/;
const mebibyte = 1024 * 1024;

const excessive: readonly FaultCase[] = [
  refused('a document that nests 200,000 lists', says(nested), deep),
  refused(
    'a release whose dependencies nest 200,000 lists',
    says(`{"results":[{"version":"1.1.0","metadata":{"dependencies":${nested}}}]}`),
    deep,
  ),
  refused(
    'a document that nests 200,000 objects',
    says(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`),
    deep,
  ),
  refused('60 MiB of empty objects', says(gzipped('{},', 20 * mebibyte), encoded()), many),
  refused('60 MiB of numbers', says(gzipped('1,', 30 * mebibyte), encoded()), many),
  {
    ...refused(
      '60 MiB of one string',
      says(gzipped('a', 60 * mebibyte), encoded()),
      /damaged JSON/,
    ),
  },
  {
    title: '2 GiB of JSON in 2 MiB',
    exit: 5,
    break: always(metadataPath, bomb(2048)),
    says: /error: acme-web: no answer from [\s\S]*the answer is larger than 64 MiB/,
    attempts: asked,
    waits: 0,
  },
  {
    title: '2 GiB of JSON as they are, announced',
    exit: 5,
    from: 'nothing',
    break: always(metadataPath, reply(200, { ...json, 'content-length': String(2 ** 31) })),
    says: /error: acme-web: no answer from [\s\S]*the answer is larger than 64 MiB/,
    attempts: asked,
  },
];

function encoded() {
  return { ...json, 'content-encoding': 'gzip' };
}

/** A JSON list that does not end, of the same text over and over. */
function gzipped(text: string, count: number): Buffer {
  const start = text.length === 1 ? '["' : '[';
  return gzipSync(Buffer.concat([Buffer.from(start), Buffer.alloc(text.length * count, text)]));
}

/** Blanks, of which the server holds no more than one piece. */
function bomb(mebibytes: number): FaultyAnswer {
  return (_, response) => {
    response.writeHead(200, encoded());
    const gzip = createGzip({ level: 9 });
    gzip.pipe(response);
    response.on('close', () => gzip.destroy());
    const piece = Buffer.alloc(mebibyte, ' ');
    let left = mebibytes;
    const write = () => {
      while (left > 0 && !gzip.destroyed) {
        left -= 1;
        if (!gzip.write(piece)) return void gzip.once('drain', write);
      }
      gzip.end();
    };
    write();
  };
}

const harmless = (title: string, change: (document: ForgeDocument) => unknown): FaultCase => ({
  title,
  exit: 0,
  from: 'nothing',
  break: rewritten(metadataPath, change),
  attempts: asked,
  waits: 0,
});

const text = (
  title: string,
  change: (json: string) => string | Buffer,
  headers = {},
): FaultCase => ({
  title,
  exit: 0,
  from: 'nothing',
  break: transformed(metadataPath, (bytes) => ({ headers, body: change(bytes.toString()) })),
  attempts: asked,
  waits: 0,
});

const odd: readonly FaultCase[] = [
  { ...text('a byte order mark', (body) => `\u{feff}${body}`), from: 'installed' },
  text('a wrong charset', (body) => body, { 'content-type': 'application/json; charset=utf-16' }),
  text('no type', (body) => body, { 'content-type': '' }),
  text('another type', (body) => body, { 'content-type': 'image/png' }),
  text('Latin-1 in a summary', (body) =>
    Buffer.from(body.replace('The module', 'Das Modul f\u00fcr'), 'latin1'),
  ),
  text('a key of 10 MB', (body) => body.replace('{', `{"${'k'.repeat(10_000_000)}":1,`)),
  text('a key twice', (body) => body.replace('{', '{"results":"none","pagination":7,')),
  text('an escape for half a character', (body) => body.replace('{', '{"a":"\\ud800",')),
  text('__proto__ as a key of the document', (body) =>
    body.replace('{', '{"__proto__":{"deleted_at":"2020","unusable":"x"},"constructor":1,'),
  ),
  text('__proto__ as a key of each release', (body) =>
    body.replaceAll('"metadata":{', '"metadata":{"__proto__":{"dependencies":7},'),
  ),
  harmless('releases among things that are none', (document) => ({
    ...document,
    results: [null, 7, 'x', [], {}, ...document.results, { version: {} }],
  })),
  harmless('each release twice', (document) => ({
    ...document,
    results: [...document.results, ...document.results],
  })),
  harmless('a release of another module among them', (document) => ({
    ...document,
    results: [{ ...release, version: '9.0.0', module: { slug: 'acme-x' } }, ...document.results],
  })),
  harmless('a release named __proto__', (document) => ({
    ...document,
    results: [{ ...release, version: '__proto__' }, ...document.results],
  })),
  harmless('a version of a megabyte', (document) => ({
    ...document,
    results: [{ ...release, version: '9'.repeat(1_000_000) }, ...document.results],
  })),
  harmless('a dependency that is nested 400 deep', (document) => ({
    ...document,
    results: [
      { ...release, version: '1.2.0', metadata: { dependencies: [nest(400)] } },
      ...document.results,
    ],
  })),
  harmless('numbers where there are texts', (document) => ({
    ...document,
    results: document.results.map((one) => ({ ...one, file_md5: 7, file_size: 'x', tags: 7 })),
  })),
];

function nest(levels: number): unknown {
  return levels === 0 ? {} : [nest(levels - 1)];
}

describeFaults('answers that are none of a Forge', strangers);
describeFaults('answers without bounds', excessive, { atOnce: 2 });
describeFaults('odd answers that do no harm', odd);
