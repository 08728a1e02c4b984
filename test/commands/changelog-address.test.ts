import assert from 'node:assert/strict';
import { changelogAddress } from '../../src/commands/changelog-address.ts';
import { publicForgeUrl } from '../../src/model/forge-url.ts';
import { releaseOf } from '../support/declare-modules.ts';

const release = releaseOf('example-puppet-nginx 1.0.0');
const projectUrl = 'https://git.example/nginx';

describe('changelogAddress', () => {
  it('is the page of the module on the public Forge', () => {
    assert.equal(
      changelogAddress({ ...release, forgeUrl: publicForgeUrl, projectUrl }),
      'https://forge.puppet.com/modules/example-puppet/nginx/changelog',
    );
  });

  it('is the home of the project for what comes from elsewhere', () => {
    const forgeUrl = 'https://forge.example';
    assert.equal(changelogAddress({ ...release, forgeUrl, projectUrl }), projectUrl);
  });

  it('is none where nobody says one', () => {
    assert.equal(changelogAddress(release), undefined);
  });
});
