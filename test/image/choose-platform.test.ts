import assert from 'node:assert/strict';
import { choosePlatform, fitsPlatform, formatPlatform } from '../../src/image/choose-platform.ts';
import type { OciPlatform } from '../../src/image/oci-image.ts';
import { thrown } from '../support/rejection.ts';
import { testImage } from '../support/test-image.ts';

const { descriptor } = testImage().manifest;

function platform(text: string): OciPlatform {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant !== undefined && { variant }) };
}

describe('a platform', () => {
  for (const [there, wanted, fits] of [
    ['linux/amd64', 'linux/amd64', true],
    ['linux/amd64', 'linux/arm64', false],
    ['windows/amd64', 'linux/amd64', false],
    ['linux/arm/v7', 'linux/arm/v7', true],
    ['linux/arm/v6', 'linux/arm/v7', false],
    ['linux/arm/v6', 'linux/arm', true],
    ['linux/arm', 'linux/arm/v7', true],
    ['linux/arm64/v8', 'linux/arm64', true],
    ['linux/arm64', 'linux/arm64/v8', true],
  ] as const) {
    it(`${there} is ${fits ? '' : 'not '}what ${wanted} asks for`, () => {
      assert.equal(fitsPlatform(platform(there), platform(wanted)), fits);
      assert.equal(formatPlatform(platform(there)), there);
    });
  }

  it('is found in an index, the first that fits', () => {
    const entries = ['linux/arm64', 'linux/arm/v6', 'linux/arm/v7'].map((text, size) => ({
      ...descriptor,
      size,
      platform: platform(text),
    }));
    assert.equal(choosePlatform(entries, platform('linux/arm'), 'x').size, 1);
    assert.equal(choosePlatform(entries, platform('linux/arm/v7'), 'x').size, 2);
  });

  it('need not be said of the only image that there is', () => {
    assert.equal(choosePlatform([descriptor], platform('linux/arm'), 'x'), descriptor);
    const error = thrown(
      () => choosePlatform([descriptor, descriptor], platform('linux/arm'), 'x'),
      'IMAGE_NOT_FOUND',
    );
    assert.deepEqual(error.notes, ['it names no platform at all']);
    thrown(() => choosePlatform([], platform('linux/arm'), 'x'), 'IMAGE_NOT_FOUND');
  });
});
