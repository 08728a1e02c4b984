import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { spdxLicence } from '../../src/sbom/spdx-licence.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

describe('spdxLicence', () => {
  const expressions: readonly (readonly [text: string, expression: string])[] = [
    ['Apache-2.0', 'Apache-2.0'],
    ['apache-2.0', 'Apache-2.0'],
    [' MIT ', 'MIT'],
    ['GPL-3.0+', 'GPL-3.0+'],
    ['GPL-3.0', 'GPL-3.0'],
    ['AGPL-3.0', 'AGPL-3.0'],
    ['MIT OR Apache-2.0', 'MIT OR Apache-2.0'],
    ['mit or  (isc and bsd-2-clause)', 'MIT OR (ISC AND BSD-2-Clause)'],
    ['GPL-2.0-only with Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ];
  for (const [text, expression] of expressions) {
    it(`reads the expression \`${text}\` as ${expression}`, () => {
      assert.equal(spdxLicence(text), expression);
    });
  }

  const names: readonly (readonly [text: string, id: string])[] = [
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['Apache 2.0', 'Apache-2.0'],
    ['Apache License 2.0', 'Apache-2.0'],
    ['Apache Version 2.0', 'Apache-2.0'],
    ['Apache Software License 2.0', 'Apache-2.0'],
    ['Apache2', 'Apache-2.0'],
    ['Apache v2', 'Apache-2.0'],
    ['APACHE2', 'Apache-2.0'],
    ['ASL 2.0', 'Apache-2.0'],
    ['ASL2', 'Apache-2.0'],
    ['Licensed under (Apache 2.0)', 'Apache-2.0'],
    ['http://www.apache.org/licenses/LICENSE-2.0', 'Apache-2.0'],
    ['MIT License', 'MIT'],
    ['The MIT License', 'MIT'],
    ['ISC License', 'ISC'],
    ['Modified BSD License', 'BSD-3-Clause'],
    ['BSD 3-Clause', 'BSD-3-Clause'],
    ['2-clause BSD', 'BSD-2-Clause'],
    ['Simplified BSD License', 'BSD-2-Clause'],
    ['Mozilla Public License 2.0', 'MPL-2.0'],
    ['GPLv2', 'GPL-2.0-only'],
    ['GPL v2', 'GPL-2.0-only'],
    ['GPLv3', 'GPL-3.0-only'],
    ['GPL3', 'GPL-3.0-only'],
    ['GNU GPLv3', 'GPL-3.0-only'],
    ['GPLv3+', 'GPL-3.0-or-later'],
    ['GPL v3 or later', 'GPL-3.0-or-later'],
    ['GNU General Public License v3.0', 'GPL-3.0-only'],
    ['GNU Lesser General Public License, version 2.1', 'LGPL-2.1-only'],
    ['AGPLv3', 'AGPL-3.0-only'],
  ];
  for (const [text, id] of names) {
    it(`takes \`${text}\` for ${id}`, () => {
      assert.equal(spdxLicence(text), id);
    });
  }

  const untold = [
    '',
    'UNKNOWN',
    'proprietary',
    'UNLICENSED',
    'Limited',
    'All rights reserved',
    'Apache',
    'Apache License',
    'Apache 1',
    'BSD',
    'GPL',
    'LGPL',
    'APL 2.0',
    'not Apache 2.0',
    'Apache 2.0 with changes',
    'MIT or something like it',
    'PuppetLabs-Enterprise',
    'see LICENSE',
    'LicenseRef-Acme',
    'MIT AND licenseref-acme',
    'DocumentRef-acme:LicenseRef-terms',
    'MIT AND',
  ];
  for (const text of untold) {
    it(`tells nothing of \`${text}\``, () => {
      assert.equal(spdxLicence(text), undefined);
    });
  }

  it('tells nothing of what is longer than any expression', () => {
    assert.equal(spdxLicence(`${'MIT AND '.repeat(100_000)}MIT`), undefined);
    assert.equal(spdxLicence('('.repeat(400)), undefined);
  });

  if (hasSharedData) {
    it('can tell nearly all licences of real releases, and never guesses', () => {
      const lines = readFileSync(sharedData('forge', 'releases.jsonl'), 'utf8').trim().split('\n');
      const texts = lines.map((line): unknown => JSON.parse(line).license);
      const stated = texts.filter((text) => typeof text === 'string');
      const unknown = stated.filter((text) => spdxLicence(text) === undefined);
      assert.deepEqual([...new Set(unknown)].sort(), [
        '',
        'APL 2.0',
        'Apache',
        'BSD',
        'Puppet Labs Enterprise',
        'PuppetLabs-Enterprise',
        'UNKNOWN',
        'proprietary',
      ]);
      assert.ok(unknown.length < 0.02 * stated.length, `${unknown.length} of ${stated.length}`);
    });
  }
});
