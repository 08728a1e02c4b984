import assert from 'node:assert/strict';
import { parseYaml } from '../../src/project/parse-yaml.ts';

describe('parseYaml', () => {
  const scalar = (text: string, marks: object = {}) => ({
    kind: 'scalar',
    text,
    isPlain: true,
    tag: null,
    anchor: null,
    ...marks,
  });

  it('asks of no scalar what it means', () => {
    assert.deepEqual(parseYaml('- 1.0\n- "1"\n- !x y\n- &a ~\n- *a\n-'), {
      kind: 'sequence',
      items: [
        scalar('1.0'),
        scalar('1', { isPlain: false }),
        scalar('y', { tag: '!x' }),
        scalar('~', { anchor: 'a' }),
        { kind: 'alias', anchor: 'a' },
        scalar(''),
      ],
      tag: null,
      anchor: null,
    });
  });

  it('keeps keys that stand twice', () => {
    const node = parseYaml('a: 1\na: 2');
    assert.equal(node?.kind === 'mapping' && node.pairs.length, 2);
  });

  for (const text of ['', '# nothing', '---', '%YAML 1.1']) {
    it(`finds no value in ${JSON.stringify(text)}`, () => {
      const node = parseYaml(text);
      assert.ok(node === null || (node.kind === 'scalar' && node.text === ''));
    });
  }

  for (const text of ['a: b: c', '[', '"', '@x', 'a: *b\n- c', '\t- a']) {
    it(`throws an error with a reason for ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseYaml(text), /^Error: \S/);
    });
  }

  it('throws a RangeError where it nests too deeply', () => {
    assert.throws(() => parseYaml('['.repeat(1000) + ']'.repeat(1000)), RangeError);
  });
});
