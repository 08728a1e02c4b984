import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FaultForge } from './fault-forge.ts';
import type { FaultCase } from './fault-run.ts';
import { moduleMetadata } from './module-tarball.ts';
import { type TestMember, tarBytes } from './tar-bytes.ts';

const slug = 'acme-web-1.1.0';

/** The metadata.json that makes an archive the release that is asked for. */
export const metadataText = JSON.stringify(
  moduleMetadata({
    name: 'acme-web',
    version: '1.1.0',
    dependencies: { 'acme/base': '>= 1.1.0' },
  }),
);

/** The members of a rightful archive of it. */
export const metadata: TestMember = { path: `${slug}/metadata.json`, content: metadataText };
export const manifest: TestMember = {
  path: `${slug}/manifests/init.pp`,
  content: 'class web {}\n',
};

/** What such an archive leaves in the module's directory. */
export const plainFiles = {
  'metadata.json': metadataText,
  'manifests/init.pp': 'class web {}\n',
} as const;

/** A member below the top folder. */
export function inside(path: string, rest: Omit<TestMember, 'path'> = {}): TestMember {
  return { path: `${slug}/${path}`, ...rest };
}

/** A rightful archive with further members behind it, gzipped. */
export function archiveWith(...members: readonly TestMember[]): Buffer {
  return gzipSync(tarBytes(metadata, manifest, ...members));
}

/** A Forge serves these bytes as the release that is asked for, with their own checksums. */
export function hostile(
  title: string,
  make: Buffer | (() => Buffer),
  expected: Pick<FaultCase, 'exit'> & Partial<FaultCase>,
): FaultCase {
  return {
    title,
    ...expected,
    break: ({ server }) => {
      publishInstead(server, typeof make === 'function' ? make() : make);
      return undefined;
    },
  };
}

/** From now on a Forge serves these bytes as acme-web 1.1.0, with their own checksums. */
export function publishInstead(server: FaultForge, bytes: Buffer): void {
  const rightful = readFileSync(join(server.forge.directory, `${slug}.tar.gz`));
  server.intercept = ({ url = '' }, response) => {
    if (url.endsWith(`${slug}.tar.gz`)) {
      response.end(bytes);
      return;
    }
    const answer = async () => {
      const genuine = await fetch(new URL(url, server.forge.url));
      const body = Buffer.from(await genuine.arrayBuffer());
      response.writeHead(genuine.status);
      response.end(url.includes('/files/') ? body : withChecksums(body, rightful, bytes));
    };
    answer().catch(() => response.destroy());
  };
}

function withChecksums(body: Buffer, rightful: Buffer, bytes: Buffer): string {
  const digests = ['md5', 'sha256'].map((name) =>
    [rightful, bytes].map((one) => createHash(name).update(one).digest('hex')),
  );
  return digests.reduce(
    (text, [from = '', to = '']) => text.replaceAll(from, to),
    body.toString('utf8'),
  );
}
