import assert from 'node:assert/strict';
import { describeRequirement, describeState } from '../../../src/cli/graph/graph-labels.ts';

const name = 'acme-web';

describe('describeState', () => {
  it('is the version of what is locked, and else a word', () => {
    const states = ['locked', 'declaring', 'excluded', 'missing'] as const;
    assert.deepEqual(
      states.map((state) =>
        describeState({ name, version: state === 'locked' ? '1.0.0' : undefined, state }),
      ),
      ['1.0.0', '', 'excluded', 'not locked'],
    );
  });
});

describe('describeRequirement', () => {
  const edge = { from: 'a', to: 'b', requirement: '>= 1.0.0', isOverridden: false };

  it('is the range', () => assert.equal(describeRequirement(edge), '>= 1.0.0'));

  it('is empty where any version will do', () => {
    assert.equal(describeRequirement({ ...edge, requirement: '>= 0' }), '');
  });

  it('says where it is not met', () => {
    assert.equal(describeRequirement({ ...edge, isOverridden: true }), '>= 1.0.0, overridden');
  });

  it('has no character that terminals obey', () => {
    assert.equal(describeRequirement({ ...edge, requirement: '\u001b[31m' }), '\ufffd[31m');
  });
});
