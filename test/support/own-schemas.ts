import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import type { Validate } from './json-schema.ts';

const directory = join(import.meta.dirname, '..', '..', 'schemas');

/** The schemas of what `--json` prints, by their names: those of the commands, and `error`. */
export const ownSchemaNames: readonly string[] = readdirSync(directory).map((file) =>
  file.replace(/\.json$/, ''),
);

/**
 * Prepares a schema of ours, under which nothing may be in a document that the schema doesn't describe. For
 * users it leaves room for what later versions add.
 */
export function compileOwnSchema(name: string): Validate {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  for (const other of ownSchemaNames) ajv.addSchema(readClosed(other), `${other}.json`);
  const validate = ajv.compile({ $ref: `${name}.json` });
  return (document) => {
    validate(document);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

function readClosed(name: string): AnySchema {
  return JSON.parse(readFileSync(join(directory, `${name}.json`), 'utf8'), (_, value) =>
    [value?.type].flat().includes('object') ? { ...value, additionalProperties: false } : value,
  );
}
