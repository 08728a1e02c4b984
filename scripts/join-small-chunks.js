import { readdir, readFile, rm, writeFile } from 'node:fs/promises';

const mostJoinedBytes = 8_000;

/** The files that small chunks become, and what needs them first: each chunk is in the first that fits. */
const joinedFiles = [
  { file: 'start', neededBy: ['main'] },
  { file: 'every-run', neededBy: ['run-command-line', 'check'] },
  {
    file: 'installing',
    neededBy: ['install', 'lock', 'resolve-plan', 'open-http', 'no-proxy', 'write-modules'],
  },
];
const restFile = 'parts';

const loader = `const loaded=new Map();
module.exports=function load(name){
  const known=loaded.get(name);
  if(known!==undefined)return known.exports;
  const module={exports:{}};
  loaded.set(name,module);
  parts[name](module,module.exports,load);
  return module.exports;
};
`;

/**
 * Makes one file of the small chunks in a folder, with a `/` at its end: to find and read a file takes longer
 * than to pass over the code of some that turn out not to be needed. But what the program begins with is in
 * a file of its own, because it may be all that is needed, and so is what every command needs, and an install.
 */
export async function joinSmallChunks(dist) {
  const texts = new Map();
  for (const name of await readdir(dist)) texts.set(name, await readFile(`${dist}${name}`, 'utf8'));
  const needs = joinedFiles.map(({ file, neededBy }) => {
    const names = [...texts.keys()].filter((name) => neededBy.includes(entryOf(name)));
    if (names.length < neededBy.length) throw new Error(`of ${neededBy}, only ${names} are there`);
    return { file, chunks: new Set(names.flatMap((name) => [name, ...chunksOf(name, texts)])) };
  });
  const files = new Map(
    [...texts]
      .filter(([name, text]) => name.startsWith('chunk-') && text.length <= mostJoinedBytes)
      .map(([name]) => [name, needs.find(({ chunks }) => chunks.has(name))?.file ?? restFile]),
  );
  for (const file of [...joinedFiles.map(({ file }) => file), restFile]) {
    const names = [...files.keys()].filter((name) => files.get(name) === file);
    const parts = names.map((name) => {
      const text = joinedText(texts.get(name), files, file);
      return `"${name.replace('.js', '')}"(module,exports,load){${text}}`;
    });
    await writeFile(
      `${dist}${file}.js`,
      withOnePreamble(`const parts={${parts.join(',\n')}};\n${loader}`),
    );
  }
  for (const [name, text] of texts) {
    if (files.has(name)) await rm(`${dist}${name}`);
    else await writeFile(`${dist}${name}`, joinedText(text, files, undefined));
  }
}

/** esbuild puts a hash behind the name of what is loaded only when it is used. */
function entryOf(name) {
  return name.replace(/(?:-[0-9A-Z]{8})?\.js$/, '');
}

/** All chunks that are loaded with a file, and not only when they are used. */
function chunksOf(name, texts, found = new Set()) {
  for (const [, chunk] of (texts.get(name) ?? '').matchAll(
    /[^>(]require\("\.\/(chunk-\w+\.js)"\)/g,
  )) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    chunksOf(chunk, texts, found);
  }
  return found;
}

/** What is in the same file is known there as `load`. */
function joinedText(text, files, own) {
  return text.replace(/\brequire\("\.\/(chunk-\w+)\.js"\)/g, (whole, name) => {
    const file = files.get(`${name}.js`);
    if (file === undefined) return whole;
    return file === own ? `load("${name}")` : `require("./${file}.js")("${name}")`;
  });
}

/**
 * esbuild defines the same functions at the head of each chunk, all of them or those that it needs: a fifth of
 * what the chunks have.
 */
function withOnePreamble(text) {
  const [lazily = ''] = /const lazily=.*\n/.exec(text) ?? [];
  const bare = text.replaceAll(lazily, '');
  const preambles = bare.match(/var __(?:create|defProp)=.*?(?=var stdin_exports=)/g) ?? [];
  const [longest = ''] = preambles.toSorted((left, right) => right.length - left.length);
  const rest = preambles.reduce((parts, preamble) => parts.replace(preamble, ''), bare);
  return `${lazily}${longest}\n${rest}`;
}
