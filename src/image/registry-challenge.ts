/** How a registry wants to be told who asks. */
export type RegistryChallenge =
  | { readonly kind: 'basic' }
  | {
      readonly kind: 'bearer';
      /** Where a token is to be had. */
      readonly realm: string;
      readonly service: string | undefined;
      readonly scope: string | undefined;
    };

/**
 * Reads a `WWW-Authenticate` (RFC 9110, 11.6.1), as Docker's token authentication has it; undefined
 * where it asks for nothing that pupfile has. Of several the bearer token is taken.
 *
 *     Bearer realm="https://auth.example/token",service="registry.example",scope="repository:app:pull"
 */
export function parseChallenge(header: string | undefined): RegistryChallenge | undefined {
  const challenges = splitChallenges(header ?? '');
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer')?.parameters;
  const realm = bearer?.get('realm');
  if (bearer !== undefined && realm !== undefined) {
    const [service, scope] = [bearer.get('service'), bearer.get('scope')];
    return { kind: 'bearer', realm, service, scope };
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}

interface Challenge {
  readonly scheme: string;
  readonly parameters: Map<string, string>;
}

const parameter = /([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|([\w-]+)/g;

function splitChallenges(header: string): readonly Challenge[] {
  const challenges: Challenge[] = [];
  for (const [, name, quoted, plain, scheme] of header.matchAll(parameter)) {
    if (scheme !== undefined) {
      challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    } else if (name !== undefined) {
      const value = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
      challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
    }
  }
  return challenges;
}
