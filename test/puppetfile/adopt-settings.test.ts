import assert from 'node:assert/strict';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { adoptSettings } from '../../src/puppetfile/adopt-settings.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import { readPuppetfile } from '../../src/puppetfile/read-puppetfile.ts';

const prism = loadPrismModule();
const forgeUrl = 'https://own.example';

function adopt(text: string, settings: { forgeUrl?: string; modulesDirectory?: string }): string {
  const file = 'Puppetfile';
  const editable = readEditable({ text, file }, prism);
  const puppetfile = readPuppetfile({ text, file, prism, metadata: undefined });
  const { edits, places } = adoptSettings(editable, puppetfile, { ...settings, file: 'x.yaml' });
  assert.equal(places.length > 0, edits.length > 0);
  return editable.textWith(edits);
}

const cases: readonly (readonly [text: string, settings: object, expected: string])[] = [
  ["mod 'a-b'\n", { forgeUrl }, `forge '${forgeUrl}'\n\nmod 'a-b'\n`],
  ["# Ours\n\nmod 'a-b'\n", { forgeUrl }, `# Ours\n\nforge '${forgeUrl}'\n\nmod 'a-b'\n`],
  ['forge "https://x.example" # x\n', { forgeUrl }, `forge '${forgeUrl}' # x\n`],
  [`forge '${forgeUrl}/'\n`, { forgeUrl }, `forge '${forgeUrl}/'\n`],
  ["mod 'a-b'\n", { forgeUrl: 'https://forgeapi.puppet.com' }, "mod 'a-b'\n"],
  ["mod 'a-b'\r\n", { modulesDirectory: 'site' }, "moduledir 'site'\r\n\r\nmod 'a-b'\r\n"],
  ["moduledir 'site'\n", { modulesDirectory: 'site' }, "moduledir 'site'\n"],
  ["mod 'a-b'\n", {}, "mod 'a-b'\n"],
  ['', { forgeUrl, modulesDirectory: "o'x" }, `forge '${forgeUrl}'\nmoduledir 'o\\'x'\n\n`],
];

describe('adoptSettings', () => {
  for (const [text, settings, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(text)}`, () => {
      assert.equal(adopt(text, settings), expected);
    });
  }
});
