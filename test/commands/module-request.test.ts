import assert from 'node:assert/strict';
import { parseModuleRequest } from '../../src/commands/module-request.ts';
import { thrown } from '../support/rejection.ts';

describe('parseModuleRequest', () => {
  const cases: readonly [text: string, name: string, spelled: string, range: string | undefined][] =
    [
      ['acme-web', 'acme-web', 'acme-web', undefined],
      ['Acme/Web', 'acme-web', 'Acme-Web', undefined],
      ['web', 'web', 'web', undefined],
      ['acme-web@1.2.3', 'acme-web', 'acme-web', '1.2.3'],
      ['acme-web@ >= 1.0 < 2 ', 'acme-web', 'acme-web', '>= 1.0 < 2'],
      ['acme-web@latest', 'acme-web', 'acme-web', 'latest'],
    ];
  for (const [text, name, spelledName, requirement] of cases) {
    it(`reads \`${text}\``, () => {
      assert.deepEqual(parseModuleRequest(text), { name, spelledName, requirement });
    });
  }

  for (const text of ['', '@1.0.0', 'acme-web@', 'acme-web@new', 'a b', '../x', 'acme-web@1@2']) {
    it(`refuses \`${text}\``, () => {
      thrown(() => parseModuleRequest(text), 'USAGE');
    });
  }
});
