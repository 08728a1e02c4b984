// The licences of what is bundled, which have to go wherever the code goes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// Texts that packages leave out of what they publish; `/` is `+` in a name.
const ownTexts = fileURLToPath(new URL('licences/', import.meta.url));

/** What to tell of the packages that these files, absolute paths, belong to. */
export function gatherLicences(files) {
  const packages = new Map();
  for (const file of files) {
    const [folder, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
    if (folder === undefined) continue;
    const known = packages.get(folder) ?? { name, folder, files: [] };
    packages.set(folder, { ...known, files: [...known.files, file] });
  }
  const sorted = [...packages.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  const sections = sorted.map(describePackage);
  return `pupfile contains the following packages.\n\n${sections.join('\n')}`;
}

function describePackage({ name, folder, files }) {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const texts = [...new Set(files.flatMap((file) => licencesAbove(file, folder)))].sort();
  const text =
    texts.length > 0
      ? texts.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n')
      : (readOwnText(name) ?? describeOrigin(manifest));
  return section(`${name} ${manifest.version} (${manifest.license})`, text);
}

/** In the directories from that of the file up to the package's own: parts can have another author. */
function licencesAbove(file, folder) {
  const directory = dirname(file);
  const here = readdirSync(directory).filter((one) => /^(licen[cs]e|copying|notice)\b/i.test(one));
  const found = here.map((one) => `${directory}/${one}`);
  return directory === folder ? found : [...licencesAbove(directory, folder), ...found];
}

function readOwnText(name) {
  const file = `${ownTexts}${name.replace('/', '+')}.txt`;
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Creative Commons' licences are content with their address; others want to be there in full. */
function describeOrigin({ name, license, author, repository, contributors = [] }) {
  if (!license?.startsWith('CC')) throw new Error(`The text of ${name}'s licence is nowhere`);
  const people = [author, ...contributors].flatMap((one) => one?.name ?? one ?? []);
  return [
    `By ${people.join(', ')}`,
    repository?.url ?? repository,
    `https://spdx.org/licenses/${license}`,
  ].join('\n');
}

function section(title, text) {
  const line = '-'.repeat(72);
  return `${line}\n${title}\n${line}\n\n${text.trim()}\n`;
}
