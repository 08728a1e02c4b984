import assert from 'node:assert/strict';
import { findUndeclared } from '../../src/lockfile/find-undeclared.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';

type Modules = Parameters<typeof declareModules>[0];

const lock = lockOf(['acme-web 1.0.0', 'acme-base 1.5.0', 'acme-log 2.0.0'], {
  'acme-web': ['acme-base >= 1.0.0', 'acme-gone'],
  'acme-base': ['acme-log'],
});

describe('findUndeclared', () => {
  const cases: readonly (readonly [string, Modules, found: readonly string[]])[] = [
    ['what others require', [['acme-web']], ['acme-base', 'acme-log']],
    ['what others require that are not declared', [['acme-base']], ['acme-log']],
    ['nothing where all are declared', [['acme-web'], ['acme-base'], ['Acme/Log']], []],
    ['only what is required, where the rest is told already', [], ['acme-base', 'acme-log']],
  ];
  for (const [title, modules, found] of cases) {
    it(`finds ${title}`, () => {
      const messages = findUndeclared(declareModules(modules), lock).map(({ message }) => message);
      const names = messages.map((message) => /^`([^`]*)`/.exec(message)?.[1]);
      assert.deepEqual(names, found);
    });
  }

  it('knows a module by its full name that is declared without its author', () => {
    const named = { ...lock, names: new Map([[moduleName('base'), moduleName('acme-base')]]) };
    const found = findUndeclared(declareModules([['acme-web'], ['base'], ['acme-log']]), named);
    assert.deepEqual(found, []);
  });

  it('tells the version and the line of the lock', () => {
    const specs = '    acme-base (1.5.0)\n    acme-web (1.0.0)\n      acme-base (>= 0)\n';
    const text = `FORGE\n  remote: https://forge.example\n  specs:\n${specs}\nDEPENDENCIES\n  acme-web (>= 0)\n\n`;
    const read = parseLockfile(text, 'Puppetfile.lock');
    assert.deepEqual(findUndeclared(declareModules([['acme-web']]), read), [
      {
        rule: 'module-orphaned',
        message: '`acme-base` 1.5.0 is locked, and nothing in the Puppetfile declares it',
        lockLine: 4,
      },
    ]);
  });
});
