import assert from 'node:assert/strict';
import { listExampleFiles, readExamples } from '../support/ruby-examples.ts';
import { evaluateExample } from './support.ts';

// The results are Ruby's own: `npm run test:real` asks it again.
for (const file of listExampleFiles(import.meta.dirname)) {
  describe(`the Ruby of ${file}`, () => {
    for (const { code, result, line } of readExamples(import.meta.dirname, file)) {
      it(`is ${result} for ${code.replaceAll('\n', '; ')}`, () => {
        assert.equal(evaluateExample(code), result, `line ${line}`);
      });
    }
  });
}
