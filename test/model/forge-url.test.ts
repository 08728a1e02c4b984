import assert from 'node:assert/strict';
import { isFolderForge, normalizeForgeUrl, publicForgeUrl } from '../../src/model/forge-url.ts';

describe('normalizeForgeUrl', () => {
  const addressesOfThePublicForge = [
    'https://forgeapi.puppet.com',
    'https://forgeapi.puppet.com/',
    'https://forge.puppet.com',
    'http://forge.puppetlabs.com',
    'https://forgeapi.puppetlabs.com//',
    'https://FORGE.puppetlabs.com/v3',
    ' https://forgeapi.puppetlabs.com:443 ',
  ];
  for (const address of addressesOfThePublicForge) {
    it(`knows ${address} for the public Forge`, () => {
      assert.equal(normalizeForgeUrl(address), publicForgeUrl);
    });
  }

  const others = [
    ['https://forge.example.com/', 'https://forge.example.com'],
    ['https://art.example.com/api/puppet/all//', 'https://art.example.com/api/puppet/all'],
    ['https://forge.puppet.com.example.com', 'https://forge.puppet.com.example.com'],
    ['https://forge.puppet.com:8443', 'https://forge.puppet.com:8443'],
    ['file:///srv/forge/', 'file:///srv/forge'],
    ['file:///', 'file:///'],
    ['./forge/', './forge'],
    ['/', '/'],
  ] as const;
  for (const [url, expected] of others) {
    it(`makes ${expected} of ${url}`, () => {
      assert.equal(normalizeForgeUrl(url), expected);
    });
  }
});

describe('isFolderForge', () => {
  for (const url of [
    '.',
    '..',
    './',
    './vendor',
    '../forge',
    '/',
    '/srv',
    'file:///srv',
    'FILE:x',
  ]) {
    it(`takes ${url} for a folder`, () => assert.equal(isFolderForge(url), true));
  }
  for (const url of [
    '',
    'vendor',
    '.vendor',
    '...',
    'forge.example',
    'https://f/./x',
    'files:/x',
  ]) {
    it(`takes ${JSON.stringify(url)} for no folder`, () => assert.equal(isFolderForge(url), false));
  }
});
