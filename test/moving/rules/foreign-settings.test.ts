import assert from 'node:assert/strict';
import { findForeignSettings } from '../../../src/moving/rules/foreign-settings.ts';
import { factsOf, settingsFile } from '../../support/declare-facts.ts';
import { declareModules } from '../../support/declare-modules.ts';

describe('findForeignSettings', () => {
  it('tells of every tool', () => {
    const settings = {
      r10k: settingsFile('cachedir: x'),
      g10k: settingsFile('cachedir: x'),
      librarian: settingsFile('LIBRARIAN_PUPPET_TMP: x'),
      bolt: settingsFile('modules: [a/b]'),
      fixtures: settingsFile('fixtures: {}', '.fixtures.yml'),
    };
    const unreadable = [{ file: 'x.yaml', line: 3, reason: 'no YAML' }];
    assert.deepEqual(
      findForeignSettings(factsOf({ settings, unreadable })).map(({ rule }) => rule),
      [
        'settings-invalid',
        'r10k-setting',
        'r10k-setting',
        'librarian-setting',
        'bolt-setting',
        'fixtures',
      ],
    );
  });

  it('needs no remembered path where the Puppetfile says the same', () => {
    const settings = { librarian: settingsFile('LIBRARIAN_PUPPET_PATH: site') };
    const puppetfile = { ...declareModules([]), modulesDirectory: 'site' };
    assert.deepEqual(findForeignSettings(factsOf({ settings, puppetfile })), []);
    assert.equal(findForeignSettings(factsOf({ settings })).length, 1);
  });

  it('leaves the Forge to its own rule where modules come from one', () => {
    const settings = { r10k: settingsFile("forge: { baseurl: 'https://x.example' }") };
    const puppetfile = declareModules([['acme-web']]);
    assert.deepEqual(findForeignSettings(factsOf({ settings, puppetfile })), []);
    assert.equal(findForeignSettings(factsOf({ settings })).length, 1);
  });
});
