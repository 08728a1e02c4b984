import {
  always,
  type ForgeDocument,
  first,
  inOrder,
  metadataPath,
  moveForge,
  rewritten,
} from '../support/fault-answers.ts';
import type { FaultCase } from '../support/fault-run.ts';
import { reply } from '../support/faulty-server.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { startOtherHost } from '../support/other-host.ts';
import { passOn, startSecureServer } from '../support/secure-server.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

const token = { PUPFILE_FORGE_TOKEN: 'hidden-token' };
const trust = { SSL_CERT_FILE: tlsFile('ca.pem') };
const to = (location: string, status = 302) => reply(status, { location });

const redirects: readonly FaultCase[] = [
  {
    title: 'redirects in a circle',
    exit: 5,
    break: always(metadataPath, ({ url = '' }, response) => to(url)({} as never, response)),
    says: /error: acme-web: no answer from [\s\S]*redirects without end/,
    attempts: { path: metadataPath, count: 6 },
    waits: 0,
  },
  {
    title: 'five redirects, which are as many as there may be',
    exit: 0,
    from: 'nothing',
    break: first(5, metadataPath, ({ url = '' }, response) => to(url)({} as never, response)),
    attempts: { path: metadataPath, count: 6 },
  },
  {
    title: 'six redirects',
    exit: 5,
    from: 'nothing',
    break: first(6, metadataPath, ({ url = '' }, response) => to(url)({} as never, response)),
    says: /redirects without end/,
    attempts: { path: metadataPath, count: 6 },
  },
  {
    title: 'a redirect without Location',
    exit: 5,
    break: always(metadataPath, reply(302)),
    says: /error: acme-web: \S+ answers with status 302\n/,
    attempts: { path: metadataPath, count: 1 },
  },
  ...['file:///etc/passwd', 'ftp://127.0.0.1/x', 'http://', 'javascript:alert(1)'].map(
    (location): FaultCase => ({
      title: `a redirect to ${location}`,
      exit: 5,
      from: 'nothing',
      break: always(metadataPath, to(location)),
      says: /error: acme-web: no answer from [\s\S]*redirects to what is no http\(s\) address/,
      attempts: { path: metadataPath, count: 1 },
    }),
  ),
  {
    title: 'a redirect to another host, which gets no token',
    exit: 0,
    variables: token,
    hides: /hidden-token/,
    break: async (world) => {
      const host = await startOtherHost(passOn(world.server.forge.url));
      always(metadataPath, ({ url = '' }, response) => to(host.url + url)({} as never, response))(
        world,
      );
      return host.close;
    },
  },
  {
    title: 'a redirect to another host that names a user and password',
    exit: 0,
    break: async (world) => {
      const host = await startOtherHost(passOn(world.server.forge.url));
      const named = host.url.replace('//', '//user:hidden@');
      always(metadataPath, ({ url = '' }, response) => to(named + url)({} as never, response))(
        world,
      );
      return host.close;
    },
    hides: /hidden/,
  },
  {
    title: 'a redirect to another host that refuses',
    exit: 5,
    from: 'nothing',
    says: /error: acme-web: http:\/\/127\.0\.0\.1:\d+ answers with status 403\n[\s\S]*redirected to /,
    break: async (world) => {
      const host = await startOtherHost(reply(403));
      always(metadataPath, to(`${host.url}/?signature=hidden`, 307))(world);
      return host.close;
    },
    hides: /hidden/,
  },
  {
    title: 'a redirect from https to http, which gets no token',
    exit: 0,
    variables: { ...token, ...trust },
    hides: /hidden-token/,
    break: async (world) => {
      const plain = await startOtherHost(passOn(world.server.forge.url));
      const secure = await startSecureServer((request, response) => {
        const isAsked = metadataPath.test(request.url ?? '');
        if (isAsked) to(plain.url + request.url)(request, response);
        else passOn(world.server.forge.url)(request, response);
      });
      return inOrder(secure.close, plain.close, moveForge(world, secure.url));
    },
  },
];

const next = (link: (url: string, count: number) => unknown) => {
  let count = 0;
  return rewritten(metadataPath, (document: ForgeDocument, { url }) => {
    count += 1;
    return { ...document, pagination: { ...document.pagination, next: link(url, count) } };
  });
};

const pages: readonly FaultCase[] = [
  {
    title: 'a list whose next page is the same one',
    exit: 5,
    break: next((url) => url),
    says: /error: acme-web: [\s\S]*its list of releases leads back to itself/,
    attempts: { path: metadataPath, count: 1 },
  },
  {
    title: 'a list that never ends',
    exit: 5,
    break: next((url, count) => `${url.replace(/&page=.*/, '')}&page=${count}`),
    says: /error: acme-web: [\s\S]*does not end within 100 pages/,
    attempts: { path: metadataPath, count: 100 },
  },
  ...[7, {}, [], true, null, ''].map(
    (link): FaultCase => ({
      title: `a list whose next page is ${JSON.stringify(link)}`,
      exit: 0,
      from: 'nothing',
      break: next(() => link),
    }),
  ),
  {
    title: 'a list whose next page is a file of this machine',
    exit: 5,
    break: next(() => 'file:///etc/passwd'),
    says: /error: acme-web: `file:\/\/\/etc\/passwd` is not an http\(s\) address/,
  },
  {
    title: 'a list that goes on at another host, which gets no token',
    exit: 0,
    variables: token,
    hides: /hidden-token/,
    break: async (world) => {
      const host = await startOtherHost(passOn(world.server.forge.url));
      rewritten(metadataPath, (document, { url }) => ({
        pagination: { next: host.url + url },
        results: document.results.slice(0, 1),
      }))(world);
      return host.close;
    },
  },
  {
    title: 'a list that goes on at another host, where nobody listens',
    exit: 5,
    from: 'nothing',
    break: next(() => 'http://127.0.0.1:9/v3/releases?module=acme-web'),
    says: /error: acme-web: no answer from http:\/\/127\.0\.0\.1:9/,
  },
  {
    title: 'a list that began with https and goes on with http',
    exit: 5,
    variables: trust,
    says: /error: acme-web: [\s\S]*goes on at an address that is not https/,
    break: async (world) => {
      const answer = { pagination: { next: `${world.server.url}/v3/releases` }, results: [] };
      const secure = await startSecureServer(
        reply(200, { 'content-type': 'application/json' }, JSON.stringify(answer)),
      );
      return inOrder(secure.close, moveForge(world, secure.url));
    },
  },
];

describeFaults('redirects, for metadata', redirects);
describeFaults('pages of metadata', pages);
