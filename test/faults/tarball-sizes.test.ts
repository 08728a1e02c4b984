import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { metadataPath, rewritten, tarballPath } from '../support/fault-answers.ts';
import type { FaultCase, FaultWorld } from '../support/fault-run.ts';
import { describeFaults } from '../support/judge-fault.ts';

const mebibyte = 1024 * 1024;
const piece = Buffer.alloc(mebibyte, 'pupfile');

/** Sends so many mebibytes, of which the server holds no more than one. */
function stream(response: ServerResponse, mebibytes: number): void {
  let left = mebibytes;
  const write = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(piece)) return void response.once('drain', write);
    }
    response.end();
  };
  write();
}

function sha256Of(mebibytes: number): string {
  const hash = createHash('sha256');
  for (let count = 0; count < mebibytes; count += 1) hash.update(piece);
  return hash.digest('hex');
}

/** An archive of so many mebibytes, with its right checksum. */
function archiveOf(mebibytes: number, { isAnnounced }: { readonly isAnnounced: boolean }) {
  return (world: FaultWorld) => {
    const file_sha256 = sha256Of(mebibytes);
    rewritten(metadataPath, (document) => ({
      ...document,
      results: document.results.map((one) => ({ ...one, file_sha256 })),
    }))(world);
    const { intercept } = world.server;
    world.server.intercept = (request, response, forward) => {
      if (!tarballPath.test(request.url ?? '')) return intercept?.(request, response, forward);
      const length = { 'content-length': String(mebibytes * mebibyte) };
      response.writeHead(200, isAnnounced ? length : {});
      stream(response, mebibytes);
    };
    return undefined;
  };
}

const tooLarge = /error: acme-web 1\.1\.0: no answer from [\s\S]*the answer is larger than 256 MiB/;
// What a Puppetfile names exactly is asked for before its size is known, and given up where it is large.
const twice = { path: tarballPath, count: 2 };
// The program takes half of it.
const mostBytes = 150 * mebibyte;

const cases: readonly FaultCase[] = [
  {
    title: 'an archive that is announced to be too large is not fetched',
    exit: 5,
    break: archiveOf(257, { isAnnounced: true }),
    says: tooLarge,
    attempts: twice,
    waits: 0,
  },
  {
    title: 'an archive that turns out to be too large is given up',
    exit: 5,
    from: 'nothing',
    break: archiveOf(300, { isAnnounced: false }),
    says: tooLarge,
    attempts: twice,
    waits: 0,
    mostBytes,
  },
  ...[true, false].map(
    (isAnnounced): FaultCase => ({
      title: `256 MiB, ${isAnnounced ? '' : 'not '}announced, are never in memory`,
      exit: 6,
      from: 'nothing',
      break: archiveOf(256, { isAnnounced }),
      says: /ARCHIVE_INVALID/,
      attempts: twice,
      waits: 0,
      mostBytes,
    }),
  ),
];

describeFaults('large archives', cases, { atOnce: 2 });
