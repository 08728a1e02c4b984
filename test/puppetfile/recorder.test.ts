import assert from 'node:assert/strict';
import { evaluate } from '../../src/puppetfile/evaluate.ts';
import { emptyWorld } from '../../src/ruby/empty-world.ts';
import { parseRuby } from '../../src/ruby/ruby-parser.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { prism } from './support.ts';

describe('createRecorder', () => {
  it('counts the words that have an error, too', () => {
    const source = createSourceText('Puppetfile', 'while true\n  git -> {}\nend');
    const tree = parseRuby(prism, source);
    const { errors } = evaluate({ tree, source, prism, world: emptyWorld });
    assert.equal(errors.at(-1)?.message, 'Puppetfile declares too much');
  });
});
