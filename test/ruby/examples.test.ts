import assert from 'node:assert/strict';
import { parseYaml } from '../../src/project/parse-yaml.ts';
import { emptyWorld } from '../../src/ruby/empty-world.ts';
import { listExampleFiles, readExamples } from '../support/ruby-examples.ts';
import { evaluateExample } from './support.ts';

const world = { ...emptyWorld, parseYaml };

// The results are Ruby's own: `npm run test:real` asks it again.
for (const file of listExampleFiles(import.meta.dirname)) {
  describe(`the Ruby of ${file}`, () => {
    for (const { code, result, line } of readExamples(import.meta.dirname, file)) {
      it(`is ${result} for ${code.replaceAll('\n', '; ')}`, () => {
        assert.equal(evaluateExample(code, world), result, `line ${line}`);
      });
    }
  });
}
