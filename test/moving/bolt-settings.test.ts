import assert from 'node:assert/strict';
import { describeBoltSettings } from '../../src/moving/bolt-settings.ts';
import { settingsFile } from '../support/declare-facts.ts';

const told = (text: string) =>
  describeBoltSettings(settingsFile(text)).map(({ line, weight }) => `${line} ${weight}`);

describe('describeBoltSettings', () => {
  it('tells of modules once, and of how they are fetched', () => {
    const text =
      'name: acme\nmodules:\n  - a/b\n  - c/d\nmodule-install:\n  proxy: http://u:geheim@proxy\n  forge:\n    baseurl: https://geheim@forge.example\nformat: human\n';
    assert.deepEqual(told(text), ['3 different', '6 renamed', '8 renamed']);
    assert.doesNotMatch(JSON.stringify(describeBoltSettings(settingsFile(text))), /geheim/);
  });

  it('leaves what is no concern of modules to Bolt', () => {
    assert.deepEqual(told('name: acme\nmodulepath: [site]\n'), []);
  });
});
