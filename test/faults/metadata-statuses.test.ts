import { always, metadataPath, once } from '../support/fault-answers.ts';
import type { FaultCase } from '../support/fault-run.ts';
import { reply } from '../support/faulty-server.ts';
import { describeFaults } from '../support/judge-fault.ts';

const asked = (count: number) => ({ path: metadataPath, count });

const passing: readonly FaultCase[] = [408, 425, 429, 500, 502, 503, 504].flatMap((status) => [
  {
    title: `${status} once`,
    exit: 0,
    break: once(metadataPath, reply(status)),
    says: new RegExp(`^waiting: .*: status ${status}$`, 'm'),
    attempts: asked(2),
    waits: 1,
  },
  {
    title: `${status} always`,
    exit: 5,
    from: 'nothing',
    break: always(metadataPath, reply(status)),
    says: new RegExp(`error: acme-web: \\S+ answers with status ${status}\n`),
    attempts: asked(4),
    waits: 3,
  },
]);

const lasting: readonly FaultCase[] = [
  ...[204, 206, 304, 400, 401, 402, 403, 405, 406, 409, 410, 422, 451, 501, 505].map(
    (status): FaultCase => ({
      title: `${status}, which would not pass`,
      exit: 5,
      from: 'nothing',
      break: always(metadataPath, reply(status, { 'content-type': 'text/html' })),
      says: new RegExp(`error: acme-web: \\S+ answers with status ${status}\n`),
      attempts: asked(1),
      waits: 0,
    }),
  ),
  {
    title: '404 as a web page, which is no word of a Forge',
    exit: 5,
    break: always(metadataPath, reply(404, { 'content-type': 'text/html' }, '<html>gone')),
    says: /error: acme-web: \S+ answers with status 404\n/,
    attempts: asked(1),
  },
  {
    title: '404 of a Forge that does not know the module',
    exit: 4,
    break: always(metadataPath, reply(404, { 'content-type': 'application/json' }, '{}')),
    says: /acme-web/,
    attempts: asked(1),
  },
];

const after = (value: string) => reply(429, { 'retry-after': value });

const waits: readonly FaultCase[] = [
  {
    title: 'Retry-After: 1',
    exit: 0,
    break: once(metadataPath, after('1')),
    says: /^waiting: 1\.0 s before/m,
    attempts: asked(2),
    waits: 1,
  },
  {
    title: 'Retry-After: 31, longer than anybody waits',
    exit: 5,
    break: always(metadataPath, after('31')),
    says: /it asks for a wait of 31 s, more than 30 s/,
    attempts: asked(1),
    waits: 0,
  },
  {
    title: 'Retry-After: a date soon',
    exit: 0,
    break: once(metadataPath, (request, response) =>
      after(new Date(Date.now() + 2000).toUTCString())(request, response),
    ),
    says: /^waiting: [012]\.\d s before/m,
    attempts: asked(2),
  },
  {
    title: 'Retry-After: a date long ago',
    exit: 0,
    break: once(metadataPath, after('Wed, 21 Oct 2015 07:28:00 GMT')),
    says: /^waiting: 0\.0 s before/m,
    attempts: asked(2),
  },
  {
    title: 'Retry-After: a date in a year',
    exit: 5,
    from: 'nothing',
    break: always(metadataPath, (request, response) =>
      after(new Date(Date.now() + 365 * 86_400_000).toUTCString())(request, response),
    ),
    says: /it asks for a wait of \d+ s, more than 30 s/,
    attempts: asked(1),
  },
  ...['soon', '-5', '1.5', '', '1, 2', '\u00e4'].map(
    (value): FaultCase => ({
      title: `Retry-After: ${JSON.stringify(value)}, which makes no sense`,
      exit: 0,
      from: 'nothing',
      break: once(metadataPath, after(value)),
      says: /^waiting: 0\.\d s before/m,
      attempts: asked(2),
    }),
  ),
  {
    title: 'Retry-After: a number of 300 digits',
    exit: 5,
    from: 'nothing',
    break: always(metadataPath, after('9'.repeat(300))),
    says: /it asks for a wait of .{1,40}, more than 30 s/,
    attempts: asked(1),
  },
];

describeFaults('statuses that may pass, for metadata', passing);
describeFaults('statuses that do not pass, for metadata', lasting);
describeFaults('Retry-After, for metadata', waits);
