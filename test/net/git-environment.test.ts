import assert from 'node:assert/strict';
import { gitEnvironment } from '../../src/net/git-environment.ts';

describe('gitEnvironment', () => {
  it('keeps what the user has set for git', () => {
    const variables = {
      HTTPS_PROXY: 'http://proxy.example',
      SSH_AUTH_SOCK: '/run/agent',
      GIT_SSH_COMMAND: 'ssh -i key',
      GIT_ASKPASS: '/ci/askpass',
      GIT_CONFIG_COUNT: '1',
    };
    const environment = gitEnvironment({ variables });
    assert.deepEqual({ ...environment, ...variables }, environment);
  });

  it('leaves out what leads to another repository', () => {
    const variables = { GIT_DIR: '/a', GIT_INDEX_FILE: '/b', GIT_OBJECT_DIRECTORY: '/c' };
    const names = Object.keys(gitEnvironment({ variables }));
    assert.deepEqual(
      names.filter((name) => name in variables),
      [],
    );
  });

  it('leaves nobody to ask', () => {
    const variables = { DISPLAY: ':0', SSH_ASKPASS: '/usr/bin/ksshaskpass' };
    const environment = gitEnvironment({ variables });
    assert.deepEqual(
      [environment['DISPLAY'], environment['SSH_ASKPASS'], environment['GIT_TERMINAL_PROMPT']],
      [undefined, undefined, '0'],
    );
  });

  it('names the repository to work on, and not that of a hook', () => {
    const environment = gitEnvironment({ variables: { GIT_DIR: '/a' }, repository: '/mirror' });
    assert.equal(environment['GIT_DIR'], '/mirror');
  });
});
