import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type FaultCase, type FaultWorld, runProgram } from '../support/fault-run.ts';
import { replaceByReadOnly, replaceBySmall } from '../support/file-systems.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { randomNumbers } from '../support/random-numbers.ts';

const storeOf = ({ root }: FaultWorld) => join(root, 'cache');
const notKept = (reason: string) =>
  new RegExp(`^warning: What was downloaded is not kept in \`.*\`: ${reason}$`, 'm');

/** A release that compression does not make small. */
function addDenseRelease({ addRelease }: FaultWorld): void {
  const random = randomNumbers(1);
  const files = {
    'files/dense.bin': Buffer.from(Array.from({ length: 256 * 1024 }, () => random(256))),
  };
  const dependencies = { 'acme/base': '>= 1.1.0' };
  addRelease({ name: 'acme-web', version: '1.1.0', dependencies, files });
}

const unusable: readonly FaultCase[] = [
  {
    title: 'ENOSPC in the store',
    exit: 0,
    says: notKept('the disk is full'),
    break: (world) => {
      addDenseRelease(world);
      return replaceBySmall(world, storeOf(world), 128);
    },
  },
  {
    title: 'EROFS: a read-only store',
    exit: 0,
    says: notKept('the file system is read-only'),
    break: (world) => replaceByReadOnly(world, storeOf(world)),
  },
  {
    title: 'EACCES: a store of somebody else',
    exit: 0,
    asNobody: true,
    says: notKept('permission denied'),
    break: (world) => {
      spawnSync('chown', ['-R', 'root:root', storeOf(world)]);
      return undefined;
    },
  },
  {
    title: 'EACCES: a store that nobody may even look into',
    exit: 0,
    asNobody: true,
    says: notKept('permission denied'),
    break: (world) => {
      spawnSync('chown', ['-R', 'root:root', storeOf(world)]);
      chmodSync(storeOf(world), 0o700);
      return undefined;
    },
  },
  {
    title: 'a file in the place of the store',
    exit: 0,
    says: notKept('a part of its path is no directory'),
    break: (world) => {
      rmSync(storeOf(world), { recursive: true });
      writeFileSync(storeOf(world), '');
      return () => rmSync(storeOf(world));
    },
  },
  {
    title: 'a store that is gone',
    exit: 0,
    break: (world) => {
      rmSync(storeOf(world), { recursive: true });
      return undefined;
    },
  },
  {
    title: 'a store where no directory can be made',
    exit: 0,
    variables: { PUPFILE_CACHE_DIR: '/proc/pupfile' },
    says: notKept('it is not there'),
    break: () => undefined,
  },
];

describeFaults('faults of the machine, in the store', unusable);

const homeless: readonly FaultCase[] = [
  {
    title: 'HOME=/nonexistent',
    exit: 0,
    asNobody: true,
    variables: { PUPFILE_CACHE_DIR: undefined, HOME: '/nonexistent' },
    says: notKept('permission denied'),
    break: () => undefined,
  },
  {
    title: 'no HOME, and a user whose home is not there',
    exit: 0,
    asNobody: true,
    variables: { PUPFILE_CACHE_DIR: undefined, HOME: undefined },
    says: notKept('permission denied'),
    break: () => undefined,
  },
  {
    title: 'no HOME, and a user whom nobody knows',
    exit: 0,
    through: ['setpriv', '--reuid=54321', '--regid=65534', '--clear-groups', '--'],
    variables: { PUPFILE_CACHE_DIR: undefined, HOME: undefined },
    says: notKept('permission denied'),
    break: ({ root }) => {
      spawnSync('chown', ['-R', '54321:65534', root]);
      return undefined;
    },
  },
  {
    title: 'a read-only HOME',
    exit: 0,
    variables: { PUPFILE_CACHE_DIR: undefined },
    says: notKept('the file system is read-only'),
    break: (world) => replaceByReadOnly(world, join(world.root, 'home')),
  },
  {
    title: 'an empty HOME, and a store that is not to be in the project',
    exit: 0,
    asNobody: true,
    variables: { PUPFILE_CACHE_DIR: undefined, HOME: '' },
    says: notKept('permission denied'),
    break: () => undefined,
  },
  {
    title: 'no TMPDIR, no cache',
    exit: 0,
    variables: { TMPDIR: undefined, PUPFILE_CACHE_DIR: undefined, PUPFILE_NO_CACHE: '1' },
    break: () => undefined,
  },
  {
    title: 'a TMPDIR that is not there',
    exit: 0,
    variables: { TMPDIR: '/nonexistent/tmp' },
    break: () => undefined,
  },
  {
    title: 'a read-only TMPDIR',
    exit: 0,
    break: (world) => replaceByReadOnly(world, join(world.root, 'tmp')),
  },
];

describeFaults('faults of the machine, in the environment', homeless);

type Damage = (path: string) => void;

const damages: readonly (readonly [title: string, damage: Damage])[] = [
  ['was cut short', (path) => truncateSync(path, 40)],
  ['is empty', (path) => truncateSync(path, 0)],
  ['has bytes behind its end', (path) => appendFileSync(path, 'more')],
  ['has one bit flipped', flipBit],
  [
    'is a directory',
    (path) => {
      rmSync(path);
      mkdirSync(join(path, 'deep'), { recursive: true });
    },
  ],
];

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  writeFileSync(path, bytes);
}

/** Has the store hold the archives that the run wants, damaged, and no module installed. */
async function damageStore(world: FaultWorld, damage: Damage): Promise<undefined> {
  const older = listArchives(world);
  const { exitCode, stderr } = await runProgram(world, {});
  if (exitCode !== 0) throw new Error(`the store was not filled: ${stderr}`);
  const paths = listArchives(world).filter((path) => !older.includes(path));
  if (paths.length === 0) throw new Error('the store has nothing to be damaged');
  for (const path of paths) damage(path);
  rmSync(join(world.project, 'modules'), { recursive: true, force: true });
}

function listArchives(world: FaultWorld): readonly string[] {
  const folder = join(storeOf(world), 'archives', 'sha256');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

describeFaults(
  'damages of the store, where an archive',
  damages.map(([title, damage]) => ({
    title,
    exit: 0,
    attempts: { path: /^GET \/v3\/files\/acme-web-1\.1\.0/, count: 1 },
    break: (world) => damageStore(world, damage),
  })),
);
