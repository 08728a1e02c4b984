import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describeSelf } from '../../src/layout/lock-owner.ts';
import type { FaultCase, FaultWorld } from '../support/fault-run.ts';
import { describeFaults } from '../support/judge-fault.ts';

const modulesOf = ({ project }: FaultWorld) => join(project, 'modules');
const ownOf = (world: FaultWorld) => join(modulesOf(world), '.pupfile');
const lockOf = (world: FaultWorld) => join(ownOf(world), 'lock');

const longAgo = new Date('2020-01-01');
const elsewhere = JSON.stringify({ ...describeSelf(), scope: 'another machine' });

function endedProcess(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return JSON.stringify({ ...describeSelf(), pid });
}

function leaveLock(world: FaultWorld, text: string, time = new Date()): () => void {
  mkdirSync(ownOf(world), { recursive: true });
  writeFileSync(lockOf(world), text);
  utimesSync(lockOf(world), time, time);
  return () => rmSync(lockOf(world), { recursive: true, force: true });
}

const locks: readonly FaultCase[] = [
  {
    title: 'of a process that is gone',
    exit: 0,
    break: (world) => leaveLock(world, endedProcess()),
  },
  {
    title: 'of a process that lives',
    exit: 7,
    says: new RegExp(`^error: Another run of pupfile works.*[^]*Process ${process.pid} holds`, 'm'),
    break: (world) => leaveLock(world, JSON.stringify(describeSelf())),
  },
  {
    title: 'of another machine that has been silent for long',
    exit: 0,
    break: (world) => leaveLock(world, elsewhere, longAgo),
  },
  {
    title: 'of another machine that dies now',
    exit: 0,
    break: (world) => leaveLock(world, elsewhere),
  },
  {
    title: 'of another machine that works',
    exit: 7,
    says: /^error: Another run of pupfile works/m,
    break: (world) => {
      const mend = leaveLock(world, elsewhere);
      const beat = setInterval(() => utimesSync(lockOf(world), new Date(), new Date()), 1000);
      world.finally(() => clearInterval(beat));
      return () => {
        clearInterval(beat);
        mend();
      };
    },
  },
  {
    title: 'with garbage in it, of long ago',
    exit: 0,
    break: (world) => leaveLock(world, '\0{"pid":"x', longAgo),
  },
  {
    title: 'that is empty, of the future',
    exit: 0,
    break: (world) => leaveLock(world, '', new Date('2200-01-01')),
  },
  {
    title: 'that is a directory',
    exit: 7,
    says: /Could not write `.*\.pupfile\/lock`: it is a directory/,
    break: (world) => {
      mkdirSync(join(lockOf(world), 'deep'), { recursive: true });
      return () => rmSync(lockOf(world), { recursive: true });
    },
  },
];

describeFaults('a lock file in the modules directory', locks);

const inOutside = '../../../outside/precious';

const records: readonly (readonly [title: string, text: string])[] = [
  ['is empty', ''],
  ['is no JSON', '{"version":1,"modules":[\n{"na'],
  ['has nothing of what it should', '{"version":1,"modules":[null,7,{}]}'],
  ['is of a later version', '{"version":99,"modules":[]}'],
  ['names directories elsewhere', recordOf({ directory: '../../outside' })],
  ['names files elsewhere', recordOf({ files: { [inOutside]: 8 } })],
  ["names pupfile's own directory", recordOf({ directory: '.pupfile' })],
  ['names other directories of the project elsewhere', recordElsewhere('../outside')],
];

/** A record of a module that nobody wants any more, so that it is to be deleted. */
function recordOf(changes: object): string {
  const module = {
    name: 'acme-outside',
    version: '1.0.0',
    directory: 'gone',
    digest: 'a'.repeat(64),
    content: 'runtime',
    mtimeMs: 0,
    files: {},
    executables: [],
    leftOut: { files: 0, bytes: 0 },
  };
  return JSON.stringify({ version: 1, modules: [{ ...module, ...changes }] });
}

function recordElsewhere(path: string): string {
  return JSON.stringify({ version: 1, elsewhere: [path], modules: [] });
}

describeFaults('a record of what is installed that', [
  ...records.map(
    ([title, text]): FaultCase => ({
      title,
      exit: 0,
      break: (world) => {
        writeFileSync(join(ownOf(world), 'installed.json'), text);
        return undefined;
      },
    }),
  ),
  {
    title: 'has a gigabyte',
    exit: 0,
    break: (world) => {
      truncateSync(join(ownOf(world), 'installed.json'), 1 << 30);
      return undefined;
    },
  },
  {
    title: 'is a pipe that nobody writes to',
    exit: 0,
    break: (world) => {
      rmSync(join(ownOf(world), 'installed.json'));
      spawnSync('mkfifo', [join(ownOf(world), 'installed.json')]);
      return undefined;
    },
  },
  {
    title: 'is a link to elsewhere',
    exit: 0,
    break: (world) => {
      rmSync(join(ownOf(world), 'installed.json'));
      symlinkSync(join(world.root, 'outside', 'precious'), join(ownOf(world), 'installed.json'));
      return undefined;
    },
  },
]);

/** A swap of a run that was killed: one module is aside, and a new one already in its place. */
function leaveSwap(world: FaultWorld, journal: string | undefined): undefined {
  const staging = join(ownOf(world), 'staging-killed');
  for (const name of ['old', 'new']) mkdirSync(join(staging, name), { recursive: true });
  const web = join(modulesOf(world), 'web');
  renameSync(web, join(staging, 'old', 'web'));
  cpSync(join(staging, 'old', 'web'), web, { recursive: true });
  writeFileSync(join(web, 'new'), '');
  renameSync(join(modulesOf(world), 'base'), join(staging, 'old', 'base'));
  writeFileSync(join(staging, 'installed.json'), '{}');
  if (journal !== undefined) writeFileSync(join(staging, 'swap.json'), journal);
  return undefined;
}

const journals: readonly (readonly [title: string, journal: string | undefined])[] = [
  ['with its journal', '{"incoming":["web","base"]}'],
  ['without a journal', undefined],
  ['with a journal of nothing', ''],
  ['with a journal that is no JSON', '{"incoming":["we'],
  ['with a journal that names directories elsewhere', '{"incoming":["../../outside","../..",0]}'],
];

describeFaults('a swap that was cut short,', [
  ...journals.map(
    ([title, journal]): FaultCase => ({
      title,
      exit: 0,
      break: (world) => leaveSwap(world, journal),
    }),
  ),
  {
    title: 'while the staging folder is a link to elsewhere',
    exit: 0,
    break: (world) => {
      leaveSwap(world, '{"incoming":["web","base"]}');
      const aside = join(world.root, 'outside', 'staging');
      renameSync(join(ownOf(world), 'staging-killed'), aside);
      symlinkSync(aside, join(ownOf(world), 'staging-killed'));
      return undefined;
    },
  },
  {
    title: 'before it began',
    exit: 0,
    break: (world) => {
      mkdirSync(join(ownOf(world), 'staging-killed'));
      return undefined;
    },
  },
]);
