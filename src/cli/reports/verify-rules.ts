import type { VerifyRule } from '../../commands/verify-finding.ts';
import type { RuleDescription } from './rule-descriptions.ts';

function describe(title: string, explanation: string): RuleDescription {
  return { title, explanation };
}

/** Every rule that `pupfile verify` holds a modules directory to. */
export const verifyRules: Readonly<Record<VerifyRule, RuleDescription>> = {
  'layer-missing': describe(
    'An image does not have the layer that the lock records',
    'It was made of another lock, with other options, or something lies above it. `pupfile layer` makes the layer again, and `--record-layer` records another one.',
  ),
  'module-missing': describe(
    'A locked module is not there',
    'Its directory was removed, or the modules were never installed. `pupfile install` lays it out.',
  ),
  'module-version': describe(
    'Another release than the locked one is there',
    'The metadata.json of the module names another version or author than the lock. `pupfile install` lays out the locked release.',
  ),
  'module-foreign': describe(
    'Nothing in the lock has this name',
    'Somebody put it there, or another tool did. `pupfile install --clean` removes it.',
  ),
  'module-unverified': describe(
    'Nobody can tell what a module should be',
    'Its archive is neither in the store nor to be had from its Forge, or the lock has no checksum for it.',
  ),
  'archive-mismatch': describe(
    'An archive is not the one that the lock names',
    'What the Forge sends has another checksum than the archive that was locked. Find out why before anybody installs it.',
  ),
  'archive-invalid': describe(
    'An archive is no release of its module',
    'It has the checksum that the lock names, and holds no module of that name and version.',
  ),
  'file-missing': describe(
    'A file of the release is not there',
    'Somebody deleted it. `pupfile install` lays the module out anew.',
  ),
  'file-changed': describe(
    'A file is not what the release has',
    'Somebody edited it. `pupfile install` lays the module out anew, and what was edited is lost.',
  ),
  'file-extra': describe(
    'A file is there that the release does not have',
    'Somebody added it, or it is content that was to be left out. `pupfile install` removes it.',
  ),
  'file-irregular': describe(
    'Something else than a file is in its place',
    'Modules hold files and directories alone: no links, devices or pipes.',
  ),
  'file-unreadable': describe(
    'A file cannot be read',
    'Its permissions forbid it, so that nobody can tell what it holds.',
  ),
  'mode-changed': describe(
    'A file has other permissions than the release gives it',
    'Files are laid out with 0644 or 0755; other modes change the bytes of an image layer.',
  ),
};
