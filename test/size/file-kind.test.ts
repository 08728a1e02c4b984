import assert from 'node:assert/strict';
import { fileKind } from '../../src/size/file-kind.ts';

const cases: readonly [path: string, kind: string][] = [
  ['manifests/init.pp', 'manifests'],
  ['lib/puppet/type/x.rb', 'lib'],
  ['facts.d/x.sh', 'facts.d'],
  ['spec/classes/init_spec.rb', 'spec'],
  ['doc/use.md', 'docs'],
  ['docs/use.md', 'docs'],
  ['tests/init.pp', 'tests'],
  ['acceptance/x.rb', 'tests'],
  ['own/thing', 'own'],
  ['LICENSES/MIT.txt', 'licence'],
  ['LICENSE', 'licence'],
  ['licence.md', 'licence'],
  ['licensing.rb', 'development'],
  ['metadata.json', 'metadata'],
  ['bolt_plugin.json', 'metadata'],
  ['hiera.yaml', 'data'],
  ['README.markdown', 'documents'],
  ['CHANGELOG', 'documents'],
  ['REFERENCE.md', 'documents'],
  ['.github/workflows/ci.yml', 'ci'],
  ['.travis.yml', 'ci'],
  ['.gitlab-ci.yml', 'ci'],
  ['Gemfile', 'development'],
  ['.fixtures.yml', 'development'],
  ['.git/config', '.git'],
  ['files/.git/HEAD', '.git'],
  ['files/README.md', 'files'],
];

describe('fileKind', () => {
  for (const [path, kind] of cases) {
    it(`says ${kind} of ${path}`, () => assert.equal(fileKind(path), kind));
  }
});
