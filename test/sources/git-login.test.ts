import assert from 'node:assert/strict';
import { loginHelper } from '../../src/sources/git-login.ts';

const origin = 'https://git.example.org:8443';

describe('loginHelper', () => {
  it('adds nothing where nobody is named', () => {
    assert.deepEqual(loginHelper(undefined, {}), { settings: [], additions: {} });
  });

  it('answers for one origin, from the environment alone', () => {
    const { settings, additions } = loginHelper({ origin, username: 'me', password: 'secret' }, {});
    assert.deepEqual(
      settings.map(([key]) => key),
      [`credential.${origin}.helper`, `credential.${origin}.helper`],
    );
    assert.equal(settings[0]?.[1], '');
    assert.ok(!JSON.stringify(settings).includes('secret'));
    assert.deepEqual(additions, { PUPFILE_GIT_USERNAME: 'me', PUPFILE_GIT_PASSWORD: 'secret' });
  });

  it('names a lone user behind the settings that the environment has already', () => {
    const { settings, additions } = loginHelper(
      { origin, username: 'token', password: undefined },
      { GIT_CONFIG_COUNT: '2' },
    );
    assert.equal(settings.length, 1);
    assert.ok(!JSON.stringify(settings).includes('token'));
    assert.equal(additions['GIT_CONFIG_COUNT'], '3');
    assert.equal(additions['GIT_CONFIG_KEY_2'], `credential.${origin}.username`);
    assert.equal(additions['GIT_CONFIG_VALUE_2'], 'token');
  });

  it('leaves a count alone that is none', () => {
    const { additions } = loginHelper(
      { origin, username: 'token', password: undefined },
      { GIT_CONFIG_COUNT: '-1' },
    );
    assert.equal(additions['GIT_CONFIG_COUNT'], undefined);
  });
});
