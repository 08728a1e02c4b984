import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImageLayer, type InspectedImage, readLayers } from './docker-layers.ts';
import { type CommandResult, runCommand, runSuccessfully } from './run-command.ts';

/**
 * Images that buildah makes, as Docker would, without a daemon. They stand on those that
 * test/real/container-base.sh keeps: `localhost/debian`, `localhost/puppet` and `localhost/node`.
 */
export interface DockerImages {
  /** Everything lies here: images, caches of builds, and what the test adds. Gone after `stop`. */
  readonly folder: string;
  /** Builds `directory/Dockerfile` or fails with what was printed; gives what the build printed. */
  build(name: string, options: BuildOptions): Promise<string>;
  /** Every layer of an image above those of another. */
  layersAbove(base: string, name: string): Promise<readonly ImageLayer[]>;
  /** Runs buildah, podman or skopeo among these images; the caller judges how it ended. */
  run(program: string, words: readonly string[]): Promise<CommandResult>;
  /** The files below `folder` in which a text stands: layers, settings of images, caches. */
  filesWith(text: string): Promise<readonly string[]>;
  /** Removes all of it; fails where something stays mounted. */
  stop(): Promise<void>;
}

/** How one image is built. */
export interface BuildOptions {
  /** The build context. */
  readonly directory: string;
  /** Instead of `Dockerfile`. */
  readonly file?: string;
  /** Build arguments; `BASE` and `NODE` are the images of this machine where nothing is said. */
  readonly args?: Readonly<Record<string, string>>;
  /** Files that are given as build secrets, by their id. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** More words for buildah. */
  readonly words?: readonly string[];
  /** Without any network, in a container of runc; otherwise with that of this machine. */
  readonly isOffline?: boolean;
}

const baseStore = join(import.meta.dirname, '../../node_modules/.cache/container-base/root');

/** Makes an empty place for images in a temporary directory. */
export function openDockerImages(): DockerImages {
  if (!existsSync(baseStore)) {
    throw new Error(`${baseStore} is missing: \`npm run test:real\` makes it`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'pupfile-images-'));
  const env = prepareStore(folder);
  const run = (program: string, words: readonly string[]) =>
    runCommand(program, words, { cwd: folder, env });
  const succeed = (program: string, words: readonly string[]) =>
    runSuccessfully(program, words, { cwd: folder, env });
  const inspect = async (name: string): Promise<InspectedImage> => {
    const { stdout } = await succeed('podman', ['image', 'inspect', name]);
    return JSON.parse(stdout)[0];
  };

  return {
    folder,
    run,
    build: async (name, options) => {
      const { stdout, stderr } = await succeed('buildah', buildWords(name, options));
      return stdout + stderr;
    },
    layersAbove: async (base, name) => {
      const below = (await inspect(base)).RootFS.Layers;
      const image = await inspect(name);
      const lowest = image.RootFS.Layers.slice(0, below.length);
      assert.deepEqual(lowest, below, `${name} does not stand on ${base}`);
      return readLayers(image, below.length);
    },
    filesWith: async (text) => {
      const { stdout } = await run('grep', ['-rlaF', '--', text, folder]);
      return stdout.split('\n').filter((line) => line !== '');
    },
    stop: async () => {
      // A build that failed leaves its container mounted.
      await succeed('buildah', ['rm', '--all']);
      assert.ok(!readFileSync('/proc/mounts', 'utf8').includes(folder), 'something is mounted');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes where the images are kept; gives the variables that say so. */
function prepareStore(folder: string): Record<string, string> {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const file = join(folder, 'storage.conf');
  const lines = [
    '[storage]',
    'driver = "overlay"',
    `graphroot = "${join(folder, 'root')}"`,
    `runroot = "${join(folder, 'run')}"`,
    '[storage.options]',
    `additionalimagestores = ["${baseStore}"]`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return { CONTAINERS_STORAGE_CONF: file, TMPDIR: temporary, HOME: folder };
}

function buildWords(name: string, options: BuildOptions): readonly string[] {
  const { directory, file = 'Dockerfile', args, secrets = {}, words = [], isOffline } = options;
  const all = { BASE: 'localhost/puppet', NODE: 'localhost/node', ...args };
  const isolation = ['--isolation', 'oci', '--runtime', 'runc', '--network', 'none'];
  return [
    'bud',
    '--layers',
    ...(isOffline === true ? isolation : ['--isolation', 'chroot']),
    ...Object.entries(all).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]),
    ...Object.entries(secrets).flatMap(([id, path]) => ['--secret', `id=${id},src=${path}`]),
    ...words,
    ...['-t', name, '-f', join(directory, file), directory],
  ];
}
