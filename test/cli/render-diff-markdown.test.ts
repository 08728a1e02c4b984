import assert from 'node:assert/strict';
import { diffToMarkdown, escapeMarkdown } from '../../src/cli/render-diff-markdown.ts';
import { changed, same } from '../support/declare-diff.ts';

describe('diffToMarkdown', () => {
  it('draws a table, with what is alarming above it and the settings below', () => {
    const some = {
      ...changed,
      modules: changed.modules.slice(0, 4),
      wishes: changed.wishes.slice(0, 2),
    };
    assert.equal(
      diffToMarkdown(some),
      `**4 modules and 2 settings** differ between HEAD and Puppetfile.lock.

> **Look at this:** the same version is something else now: acme-evil

| Module | | Old | New | |
|---|---|---|---|---|
| acme-web | upgraded | 1.0.0 | 2.0.0 | declared<br>licence Apache-2.0 -> MIT<br>runs on puppet >= 7.0.0 -> anything |
| acme-log | added |  | 1.0.0 | required by acme-a 1.0.0, acme-b 1.0.0, acme-c 1.0.0 and 1 other<br>licence MIT |
| acme-old | removed | 1.0.0 |  | was declared |
| acme-evil | replaced | 1.0.0 | 1.0.0 | **same version, other archive: sha256 111 -> 222**<br>declared |

- acme-web is declared = 2.0.0, before = 1.0.0
- acme-log is now declared >= 0

Licences and platforms of 3 modules are not known here: \`--online\` asks the Forge`,
    );
  });

  it('draws no empty table, and no empty list', () => {
    const unknownFacts = 0;
    assert.equal(
      diffToMarkdown({ ...changed, modules: [], wishes: changed.wishes.slice(3, 4), unknownFacts }),
      '**0 modules and 1 setting** differ between HEAD and Puppetfile.lock.\n\n- acme-x is now excluded',
    );
    assert.doesNotMatch(diffToMarkdown({ ...changed, wishes: [], unknownFacts }), /\n- |\n$/);
  });

  it('says that nothing differs', () => {
    assert.equal(diffToMarkdown(same), '**Same modules** in HEAD and Puppetfile.lock.');
  });
});

describe('escapeMarkdown', () => {
  const cases: readonly [text: string, escaped: string][] = [
    ['Apache-2.0', 'Apache-2.0'],
    ['a | b', 'a \\| b'],
    ['[x](y)', '\\[x\\](y)'],
    ['<img>', '&lt;img>'],
    ['@all', '&#64;all'],
    ['#1 !2 ~label', '\\#1 \\!2 \\~label'],
    ['&#64;', '&amp;\\#64;'],
    ['one\ntwo', 'one two'],
    ['`x` *y* _z_', '\\`x\\` \\*y\\* \\_z\\_'],
    ['https://evil.example', 'https:&#47;&#47;evil.example'],
    ['\u001b[31m', '\ufffd\\[31m'],
  ];
  for (const [text, escaped] of cases) {
    it(`makes ${JSON.stringify(text)} mean itself`, () => {
      assert.equal(escapeMarkdown(text), escaped);
    });
  }
});
