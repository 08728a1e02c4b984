import { resolve } from 'node:path';
import { parseImageReference } from '../image/image-reference.ts';
import type { OciPlatform } from '../image/oci-image.ts';
import { type OpenedImage, openImage } from '../image/open-image.ts';
import { isImageLayout, layoutSource } from '../image/read-layout.ts';
import { openRegistry, type Registry, registrySource } from '../image/registry.ts';
import { findRegistryLogin } from '../image/registry-login.ts';
import type { TaskRunner } from '../net/http-tasks.ts';
import type { Settings } from './settings.ts';

/** The registries that a run speaks to, and images by their names. */
export interface Registries {
  /** `registry.example:5000`; the same one each time. */
  open(registry: string): Registry;
  /**
   * Opens an image by its name, or by a directory relative to the project's.
   *
   * Throws USAGE for what is no name, and what opening images throws.
   */
  openImage(name: string, platform: OciPlatform | undefined): Promise<OpenedImage>;
}

export interface RegistriesOptions {
  readonly http: TaskRunner;
  readonly settings: Settings;
  /** The registry that PUPFILE_REGISTRY_USER and PUPFILE_REGISTRY_PASSWORD are for. */
  readonly own: string | undefined;
  /** Speak http. */
  readonly isInsecure?: boolean;
}

/**
 * The registry that an image is in by its name; undefined for an image of this machine. Throws USAGE for
 * what is no name.
 */
export function registryOf(name: string, { directory }: Settings): string | undefined {
  const isLayout = (path: string) => isImageLayout(resolve(directory, path));
  const reference = parseImageReference(name, { isLayout });
  return reference.kind === 'registry' ? reference.registry : undefined;
}

/** Opens nothing before something is asked for. */
export function openRegistries(options: RegistriesOptions): Registries {
  const { http, settings, own, isInsecure = false } = options;
  const { directory, variables } = settings;
  const opened = new Map<string, Registry>();
  const open = (registry: string) => {
    const known = opened.get(registry);
    if (known !== undefined) return known;
    const findLogin = (repository: string) =>
      findRegistryLogin({ registry, repository, variables, usesVariables: registry === own });
    const one = openRegistry({ registry, http, findLogin, isInsecure });
    opened.set(registry, one);
    return one;
  };
  return {
    open,
    openImage: (name, platform) => {
      const isLayout = (path: string) => isImageLayout(resolve(directory, path));
      const reference = parseImageReference(name, { isLayout });
      const source =
        reference.kind === 'layout'
          ? layoutSource({ ...reference, directory: resolve(directory, reference.directory) })
          : registrySource(open(reference.registry), reference);
      return openImage(source, platform === undefined ? {} : { platform });
    },
  };
}
