import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { compareLockfile } from '../../src/lockfile/compare-lockfile.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import { inspectLockfile } from '../../src/lockfile/inspect-lockfile.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { damagedTexts } from './damaged-texts.ts';
import { declareModules } from './declare-modules.ts';
import { hasSharedData, sharedData } from './shared-data.ts';

const digest = 'ab'.repeat(32);

const own = `FORGE
  remote: https://user:secret@forgeapi.puppet.com
  specs:
    puppetlabs-apt (9.4.0)
      puppetlabs-stdlib (>= 9.0.0, < 10.0.0)
    puppetlabs-stdlib (9.6.0)

GIT
  remote: ssh://git@git.example.com/site.git
  path: modules/site
  ref: main
  sha: 258c4ddedbed93682b545a863a65ab5ca3243237
  specs:
    site (0.0.1)

DEPENDENCIES
  puppetlabs-apt (>= 9.1.0, < 9.5.0)
  site (>= 0)

CHECKSUMS
  puppetlabs-apt (9.4.0) sha256=${digest}
  puppetlabs-stdlib (9.6.0) sha256=${digest}

EXCLUSIONS
  puppetlabs-translate

OVERRIDES
  puppetlabs-apt (9.4.0) puppetlabs-concat (>= 9.0.0)

PUPPET
  8.10.0

REQUIREMENTS
  puppetlabs-apt (9.1.x || 9.4.x, != 9.1.2)

`;

/** What locks are made of, and what has no place in them. */
export const lockWords: readonly string[] = [
  ...[
    'FORGE',
    'GIT',
    'PATH',
    'GITHUBTARBALL',
    'DEPENDENCIES',
    'CHECKSUMS',
    'EXCLUSIONS',
    'LAYER',
    'LAYOUT',
    'PE',
  ],
  ...[
    'OVERRIDES',
    'PUPPET',
    'REQUIREMENTS',
    'FUTURE',
    '  specs:',
    '  remote: ',
    '  sha: ',
    'ref: ',
  ],
  ...['\n', '\n  ', '\n    ', '\n      ', '\t', '\r\n', '\r', '\0', ' ', '(', ')', ',', '()', '-'],
  ...[
    '/',
    '.',
    '..',
    '<',
    '>',
    '=',
    '~>',
    '!=',
    '>= 0',
    '||',
    '1.x',
    '1.2.3-rc1',
    '1.0.pre.2',
    '+b',
  ],
  ...[
    '\n<<<<<<< a\n',
    '\n=======\n',
    '\n>>>>>>> b\n',
    '\n||||||| c\r\n',
    '__proto__',
    'constructor',
  ],
  ...[
    'https://a:b@c/',
    'sha256=',
    digest,
    'é',
    '😀',
    '\u{feff}',
    '\u{a0}',
    '\ud800',
    '\u{2028}',
    '@',
  ],
];

/** Locks that editors, merges and other tools may leave: any text, and damaged real locks. */
export const fuzzedLocks: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 6, arbitrary: damagedTexts([own, ...realLocks()], lockWords) },
  { weight: 4, arbitrary: damagedTexts([own], lockWords) },
);

const puppetfile = declareModules(
  [['puppetlabs/apt', '9.1.x || 9.4.x'], ['puppetlabs/stdlib'], ['site']],
  { exclusions: ['puppetlabs/translate'] },
);

/**
 * Reads, compares and rewrites a lock: `lockfile`, or the code of the error for the user.
 *
 * @throws Error where something else was thrown, a place lies outside of the text, or a lock that was
 * written is not read as it was
 */
export function tryLock(text: string): string {
  try {
    const lockfile = parseLockfile(text, 'Puppetfile.lock');
    checkRewriting(lockfile);
    checkFindings(text, lockfile);
    return 'lockfile';
  } catch (error) {
    if (!(error instanceof PupfileError)) throw error;
    return checkError(text, error);
  }
}

function checkRewriting(lockfile: Lockfile): void {
  const written = formatLockfile(lockfile);
  const reread = parseLockfile(written, 'Puppetfile.lock');
  if (formatLockfile(reread) !== written) throw new Error(`not read as written:\n${written}`);
  const [finding] = inspectLockfile(written, reread);
  if (finding !== undefined) throw new Error(`${finding.message}:\n${written}`);
}

function checkFindings(text: string, lockfile: Lockfile): void {
  const last = text.split('\n').length;
  const findings = [...compareLockfile(puppetfile, lockfile), ...inspectLockfile(text, lockfile)];
  const lost = findings.find(({ lockLine = 1 }) => lockLine < 1 || lockLine > last + 1);
  if (lost !== undefined) throw new Error(`${lost.rule} in line ${lost.lockLine}`);
}

function checkError(text: string, { code, labels }: PupfileError): string {
  const last = text.split('\n').length;
  const isInside = labels.every(({ span: { line, column, length, lineText } }) => {
    return line >= 1 && line <= last && column - 1 + length <= lineText.length;
  });
  if (isInside && labels.length > 0) return code;
  throw new Error(`places that are not in the text: ${JSON.stringify(labels)}`);
}

function realLocks(): readonly string[] {
  if (!hasSharedData) return [];
  const directory = sharedData('locks', 'files');
  return readdirSync(directory).map((name) => readFileSync(`${directory}/${name}`, 'utf8'));
}
