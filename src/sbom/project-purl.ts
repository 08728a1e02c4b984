import { hasAuthor, parseModuleName } from '../model/module-name.ts';
import { splitName } from './component-places.ts';
import { formatPurl } from './purl.ts';
import type { SbomProject } from './sbom.ts';

/** The purl of a project that is a module itself; undefined for any other. */
export function projectPurl({ name, version }: SbomProject): string | undefined {
  const module = parseModuleName(name);
  return module !== null && hasAuthor(module)
    ? formatPurl({ ...splitName(module), version })
    : undefined;
}
