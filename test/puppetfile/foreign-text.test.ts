import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

describe('text that is no Ruby', () => {
  const cases = [
    ["<<<<<<< HEAD\nmod 'a-b'\n", '1:1 "<<<<<<<" a merge was not finished here'],
    ["mod 'a-b'\n=======\nmod 'c-d'", '2:1 "=======" a merge was not finished here'],
    ["<% if a %>\nmod 'a-b'\n<% end %>", '1:1 "<%" a template tag'],
    ["mod 'a-b', <%= version %>", '1:12 "<%" a template tag'],
    ["mod 'a-b', '<%= version %>'", '1:13 "<%" a template tag'],
    ["mod 'a-b', git: '<%= @url %>'", '1:18 "<%" a template tag'],
    ["// modules\nmod 'a-b'", '1:1 "//" not a comment of Ruby'],
    ["mod 'a-b' // the first", '1:11 "//" not a comment of Ruby'],
    ['forge.baseUrl http://f/', '1:1 "forge.baseUrl" not a word of a Puppetfile'],
    ["forge.cacheTtl '4h'\nmod 'a-b'", '1:1 "forge.cacheTtl" not a word of a Puppetfile'],
  ] as const;
  for (const [text, label] of cases) {
    it(`is recognised in ${JSON.stringify(text)}`, () => {
      const error = errorOf(() => read(text));
      assert.equal(error.code, 'PUPPETFILE_SYNTAX');
      assert.deepEqual(describeLabels(error), [label]);
    });
  }

  for (const text of ["mod 'a-b' # <%= x %>", "# forge.baseUrl http://f\nmod 'a-b'"]) {
    it(`does not matter in ${JSON.stringify(text)}`, () => {
      assert.equal(read(text).declarations.length, 1);
    });
  }
});
