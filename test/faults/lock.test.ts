import { readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultCase, FaultWorld } from '../support/fault-run.ts';
import { describeFaults } from '../support/judge-fault.ts';

type Edit = (text: string) => string | Buffer;

/** Somebody edits the lock of a project whose modules have to be installed anew. */
function edited(
  title: string,
  edit: Edit,
  expected: Pick<FaultCase, 'exit' | 'says' | 'hides'> & { readonly words?: readonly string[] },
): FaultCase {
  return {
    title,
    wants: 'older',
    words: ['install', '--clean', '--no-cache', '--content', 'release'],
    ...expected,
    break: (world) => {
      const path = lockOf(world);
      const text = readFileSync(path, 'utf8');
      const changed = edit(text);
      if (changed === text) throw new Error(`nothing was edited: ${text}`);
      const outside = join(world.root, 'outside');
      const isText = typeof changed === 'string';
      writeFileSync(path, isText ? changed.replace('$OUTSIDE', outside) : changed);
      return () => writeFileSync(path, text);
    },
  };
}

function lockOf({ project }: FaultWorld): string {
  return join(project, 'Puppetfile.lock');
}

const frozen = ['install', '--frozen', '--no-cache', '--content', 'release'];
const otherHash = 'f'.repeat(64);
const hashOfWeb = /(acme-web \(1\.0\.0\) sha256=)[0-9a-f]{64}/;

describeFaults('a lock in the hands of an attacker', [
  edited('another checksum', (text) => text.replace(hashOfWeb, `$1${otherHash}`), {
    exit: 6,
    says: new RegExp(
      `acme-web 1\\.0\\.0.*promised by Puppetfile\\.lock: ${otherHash}.*what arrived: `,
      's',
    ),
  }),
  edited('another checksum, frozen', (text) => text.replace(hashOfWeb, `$1${otherHash}`), {
    exit: 6,
    words: frozen,
    says: /promised by Puppetfile\.lock/,
  }),
  edited(
    'one checksum removed',
    (text) => text.replace(/ {2}acme-web \(1\.0\.0\) sha256=.*\n/, ''),
    {
      exit: 6,
      says: /no checksum for acme-web 1\.0\.0.*`pupfile lock`/s,
    },
  ),
  edited(
    'one checksum removed, frozen',
    (text) => text.replace(/ {2}acme-web \(1\.0\.0\) sha256=.*\n/, ''),
    {
      exit: 1,
      words: frozen,
      says: /acme-web.*checksum/,
    },
  ),
  edited('all checksums removed, frozen', (text) => text.replace(/CHECKSUMS\n(?: .*\n)+\n/, ''), {
    exit: 1,
    words: frozen,
    says: /checksum/,
  }),
  edited(
    'all checksums removed, as librarian-puppet writes it',
    (text) => text.replace(/CHECKSUMS\n(?: .*\n)+\n/, ''),
    { exit: 0 },
  ),
  edited(
    'another version with its checksum line',
    (text) => text.replaceAll('acme-web (1.0.0)', 'acme-web (9.9.9)'),
    {
      exit: 4,
      words: ['install', '--no-cache', '--content', 'release', '--frozen'],
      says: /acme-web/,
    },
  ),
  edited(
    'another Forge, frozen',
    (text) => text.replace(/remote: http:\S+/, 'remote: http://evil.invalid'),
    {
      exit: 1,
      words: frozen,
      says: /evil\.invalid/,
    },
  ),
  edited(
    'another Forge',
    (text) => text.replace(/remote: http:\S+/, 'remote: http://evil.invalid'),
    { exit: 0 },
  ),
  edited(
    'a name that leads out',
    (text) => text.replace(/ {4}acme-web \(1\.0\.0\)/, '    ../../outside (1.0.0)'),
    {
      exit: 3,
      says: /Puppetfile\.lock:\d+/,
    },
  ),
  edited(
    'a version that leads out',
    (text) => text.replaceAll('acme-web (1.0.0)', 'acme-web (../../../outside)'),
    {
      exit: 3,
      words: frozen,
      says: /no version/,
    },
  ),
  edited(
    'a name of every object',
    (text) => text.replace('  specs:\n', '  specs:\n    __proto__-constructor (1.0.0)\n'),
    {
      exit: 3,
      words: frozen,
      says: /no name of a module/,
    },
  ),
  edited(
    'a module twice',
    (text) => text.replace('  specs:\n', '  specs:\n    acme-web (2.0.0)\n'),
    {
      exit: 1,
      words: frozen,
      says: /acme-web/,
    },
  ),
  edited(
    'the marks of a merge',
    (text) => text.replace('DEPENDENCIES', '<<<<<<< HEAD\nDEPENDENCIES'),
    {
      exit: 3,
      says: /Puppetfile\.lock:\d+.*<<<<<<<|merge|conflict/s,
    },
  ),
  edited(
    'escapes for the terminal',
    (text) => text.replace('DEPENDENCIES', '\u001b]0;owned\u0007\u001b[2JDEPENDENCIES'),
    {
      exit: 3,
      says: /Puppetfile\.lock/,
    },
  ),
  edited('a checksum that is none', (text) => text.replace(hashOfWeb, '$1123'), {
    exit: 3,
    says: /64 hexadecimal digits/,
  }),
  edited(
    'a git block nobody declared',
    (text) =>
      `GIT\n  remote: ext::sh -c "touch $OUTSIDE/owned"\n  ref: main\n  sha: ${'a'.repeat(40)}\n  specs:\n    acme-evil (1.0.0)\n\n${text}`,
    {
      exit: 1,
      words: frozen,
      says: /acme-evil/,
    },
  ),
  edited(
    'a directory nobody declared',
    (text) =>
      text.replace(
        'DEPENDENCIES',
        'PATH\n  remote: /etc\n  specs:\n    acme-etc (1.0.0)\n\nDEPENDENCIES',
      ),
    {
      exit: 1,
      words: frozen,
      says: /acme-etc/,
    },
  ),
  edited('nothing but noise', () => Buffer.from([0xff, 0xfe, 0, 1, 2, 3]), {
    exit: 3,
    says: /UTF-8/,
  }),
  edited('an empty file', () => '', { exit: 3, says: /Puppetfile\.lock/ }),
  edited('three megabytes', (text) => text + '\n'.repeat(3 * 1024 * 1024), {
    exit: 3,
    says: /larger than/,
  }),
  {
    title: 'a link to a file of somebody else',
    wants: 'older',
    exit: 3,
    says: /Puppetfile\.lock/,
    break: (world) => {
      const text = readFileSync(lockOf(world), 'utf8');
      unlinkSync(lockOf(world));
      symlinkSync(join(world.root, 'outside', 'precious'), lockOf(world));
      return () => {
        unlinkSync(lockOf(world));
        writeFileSync(lockOf(world), text);
      };
    },
  },
]);
