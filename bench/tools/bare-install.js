// The least that an installer in Node.js has to do, to see what of the time is Node.js: it is told what to
// install and from where, downloads, hashes, inflates and writes, and checks nothing.
//
//     node bare-install.js FORGE-URL STORE ARCHIVE…      each archive as AUTHOR-NAME-VERSION
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  futimesSync,
  mkdirSync,
  openSync,
  readFileSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { gunzipSync } from 'node:zlib';

const [forgeUrl = '', store = '', ...archives] = process.argv.slice(2);
const atOnce = 100;
const blockBytes = 512;
const timeSeconds = 1e9;
// As pupfile's own default has it, nearly.
const wanted =
  /^(?:(?:manifests|lib|templates|files|functions|types|data|facts\.d|tasks|plans|scripts|locales|LICENSES)\/|(?:hiera\.yaml|metadata\.json|bolt_plugin\.json)$|(?:licen[cs]e|copying|notice)[^/]*$)/i;

mkdirSync('modules');
const missing = [];
for (const archive of archives) {
  if (existsSync(placeOf(archive))) unpack(archive, readFileSync(placeOf(archive)));
  else missing.push(archive);
}
if (missing.length > 0) await downloadAll(missing);

async function downloadAll(wantedArchives) {
  const { Agent, get } = await import('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  await Promise.all(wantedArchives.map((archive) => download(archive, { agent, get })));
  agent.destroy();
}

async function download(archive, { agent, get }) {
  const bytes = await new Promise((resolve, reject) => {
    const request = get(`${forgeUrl}/v3/files/${archive}.tar.gz`, { agent }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => resolve(Buffer.concat(pieces)));
    });
    request.on('error', reject);
  });
  writeFileSync(placeOf(archive), bytes);
  unpack(archive, bytes);
}

function placeOf(archive) {
  return `${store}/${archive}.tar.gz`;
}

function unpack(archive, bytes) {
  createHash('sha256').update(bytes).digest('hex');
  const tar = gunzipSync(bytes, { chunkSize: bytes.readUInt32LE(bytes.length - 4) + 1 });
  const [, name] = /^[^-]+-(.+?)-\d/.exec(archive) ?? [];
  const root = `modules/${name}`;
  const directories = new Set();
  for (let at = 0; at < tar.length && tar[at] !== 0; ) {
    const sizeBytes = Number.parseInt(tar.latin1Slice(at + 124, at + 136), 8);
    const path = pathAt(tar, at);
    const content = tar.subarray(at + blockBytes, at + blockBytes + sizeBytes);
    if (wanted.test(path) && !path.endsWith('/')) writeFile(root, path, content, directories);
    at += blockBytes + Math.ceil(sizeBytes / blockBytes) * blockBytes;
  }
  for (const directory of directories) utimesSync(directory, timeSeconds, timeSeconds);
}

/** Below the top folder. */
function pathAt(tar, at) {
  const [name = ''] = tar.latin1Slice(at, at + 100).split('\0', 1);
  const [prefix = ''] = tar.latin1Slice(at + 345, at + 500).split('\0', 1);
  const whole = prefix === '' ? name : `${prefix}/${name}`;
  return whole.slice(whole.indexOf('/') + 1);
}

function writeFile(root, path, content, directories) {
  const place = `${root}/${path}`;
  makeDirectory(parentOf(place), directories);
  const file = openSync(place, 'wx');
  writeSync(file, content);
  futimesSync(file, timeSeconds, timeSeconds);
  closeSync(file);
}

function makeDirectory(directory, directories) {
  if (directory === 'modules' || directories.has(directory)) return;
  makeDirectory(parentOf(directory), directories);
  directories.add(directory);
  mkdirSync(directory);
}

function parentOf(path) {
  return path.slice(0, path.lastIndexOf('/'));
}
