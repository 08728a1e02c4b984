import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import { inspectLockfile } from '../../src/lockfile/inspect-lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { sha256Of } from '../support/declare-modules.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

const librarian = `FORGE
  remote: https://forge.example
  specs:
    acme-base (1.0.0)
    acme-web (1.0.0)
      acme-base (>= 1.0.0)

DEPENDENCIES
  acme-web (~> 1.0)

`;
const lock = `${librarian}CHECKSUMS
  acme-base (1.0.0) sha256=${sha256Of(1)}
  acme-web (1.0.0) sha256=${sha256Of(2)}

`;

describe('inspectLockfile', () => {
  const clean: readonly (readonly [string, string])[] = [
    ['a lock of pupfile', lock],
    ['a lock of librarian-puppet, whatever its order', `\n${librarian}\n`],
    ['line ends of Windows', lock.replaceAll('\n', '\r\n')],
    ['blocks of a newer pupfile', `${lock}FUTURE-2\n  a\n      b\n\n`],
    ['a block of a newer pupfile among the others', lock.replace('CHECK', 'A\n  b\n\nCHECK')],
    ['checksums of a newer pupfile', lock.replace(/(CHECKSUMS\n)/, '$1  site (0.0.1) blake3=25\n')],
    [
      'the user of SSH',
      `GIT\n  remote: ssh://git@g/a\n  sha: ${'b'.repeat(40)}\n  specs:\n\n${librarian}`,
    ],
  ];
  for (const [what, text] of clean) {
    it(`finds nothing in ${what}`, () => assert.deepEqual(inspect(text), []));
  }

  const odd: readonly (readonly [string, string, string])[] = [
    [
      'modules out of order',
      lock.replace(/( {4}acme-base.*\n)( {4}acme-web.*\n.*\n)/, '$2$1'),
      '4 line 4 of the lock is `    acme-web (1.0.0)`, and pupfile writes `    acme-base (1.0.0)`',
    ],
    [
      'trailing blanks',
      lock.replace('specs:', 'specs: '),
      '3 line 3 of the lock is `  specs: `, and pupfile writes `  specs:`',
    ],
    [
      'another blank line',
      lock.replace('\n\nDEP', '\n\n\nDEP'),
      '8 line 8 of the lock is blank, and pupfile writes `DEPENDENCIES`',
    ],
    [
      'a missing blank line',
      lock.replace('\n\nDEP', '\nDEP'),
      '7 line 7 of the lock is `DEPENDENCIES`, and pupfile leaves it blank',
    ],
    [
      'a missing line end',
      lock.trimEnd(),
      `13 line 13 of the lock is \`  acme-web (1.0.0) sha256=${sha256Of(2)}\` without a line end, and pupfile writes \`  acme-web (1.0.0) sha256=${sha256Of(2)}\``,
    ],
    [
      'a missing last line',
      lock.slice(0, -1),
      '14 line 14 of the lock is the end of the file, and pupfile leaves it blank',
    ],
    [
      'an end too many',
      `${lock}\n`,
      '15 line 15 of the lock is blank, and pupfile ends the file before',
    ],
    [
      'names of the old spelling',
      lock.replace('acme-web (~', 'acme/web (~'),
      '9 line 9 of the lock is `  acme/web (~> 1.0)`, and pupfile writes `  acme-web (~> 1.0)`',
    ],
    [
      'a requirement of no declaration',
      `${lock}REQUIREMENTS\n  acme-gone (1.2)\n\n`,
      '15 line 15 of the lock is `REQUIREMENTS`, and pupfile ends the file before',
    ],
  ];
  for (const [what, text, finding] of odd) {
    it(`finds ${what}`, () => assert.deepEqual(inspect(text), [`not-canonical ${finding}`]));
  }

  it('warns of credentials, and never tells them', () => {
    const text = lock.replace('https://', 'https://user:s3cret@');
    const [warning, ...others] = inspectLockfile(text, parseLockfile(text, 'Puppetfile.lock'));
    assert.deepEqual(others, []);
    assert.deepEqual(warning, {
      rule: 'credentials',
      severity: 'warning',
      message:
        'a URL of the lock has credentials; pupfile writes it as `remote: https://forge.example`',
      lockLine: 2,
      fix: 'pupfile lock',
    });
  });

  it('warns of credentials where pupfile would write the same, too', () => {
    const text = `${lock}PUPPET\n  remote: https://user:s3cret@forge.example\n\n`;
    const written = formatLockfile(parseLockfile(text, 'Puppetfile.lock'));
    assert.equal(written, text);
    assert.match(inspect(text).join('\n'), /^credentials 16 /m);
  });

  if (hasSharedData) {
    for (const name of readdirSync(sharedData('locks', 'files'))) {
      it(`takes ${name}, which pupfile did not write, as it is`, () => {
        const text = readFileSync(sharedData('locks', 'files', name), 'utf8');
        const rules = inspectLockfile(text, parseLockfile(text, name)).map(({ rule }) => rule);
        assert.deepEqual(rules, []);
      });
    }
  }
});

function inspect(text: string): readonly string[] {
  return inspectLockfile(text, parseLockfile(text, 'Puppetfile.lock')).map(
    ({ rule, lockLine, message }) => `${rule} ${lockLine} ${message}`,
  );
}
