import assert from 'node:assert/strict';
import { checkEdit, type MeantChange } from '../../src/puppetfile/edit-check.ts';
import { moduleName } from '../support/declare-modules.ts';
import { errorOf, read } from './support.ts';

const name = moduleName('acme-m');
const source = { kind: 'forge', url: 'https://forge.example' } as const;
const removed: MeantChange = { kind: 'removed', name };
const changed: MeantChange = { kind: 'changed', name, requirements: ['2.0.0'] };
const added: MeantChange = { kind: 'added', name, requirements: ['2.0.0'], source };
const start = "forge 'https://forge.example'\nmod 'acme-a', '1.0.0'\n";
const declared = `${start}mod 'acme-m', '1.0.0', sha256sum: '${'a'.repeat(64)}'\n`;

function check(before: string, after: string, change: MeantChange): void {
  checkEdit(read(before), read(after), [change]);
}

describe('checkEdit', () => {
  it('lets pass what was meant', () => {
    check(declared, start, removed);
    check(declared, declared.replace("m', '1.0.0'", "m', '2.0.0'"), changed);
    check(start, `# new\n${start}mod 'acme-m', '2.0.0'\n`, added);
  });

  const others: readonly [title: string, before: string, after: string, MeantChange, RegExp][] = [
    ['a module that is still there', declared, declared, removed, /`acme-m`/],
    ['a module that did not come', start, start, added, /`acme-m`/],
    ['another requirement', start, `${start}mod 'acme-m', '2.0.1'\n`, added, /`acme-m`/],
    [
      'another source',
      start,
      `${start}mod 'acme-m', '2.0.0', git: 'https://git.example/m'\n`,
      added,
      /`acme-m`/,
    ],
    [
      'another directory',
      start,
      `${start}moduledir 'more'\nmod 'acme-m', '2.0.0'\n`,
      added,
      /`acme-m`/,
    ],
    ['an option that got lost', declared, `${start}mod 'acme-m', '2.0.0'\n`, changed, /`acme-m`/],
    ['a neighbour that changed', declared, start.replace('1.0.0', '1.1.0'), removed, /`acme-a`/],
    ['a neighbour that went, too', declared, start.replace(/mod.*\n/, ''), removed, /`acme-a`/],
    ['a neighbour that came, too', declared, `${start}mod 'acme-z'\n`, removed, /`acme-z`/],
    ['another Forge', declared, start.replace('forge.ex', 'other.ex'), removed, /its settings/],
    ['an exclusion', declared, `${start}exclusion 'acme-z'\n`, removed, /its settings/],
    ['another modules directory', declared, `moduledir 'm'\n${start}`, removed, /its settings/],
  ];
  for (const [title, before, after, change, words] of others) {
    it(`refuses ${title}`, () => {
      const error = errorOf(() => check(before, after, change));
      assert.equal(error.code, 'PUPPETFILE_NOT_EDITABLE');
      assert.match(error.message, words);
    });
  }

  it('lets a metadata.json go on asking for a module that the Puppetfile no longer declares', () => {
    const metadata = {
      text: JSON.stringify({
        name: 'acme-site',
        version: '1.0.0',
        dependencies: [{ name: 'acme/m', version_requirement: '1.x' }],
      }),
      file: 'metadata.json',
    };
    const before = read(`${start}metadata\nmod 'acme-m', '1.0.0'\n`, { metadata });
    checkEdit(before, read(`${start}metadata\n`, { metadata }), [removed]);
  });
});
