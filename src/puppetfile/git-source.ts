import type { GitSource } from '../model/module-source.ts';
import { inspectValue, type RubyHashEntry } from '../ruby/ruby-value.ts';
import { invalid } from './gather-errors.ts';
import { type GivenOptions, isTrue, optionText, textOf } from './given-options.ts';
import type { SourceScope } from './module-sources.ts';
import type { PuppetfileWarning } from './puppetfile.ts';

// librarian-puppet's order of preference; `version` is r10k's.
const refOptions = ['ref', 'branch', 'tag', 'commit', 'version'] as const;
const refKinds = ['branch', 'tag', 'commit'] as const;
// What people call the branches that they work on.
const movingRefs = /^(?:HEAD|master|main|trunk|develop|development|production)$/;

/** Reads a git repository. Throws PUPPETFILE_INVALID. */
export function readGitSource(options: GivenOptions, scope: SourceScope): GitSource {
  const url = optionText(options, 'git', 'source');
  if (url === undefined) throw withoutRepository(options);
  const [wanted, second] = refOptions.flatMap((name) => options.get(name) ?? []);
  if (wanted !== undefined && second !== undefined) {
    scope.warnings.push(twoRevisions(wanted, second));
  }
  const fallbackRefs = readFallbackRefs(options);
  const asked = isControlBranch(wanted, options)
    ? controlBranch(options, { fallbackRefs, known: scope.controlBranch })
    : readRef(wanted);
  scope.warnings.push(...warnOfBranch(options, wanted));
  const [ref, ...rest] = [...(asked === undefined ? [] : [asked]), ...fallbackRefs];
  const path = optionText(options, 'path');
  return {
    kind: 'git',
    url,
    ref,
    path,
    ...(rest.length > 0 ? { fallbackRefs: rest } : {}),
    ...refKindOf(wanted, options),
  };
}

/** `ref` and `version` may name anything. */
function refKindOf(
  wanted: RubyHashEntry | undefined,
  options: GivenOptions,
): Pick<GitSource, 'refKind'> {
  if (isControlBranch(wanted, options)) return { refKind: 'branch' };
  const kind = refKinds.find((name) => wanted !== undefined && options.get(name) === wanted);
  return kind === undefined ? {} : { refKind: kind };
}

function withoutRepository(options: GivenOptions) {
  const type = options.get('type')?.value;
  if (type === undefined) throw new RangeError('a git source without a reason');
  return invalid('A module of type `git` needs its `source:`', type.span, 'which repository?');
}

function readRef(entry: RubyHashEntry | undefined): string | undefined {
  return entry === undefined ? undefined : textOf(entry.value, inspectValue(entry.key));
}

/** r10k's `default_branch`, and g10k's `fallback`, which may name several: `'4.x|main'`. */
function readFallbackRefs(options: GivenOptions): readonly string[] {
  return [
    optionText(options, 'default_branch_override'),
    optionText(options, 'default_branch'),
    ...(optionText(options, 'fallback')?.split('|') ?? []),
  ].flatMap((ref) => ref?.trim() || []);
}

/** r10k's `branch: :control_branch` is g10k's `link: true`. */
function isControlBranch(wanted: RubyHashEntry | undefined, options: GivenOptions): boolean {
  const { value } = wanted ?? {};
  return (value?.kind === 'symbol' && value.text === 'control_branch') || isTrue(options, 'link');
}

interface ControlBranch {
  readonly fallbackRefs: readonly string[];
  readonly known: string | undefined;
}

function controlBranch(options: GivenOptions, { fallbackRefs, known }: ControlBranch) {
  if (known !== undefined || fallbackRefs.length > 0) return known;
  const entry = refOptions.flatMap((name) => options.get(name) ?? [])[0] ?? options.get('link');
  if (entry === undefined) throw new RangeError('a control branch that nobody asked for');
  throw invalid(
    'The module follows the branch of the control repository, and which that is, is not known',
    entry.value.span,
    'which branch?',
    'name it with `--control-branch BRANCH`, or give the module a `default_branch:`',
  );
}

function twoRevisions(wanted: RubyHashEntry, second: RubyHashEntry): PuppetfileWarning {
  const [first, other] = [inspectValue(wanted.key), inspectValue(second.key)];
  return {
    rule: 'two-revisions',
    message: `\`${first}\` and \`${other}\` both name a revision; \`${first}\` counts`,
    span: second.key.span,
    hint: `keep one of them: librarian-puppet takes \`${first}\`, r10k what stands last`,
  };
}

const pinHint =
  'a `tag:` or `commit:` names one that stays; otherwise Puppetfile.lock alone holds it';

/** A branch moves, so that what is installed depends on the day. */
function warnOfBranch(
  options: GivenOptions,
  wanted: RubyHashEntry | undefined,
): readonly PuppetfileWarning[] {
  if (isControlBranch(wanted, options)) return [];
  if (wanted === undefined) {
    const repository = options.get('git') ?? options.get('source');
    const fallback = optionText(options, 'default_branch', 'default_branch_override', 'fallback');
    const branch =
      fallback === undefined ? 'the default branch of its repository' : `\`${fallback}\``;
    return repository === undefined ? [] : [movingBranch(branch, repository)];
  }
  const text = readRef(wanted) ?? '';
  const isBranch = inspectValue(wanted.key) === ':branch' || movingRefs.test(text);
  return isBranch ? [movingBranch(`the branch \`${text}\``, wanted)] : [];
}

function movingBranch(branch: string, { value }: RubyHashEntry): PuppetfileWarning {
  const message = `The module follows ${branch}`;
  return { rule: 'moving-branch', message, span: value.span, hint: pinHint };
}
