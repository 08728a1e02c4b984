import assert from 'node:assert/strict';
import { parseRuby, rangeOf, typeOfNode, walkNodes } from '../../src/ruby/ruby-parser.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { errorOf, prism } from '../puppetfile/support.ts';

function parse(text: string) {
  return parseRuby(prism, createSourceText('Puppetfile', text));
}

function typesIn(text: string): string[] {
  return [...walkNodes(parse(text).program)].map((node) => typeOfNode(node).type);
}

describe('parseRuby', () => {
  it('names the kinds of nodes', () => {
    const types = ['ProgramNode', 'StatementsNode', 'CallNode', 'ArgumentsNode', 'StringNode'];
    assert.deepEqual(typesIn("mod 'a'"), types);
  });

  const lists = [
    'case 1 when 2 then found end',
    'case 1 when found then 2 end',
    'case 1; in 2 then found; end',
    'case 1; in [^(found)] then 2; end',
    'case 1; in { a: ^(found) } then 2; end',
    'x[found], y = 1',
    'begin; rescue found; end',
    'def f(x = found) = 1',
    '->(k: found) {}',
  ];
  for (const text of lists) {
    it(`walks to the call in ${text}`, () => assert.ok(typesIn(text).includes('CallNode')));
  }

  it('walks through a file of any length', () => {
    const count = 200_000;
    assert.equal(typesIn('x;'.repeat(count)).filter((type) => type === 'CallNode').length, count);
  });

  it('gives the places of nodes in UTF-16 code units', () => {
    const source = createSourceText('Puppetfile', "# 😀\nmod 'é'");
    const string = [...walkNodes(parseRuby(prism, source).program)].at(-1);
    assert.deepEqual(string && rangeOf(string.location, source), { start: 9, end: 12 });
  });

  it('tells syntax errors in the order of the text', () => {
    const starts = parse('mod "a", :0.0.5').errors.map(({ start }) => start);
    assert.ok(starts.length > 1);
    assert.deepEqual(
      starts,
      starts.toSorted((left, right) => left - right),
    );
  });

  it('tells where the comments are', () => {
    assert.deepEqual(parse('a # b\n#c').comments, [
      { start: 2, end: 5 },
      { start: 6, end: 8 },
    ]);
  });

  it('reads nothing after __END__', () => {
    assert.deepEqual(typesIn('__END__\nmod ((('), ['ProgramNode', 'StatementsNode']);
  });

  it('reads UTF-8 whatever a magic comment says', () => {
    const string = [...walkNodes(parse("# encoding: iso-8859-1\nmod 'é'").program)]
      .map(typeOfNode)
      .find(({ type }) => type === 'StringNode');
    assert.equal(string?.type === 'StringNode' && string.node.unescaped.value, 'é');
  });

  it('refuses nesting that would hang the parser', () => {
    const error = errorOf(() => parse('['.repeat(10_000)));
    assert.equal(error.code, 'PUPPETFILE_UNSUPPORTED');
    assert.equal(error.message, 'Puppetfile nests too deeply to be parsed');
  });

  it('survives an overflow of the parser, and parses the next text', () => {
    assert.equal(errorOf(() => parse('!'.repeat(5000))).code, 'PUPPETFILE_UNSUPPORTED');
    assert.deepEqual(parse("mod 'a'").errors, []);
  });
});
