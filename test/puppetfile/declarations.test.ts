import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

describe('readDeclaration', () => {
  it('keeps the spelling beside the name that is compared', () => {
    const [declaration] = read("mod 'Puppetlabs/Stdlib'").declarations;
    assert.equal(declaration?.name, 'puppetlabs-stdlib');
    assert.equal(declaration?.spelledName, 'Puppetlabs-Stdlib');
  });

  const refused = [
    ["mod 'a b'", '1:5 "\'a b\'" not a name for `mod`'],
    ["exclusion 'a b'", '1:11 "\'a b\'" not a name for `exclusion`'],
    ['mod 1', '1:5 "1" not a name for `mod`'],
    ["mod 'stdlib', '1.0'", '1:5 "\'stdlib\'" whose module?'],
    ["mod 'a/b', '1.0', 'one'", '1:19 "\'one\'" not a version range'],
    ["mod 'a/b', 1.0", '1:12 "1.0" not a version range'],
    ["mod 'a/b', true", '1:12 "true" not a version range'],
    ["mod 'a/b', version: 'one'", '1:21 "\'one\'" not a version range'],
  ] as const;
  for (const [text, label] of refused) {
    it(`refuses ${text}`, () => {
      const error = errorOf(() => read(text));
      assert.equal(error.code, 'PUPPETFILE_INVALID');
      assert.deepEqual(describeLabels(error), [label]);
    });
  }
});
