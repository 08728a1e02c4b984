import assert from 'node:assert/strict';
import { read } from './support.ts';

const tell = (text: string) =>
  read(text).declarations.map(({ name, requirements, source, span }) => [
    name,
    requirements.join(', '),
    source.kind,
    span.line,
  ]);

describe('mergeDeclarations', () => {
  it('wants what both say of the versions, and takes the last source', () => {
    const text = "mod 'acme-web', '>= 1.0'\nmod 'acme/web', '< 2', git: 'u', tag: 'v1'";
    assert.deepEqual(tell(text), [['acme-web', '>= 1.0, < 2', 'git', 2]]);
  });

  it('leaves the module at the place of the first', () => {
    const text = "mod 'acme-web'\nmod 'acme-base'\nmod 'acme-web', '1.x'";
    assert.deepEqual(
      tell(text).map(([name]) => name),
      ['acme-web', 'acme-base'],
    );
  });

  it('says a requirement once that both have', () => {
    assert.deepEqual(tell("mod 'acme-web', '1.x'\nmod 'acme-web', '1.x'"), [
      ['acme-web', '1.x', 'forge', 2],
    ]);
  });

  it('warns of each but the first', () => {
    const { warnings } = read("mod 'acme-web'\nmod 'acme-web'\nmod 'acme-web'");
    assert.deepEqual(
      warnings.map(({ rule, span }) => [rule, span.line]),
      [
        ['duplicate-declaration', 2],
        ['duplicate-declaration', 3],
      ],
    );
  });
});
