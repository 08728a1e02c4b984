import assert from 'node:assert/strict';
import { formatCalls } from '../../src/puppetfile/format-calls.ts';
import { recordCalls } from '../../src/puppetfile/read-puppetfile.ts';
import { prism } from './support.ts';

describe('formatCalls', () => {
  it('tells symbols and hashes from texts', () => {
    const text = "forge 'F' do\n  mod 'a', :latest, nil, 1, [true], git: 'u'\nend";
    assert.deepEqual(formatCalls(recordCalls({ text, file: 'Puppetfile', prism })), [
      { call: 'forge', args: ['F'], options: null, line: 1, top_line: 1 },
      {
        call: 'mod',
        args: ['a', { $sym: 'latest' }, null, 1, [true]],
        options: { $hash: [[{ $sym: 'git' }, 'u']] },
        line: 2,
        top_line: 1,
      },
    ]);
  });
});
