import { redactUrls } from '../errors/redact.ts';
import type { LockfileDifference } from '../lockfile/compare-lockfile.ts';
import type { LockfileComparison } from '../lockfile/lockfile-comparison.ts';
import { type Deprecation, describeDeprecation } from '../model/deprecation.ts';
import { isExactPin, type ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { GitSource } from '../model/module-source.ts';
import { type Address, allowsForge, allowsHost, readAddress } from './host-list.ts';
import { allowsLicence } from './licence.ts';
import { gatherOrigins, type Origin } from './origins.ts';
import type { Policy } from './policy.ts';

/** What a policy is held against. */
export interface PolicySubject {
  readonly comparison: LockfileComparison;
  /** Of locked modules, as far as they are known. */
  readonly licences: ReadonlyMap<ModuleName, string>;
  /** Of locked modules that are deprecated. */
  readonly deprecations: ReadonlyMap<ModuleName, Deprecation>;
}

type Findings = readonly LockfileDifference[];

/** Every place where a Puppetfile or its lock breaks a policy. */
export function comparePolicy(policy: Policy, subject: PolicySubject): Findings {
  const { comparison } = subject;
  const declarations = [...comparison.declarations.values()];
  return [
    ...gatherOrigins(comparison).flatMap((origin) => compareOrigin(policy, origin)),
    ...(policy.branches === false ? declarations.flatMap(compareRef) : []),
    ...(policy.exactVersions === true ? declarations.flatMap(compareVersion) : []),
    ...compareLicences(policy, subject),
    ...(policy.deprecated === false ? compareDeprecations(subject) : []),
  ];
}

function compareOrigin({ forges, hosts, httpsOnly }: Policy, origin: Origin): Findings {
  const { isForge, spelledName, span, lockLine, name, url } = origin;
  const address = readAddress(url);
  const place = { span, lockLine, fix: `pupfile why ${name}` };
  const comesFrom = `\`${spelledName}\` comes from ${redactUrls(url)}`;
  const isWrongForge = isForge && forges !== undefined && !isOn(address, forges, allowsForge);
  const isWrongHost = !isForge && hosts !== undefined && !isOn(address, hosts, allowsHost);
  const isOpen = httpsOnly === true && address !== undefined && !encrypted.has(address.scheme);
  return [
    ...(isWrongForge
      ? [
          {
            ...place,
            rule: 'policy-forge' as const,
            message: `${comesFrom}, a Forge that the policy does not allow`,
          },
        ]
      : []),
    ...(isWrongHost
      ? [
          {
            ...place,
            rule: 'policy-host' as const,
            message: `${comesFrom}, a host that the policy does not allow`,
          },
        ]
      : []),
    ...(isOpen
      ? [
          {
            ...place,
            rule: 'policy-https' as const,
            message: `${comesFrom}, which is not encrypted`,
          },
        ]
      : []),
  ];
}

// What is not on the list, http, git and svn among them, anybody on the way can change.
const encrypted = new Set(['https:', 'ssh:', 'git+ssh:', 'git+https:', 'svn+ssh:', 'file:']);

/** A path of this machine is on no host. */
function isOn(
  address: Address | undefined,
  list: readonly string[],
  allows: (list: readonly string[], host: string) => boolean,
): boolean {
  return address !== undefined && allows(list, address.host);
}

function compareRef({ name, spelledName, source, span }: ModuleDeclaration): Findings {
  if (source.kind !== 'git' || isPinned(source)) return [];
  const ref = source.ref === undefined ? 'the default branch' : `\`${source.ref}\``;
  const message = `\`${spelledName}\` follows ${ref} of ${redactUrls(source.url)}, and the policy asks for a tag or a commit`;
  return [{ rule: 'policy-branch', message, span, fix: `pupfile show ${name}` }];
}

// `:ref` may name anything: what looks like a commit or a version is taken for one.
const pinPattern = /^(?:[0-9a-f]{7,40}|[0-9a-f]{64}|v?\d+\.\d+(?:\.\d+)*(?:[-+].*)?)$/;

function isPinned({ ref, refKind, fallbackRefs = [] }: GitSource): boolean {
  if (fallbackRefs.length > 0 || refKind === 'branch') return false;
  return refKind !== undefined || pinPattern.test(ref ?? '');
}

function compareVersion(declaration: ModuleDeclaration): Findings {
  const { name, spelledName, source, span, requirements } = declaration;
  if (source.kind !== 'forge' || isExactPin(declaration)) return [];
  const asked = requirements.length === 0 ? 'any version' : requirements.join(', ');
  const message = `\`${spelledName}\` may be ${asked}, and the policy asks for one exact version`;
  return [{ rule: 'policy-version', message, span, fix: `pupfile show ${name}` }];
}

function compareLicences({ licences: allowed }: Policy, subject: PolicySubject): Findings {
  if (allowed === undefined) return [];
  const { comparison, licences } = subject;
  return comparison.modules.flatMap(({ name, spelledName, version, line }): Findings => {
    const licence = licences.get(name);
    if (licence !== undefined && allowsLicence(allowed, licence)) return [];
    const place = {
      rule: 'policy-licence' as const,
      span: comparison.declarations.get(name)?.span,
      lockLine: line,
    };
    const module = `\`${spelledName}\` ${version}`;
    if (licence === undefined) {
      const message = `the licence of ${module} is not known: neither the store nor \`--online\` tells it`;
      return [{ ...place, message, fix: 'pupfile install' }];
    }
    const message = `${module} is licensed under \`${licence}\`, which the policy does not allow`;
    return [{ ...place, message, fix: `pupfile why ${name}` }];
  });
}

function compareDeprecations({ comparison, deprecations }: PolicySubject): Findings {
  return comparison.modules.flatMap(({ name, spelledName, line }): Findings => {
    const deprecation = deprecations.get(name);
    if (deprecation === undefined) return [];
    return [
      {
        rule: 'policy-deprecated',
        message: `\`${spelledName}\` is ${describeDeprecation(deprecation)}`,
        span: comparison.declarations.get(name)?.span,
        lockLine: line,
        fix: `pupfile why ${name}`,
      },
    ];
  });
}
