import { always, metadataPath, rewritten, tarballPath } from '../support/fault-answers.ts';
import type { FaultCase, FaultWorld } from '../support/fault-run.ts';
import { type FaultyAnswer, reply } from '../support/faulty-server.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { startOtherHost } from '../support/other-host.ts';
import { passOn } from '../support/secure-server.ts';

const token = { PUPFILE_FORGE_TOKEN: 'hidden-token' };

/** Has the Forge say that the archives are somewhere else. */
const archivesAt = (addressOf: (path: string) => string) =>
  rewritten(metadataPath, (document) => ({
    ...document,
    results: document.results.map((one) => ({ ...one, file_uri: addressOf(one.file_uri) })),
  }));

async function onOtherHost(
  world: FaultWorld,
  addressOf: (host: string, path: string) => string,
  answer: FaultyAnswer = passOn(world.server.forge.url),
) {
  const host = await startOtherHost(answer);
  archivesAt((path) => addressOf(host.url, path))(world);
  return host.close;
}

const addresses: readonly FaultCase[] = [
  {
    title: 'a redirect to a CDN, which gets no token',
    exit: 0,
    variables: token,
    hides: /hidden/,
    break: async (world) => {
      const host = await startOtherHost(passOn(world.server.forge.url));
      always(tarballPath, ({ url }, response) =>
        response.writeHead(302, { location: `${host.url}${url}` }).end(),
      )(world);
      return host.close;
    },
  },
  {
    title: 'a redirect to a CDN that no longer has it',
    exit: 5,
    from: 'nothing',
    says: /error: acme-web 1\.1\.0: \S+ answers with status 404\n[\s\S]*redirected to /,
    hides: /hidden/,
    break: async (world) => {
      const host = await startOtherHost(reply(404));
      const location = `${host.url}/a.tar.gz?signature=hidden`;
      always(tarballPath, reply(302, { location }))(world);
      return host.close;
    },
  },
  {
    title: 'a redirect in a circle',
    exit: 5,
    from: 'nothing',
    break: always(tarballPath, ({ url }, response) =>
      response.writeHead(301, { location: url }).end(),
    ),
    says: /error: acme-web 1\.1\.0: no answer from [\s\S]*redirects without end/,
    attempts: { path: tarballPath, count: 6 },
    waits: 0,
  },
  {
    title: 'an archive on another host, which gets no token',
    exit: 0,
    variables: token,
    hides: /hidden/,
    break: (world) => onOtherHost(world, (host, path) => host + path),
  },
  {
    title: 'an archive on another host, with a user and password of the Forge’s',
    exit: 0,
    hides: /hidden/,
    break: (world) =>
      onOtherHost(world, (host, path) => host.replace('//', '//user:hidden@') + path),
  },
  {
    title: 'an archive on another host that has something else',
    exit: 6,
    says: /error: acme-web 1\.1\.0: the archive is not the one that was promised/,
    hides: /hidden/,
    break: (world) =>
      onOtherHost(world, (host) => `${host.replace('//', '//u:hidden@')}/x`, reply(200, {}, 'x')),
    from: 'nothing',
  },
  ...['file:///etc/passwd', 'ftp://127.0.0.1/a', 'data:,x', 'javascript:x'].map(
    (uri): FaultCase => ({
      title: `an archive at ${uri}`,
      exit: 5,
      from: 'nothing',
      break: archivesAt(() => uri),
      says: /error: acme-web 1\.1\.0: `\S+` is not an http\(s\) address/,
    }),
  ),
  {
    title: 'an archive at an address in colours',
    exit: 5,
    from: 'nothing',
    break: archivesAt(() => 'http://127.0.0.1:9/\u001b[31m\u202e.tar.gz'),
    says: /error: acme-web 1\.1\.0: no answer from http:\/\/127\.0\.0\.1:9/,
  },
  {
    title: 'an archive at an address with a line break in it',
    exit: 5,
    from: 'nothing',
    break: archivesAt(() => '/v3/files/a\r\nX-Injected: yes'),
    says: /error: acme-web 1\.1\.0: /,
  },
  {
    title: 'an archive on a host that nobody finds',
    exit: 5,
    from: 'nothing',
    break: archivesAt((path) => `https://files.invalid${path}`),
    says: /error: acme-web 1\.1\.0: no answer from https:\/\/files\.invalid/,
  },
];

describeFaults('addresses of archives', addresses);
