import { readdir, readFile, rm, writeFile } from 'node:fs/promises';

const mostJoinedBytes = 8_000;
const partsLoader = `const loaded=new Map();
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
 * than to pass over the code of some that turn out not to be needed.
 */
export async function joinSmallChunks(dist) {
  const names = await readdir(dist);
  const texts = new Map();
  for (const name of names) texts.set(name, await readFile(`${dist}${name}`, 'utf8'));
  const joined = names.filter(
    (name) => name.startsWith('chunk-') && texts.get(name).length <= mostJoinedBytes,
  );
  const withParts = (text, load) =>
    text.replace(/\brequire\("\.\/(chunk-\w+)\.js"\)/g, (whole, name) =>
      joined.includes(`${name}.js`) ? `${load}("${name}")` : whole,
    );
  const parts = joined.map((name) => {
    const text = withParts(texts.get(name), 'load');
    return `"${name.replace('.js', '')}"(module,exports,load){${text}}`;
  });
  await writeFile(`${dist}parts.js`, `const parts={${parts.join(',\n')}};\n${partsLoader}`);
  for (const [name, text] of texts) {
    if (joined.includes(name)) await rm(`${dist}${name}`);
    else await writeFile(`${dist}${name}`, withParts(text, 'require("./parts.js")'));
  }
}
