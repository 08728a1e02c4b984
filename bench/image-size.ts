import { cpSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DebianForge,
  installProject,
  newProject,
  startDebianForge,
} from '../test/support/debian-forge.ts';
import { strictPuppetfile } from '../test/support/debian-puppetfile.ts';
import { type DockerImages, openDockerImages } from '../test/support/docker-images.ts';
import { packPackage } from '../test/support/installed-package.ts';
import { formatSizes, measureImage, subtractSizes } from './measure-image.ts';

// What librarian-puppet takes for no range at all has no part in a comparison with it.
const leftOut = 'asciiduck-sssd';

const root = join(import.meta.dirname, '..');
const base = 'localhost/puppet';
const recipes: Readonly<Record<string, string>> = {
  'multi-stage': 'examples/docker/multi-stage',
  'librarian-puppet in a stage': 'bench/images/librarian-stage',
  'librarian-puppet in the image': 'bench/images/librarian',
};

await main();

async function main(): Promise<void> {
  const images = openDockerImages();
  const forge = await startDebianForge();
  try {
    await measureAll(images, forge);
  } finally {
    await forge.stop();
    await images.stop();
  }
}

async function measureAll(images: DockerImages, forge: DebianForge): Promise<void> {
  const roots = strictPuppetfile().roots.filter(({ name }) => name !== leftOut);
  const directory = newProject(forge, 'project', { roots, exclusions: new Set() });
  packPackage(directory);
  await installProject(directory);
  const below = await measureImage(images, base);
  console.log(`${roots.length} modules, upon an image of ${formatSizes(below).join(' / ')}\n`);
  console.log('| What the image gains | compressed | unpacked |\n|---|--:|--:|');
  for (const [title, folder] of Object.entries(recipes)) {
    const file = `${title}.Dockerfile`;
    cpSync(join(root, folder, 'Dockerfile'), join(directory, file));
    await images.build('measured', { directory, file });
    const gained = subtractSizes(await measureImage(images, 'localhost/measured'), below);
    console.log(`| ${title} | ${formatSizes(gained).join(' | ')} |`);
  }
}
