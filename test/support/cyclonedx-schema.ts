import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileSchema, type Validate } from './json-schema.ts';

/** The official schema of CycloneDX 1.6, with those that it refers to. */
export function compileCyclonedxSchema(): Validate {
  const { resolve } = createRequire(import.meta.url);
  const library = dirname(resolve('@cyclonedx/cyclonedx-library/package.json'));
  const read = (file: string): object =>
    JSON.parse(readFileSync(join(library, 'res', 'schema', file), 'utf8'));
  return compileSchema(read('bom-1.6.SNAPSHOT.schema.json'), {
    schemas: Object.fromEntries(
      ['spdx', 'jsf-0.82', 'cryptography-defs']
        .map((name) => `${name}.SNAPSHOT.schema.json`)
        .map((file) => [`http://cyclonedx.org/schema/${file}`, read(file)]),
    ),
    // Like their namesakes for ASCII alone, which is all that we write there.
    formats: { 'iri-reference': 'uri-reference', 'idn-email': 'email' },
  });
}
