import assert from 'node:assert/strict';
import { parsePlacedYaml } from '../../src/project/placed-yaml.ts';

function mistakesIn(text: string) {
  const document = parsePlacedYaml(text, 'house.yaml');
  assert.ok('mistakes' in document);
  return document.mistakes.map(({ span }) => `${span.file}:${span.line}:${span.column}`);
}

describe('parsePlacedYaml', () => {
  it('tells the place of each value, behind a byte order mark and with Windows line ends', () => {
    const document = parsePlacedYaml('\ufeff# x\r\nhosts:\r\n- a\r\n', 'house.yaml');
    assert.ok('node' in document && document.node?.kind === 'map');
    const [entry] = document.node.entries;
    assert.equal(entry?.key, 'hosts');
    assert.deepEqual(entry.keySpan, {
      file: 'house.yaml',
      line: 2,
      column: 1,
      length: 5,
      lineText: 'hosts:',
    });
    assert.ok(entry.value.kind === 'list');
    assert.equal(entry.value.items[0]?.span.line, 3);
    assert.equal(entry.value.items[0]?.span.column, 3);
  });

  const broken: readonly [text: string, place: string][] = [
    ['hosts: [a', 'house.yaml:1:10'],
    ['hosts: [a]\nhosts: [b]\n', 'house.yaml:2:1'],
    ['a: 1\n---\nb: 2\n', 'house.yaml:2:1'],
    ['{ "a": 1', 'house.yaml:1:9'],
    ['a:\n\t- b\n', 'house.yaml:2:1'],
  ];
  for (const [text, place] of broken) {
    it(`refuses ${JSON.stringify(text)} with the place`, () => {
      assert.equal(mistakesIn(text)[0], place);
    });
  }

  it('does not grow with what its aliases stand for', () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const name of 'bcdefghi') {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      lines.push(`${name}: &${name} [${Array.from('0123456789', () => `*${before}`).join()}]`);
    }
    const document = parsePlacedYaml(lines.join('\n'), 'house.yaml');
    assert.ok('node' in document);
    assert.ok(JSON.stringify(document.node).length < 50_000);
  });
});
