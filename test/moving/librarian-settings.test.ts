import assert from 'node:assert/strict';
import {
  describeLibrarianSettings,
  librarianModulesDirectory,
} from '../../src/moving/librarian-settings.ts';
import { settingsFile } from '../support/declare-facts.ts';

const told = (text: string) =>
  describeLibrarianSettings(settingsFile(text)).map(({ advice, message }) => advice ?? message);

const cases: readonly (readonly [text: string, advice: RegExp])[] = [
  ['LIBRARIAN_PUPPET_PATH: site', /moduledir 'site'/],
  ['LIBRARIAN_PUPPET_PATH: /etc/modules', /--modules-dir/],
  ['LIBRARIAN_PUPPET_TMP: /tmp', /PUPFILE_CACHE_DIR/],
  ["LIBRARIAN_PUPPET_DESTRUCTIVE: 'true'", /--clean/],
  ['LIBRARIAN_PUPPET_MODE: local', /pupfile vendor.*--offline/],
  ["LIBRARIAN_PUPPET_USE_V1_API: '1'", /version 3/],
  ["LIBRARIAN_PUPPET_RSYNC: 'true'", /not touched/],
  ["LIBRARIAN_PUPPET_USE_FORGE: 'false'", /each Puppetfile/],
  ["LIBRARIAN_PUPPET_ACME: 'x'", /no meaning/],
];

describe('describeLibrarianSettings', () => {
  for (const [text, advice] of cases) {
    it(`tells what takes the place of ${text}`, () => {
      const [first = '', ...others] = told(text);
      assert.match(first, advice);
      assert.deepEqual(others, []);
    });
  }

  it('passes over what is as it would be here', () => {
    const text =
      "LIBRARIAN_PUPPET_PATH: modules\nLIBRARIAN_PUPPET_DESTRUCTIVE: 'false'\nLIBRARIAN_PUPPET_INSTALL__STRIP_DOT_GIT: '1'\n";
    assert.deepEqual(told(text), []);
  });
});

describe('librarianModulesDirectory', () => {
  for (const [path, expected] of [
    ['vendor/modules', 'vendor/modules'],
    ['./site/', 'site'],
    ['modules', undefined],
    ['/etc/modules', undefined],
    ['../modules', undefined],
  ] as const) {
    it(`makes ${expected} of ${path}`, () => {
      const file = settingsFile(`LIBRARIAN_PUPPET_PATH: ${path}\n`);
      assert.equal(librarianModulesDirectory(file), expected);
    });
  }
});
