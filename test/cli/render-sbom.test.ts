import assert from 'node:assert/strict';
import { readSbomFormat, sbomResult } from '../../src/cli/render-sbom.ts';
import type { SbomResult } from '../../src/commands/sbom.ts';
import { plainLook } from '../support/plain-look.ts';
import { thrown } from '../support/rejection.ts';

describe('sbomResult', () => {
  const document = '{\n  "bomFormat": "CycloneDX"\n}\n';
  const made: SbomResult = {
    format: 'cyclonedx',
    modules: 1,
    document,
    digest: 'sha256:00',
    file: undefined,
  };

  it('is the document itself, as text and as JSON, even where quiet is asked for', () => {
    const { text, json, isDocument } = sbomResult(made);
    assert.equal(`${text(plainLook)}\n`, document);
    assert.deepEqual(json, { bomFormat: 'CycloneDX' });
    assert.equal(isDocument, true);
  });

  it('tells what was written to a file', () => {
    const { text, json, isDocument } = sbomResult({ ...made, format: 'spdx', file: 'x.json' });
    assert.equal(text(plainLook), 'Wrote x.json: SPDX 2.3, 1 module, sha256:00');
    assert.deepEqual(json, {
      version: 1,
      format: 'spdx',
      file: 'x.json',
      modules: 1,
      digest: 'sha256:00',
    });
    assert.equal(isDocument, undefined);
  });
});

describe('readSbomFormat', () => {
  it('knows CycloneDX and SPDX', () => {
    assert.deepEqual(['cyclonedx', 'spdx'].map(readSbomFormat), ['cyclonedx', 'spdx']);
  });

  it('asks whether one was meant that is nearly the same', () => {
    assert.equal(
      thrown(() => readSbomFormat('cyclonedX'), 'USAGE').hint,
      'did you mean `cyclonedx`?',
    );
  });

  it('names all of them otherwise', () => {
    assert.equal(
      thrown(() => readSbomFormat('xml'), 'USAGE').hint,
      '--format takes one of: cyclonedx, spdx',
    );
  });
});
