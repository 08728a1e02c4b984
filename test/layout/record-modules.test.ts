import assert from 'node:assert/strict';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readElsewhere, readInstalled } from '../../src/layout/installed-modules.ts';
import { recordModules } from '../../src/layout/record-modules.ts';
import { createStaging, discardStaging } from '../../src/layout/staging.ts';
import { stageTestModule } from '../support/stage-test-module.ts';
import { readTree, useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('recordModules', () => {
  const directory = useTemporaryDirectory();
  const record = () => join(directory(), '.pupfile/installed.json');

  it('records modules and other directories, and is not taken for a swap', () => {
    const staging = createStaging(directory());
    const module = stageTestModule(staging, 'acme-web-1.0.0');
    recordModules(staging, { modules: [module], elsewhere: ['site', 'a/b'] });
    discardStaging(staging);
    assert.deepEqual(readInstalled(directory()), [module]);
    assert.deepEqual(readElsewhere(directory()), ['site', 'a/b']);
    assert.equal(lstatSync(record()).mode & 0o777, 0o644);
  });

  it('leaves no record of nothing', () => {
    const staging = createStaging(directory());
    recordModules(staging, { modules: [], elsewhere: ['site'] });
    recordModules(staging, { modules: [], elsewhere: [] });
    recordModules(staging, { modules: [], elsewhere: [] });
    discardStaging(staging);
    assert.deepEqual(Object.keys(readTree(directory())), ['.pupfile']);
  });
});
