import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseModuleName } from '../../src/model/module-name.ts';
import { formatCyclonedx } from '../../src/sbom/format-cyclonedx.ts';
import { formatSpdx } from '../../src/sbom/format-spdx.ts';
import type { SbomComponent } from '../../src/sbom/sbom.ts';
import { compileCyclonedxSchema } from '../support/cyclonedx-schema.ts';
import { declareSbom } from '../support/declare-sbom.ts';
import { parsePurl } from '../support/parse-purl.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { findSpdxFaults } from '../support/spdx-rules.ts';

interface RealRelease {
  readonly slug: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies: readonly { readonly name: string }[];
}

if (hasSharedData) {
  describe('a bill of materials of real releases', () => {
    const sbom = declareSbom(readComponents());

    it('is CycloneDX, and every purl is one', () => {
      const document = JSON.parse(formatCyclonedx(sbom));
      assert.deepEqual(compileCyclonedxSchema()(document), []);
      assert.equal(document.components.length, 322);
      for (const { purl, group, name, version } of document.components) {
        const read = parsePurl(purl);
        assert.deepEqual([read.namespace, read.name, read.version], [group, name, version]);
      }
    });

    it('is SPDX', () => {
      const document = JSON.parse(formatSpdx(sbom));
      assert.deepEqual(findSpdxFaults(document), []);
      assert.equal(document.packages.length, 323);
    });
  });
}

/** The last release of each module, whatever it says. */
function readComponents(): readonly Partial<SbomComponent>[] {
  const lines = readFileSync(sharedData('forge', 'releases.jsonl'), 'utf8').trim().split('\n');
  const releases = lines.map((line): RealRelease => JSON.parse(line));
  const last = new Map(releases.map((release) => [release.slug, release]));
  return [...last.values()].map(({ slug, version, license, dependencies }) => ({
    name: slug,
    version,
    licence: license,
    dependencies: dependencies.flatMap(({ name }) => parseModuleName(name) ?? []),
  }));
}
