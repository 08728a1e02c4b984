import assert from 'node:assert/strict';
import type { Directive } from '../../src/model/module-declaration.ts';
import { anyVersion } from '../../src/model/version-range.ts';
import { dependencyRules, type RuleOptions } from '../../src/resolver/dependency-rules.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';

const web = moduleName('acme-web');
const onBase = { name: moduleName('acme-base'), range: anyVersion };
const onLog = { name: moduleName('acme-log'), range: anyVersion };

function rulesFor(
  directives: Readonly<Record<string, readonly Directive[]>>,
  options: Partial<RuleOptions> = {},
) {
  const { declarations } = declareModules([
    ['acme-web'],
    ['acme-base', '1.0.0'],
    ['acme-log', '1.x'],
  ]);
  return dependencyRules({
    declarations: declarations.map((one) => ({ ...one, directives: directives[one.name] ?? [] })),
    excluded: new Set(),
    ...options,
  });
}

describe('dependencyRules', () => {
  it('overrides nothing by itself', () => {
    const rules = rulesFor({});
    assert.deepEqual([rules.isOverridden(web, onBase), rules.isExcluded(onBase)], [false, false]);
  });

  it('leaves out what is excluded', () => {
    const rules = rulesFor({}, { excluded: new Set([onBase.name]) });
    assert.deepEqual([rules.isExcluded(onBase), rules.isExcluded(onLog)], [true, false]);
  });

  it('lets a declaration with `pupfile:override` win', () => {
    const rules = rulesFor({ 'acme-base': ['override'] });
    assert.equal(rules.isOverridden(web, onBase), true);
    assert.equal(rules.isOverridden(web, onLog), false);
  });

  it('lets a module with `resolver:disable Dependency/All` require nothing', () => {
    const rules = rulesFor({ 'acme-web': ['ignore-dependencies'] });
    assert.equal(rules.isOverridden(web, onLog), true);
    assert.equal(rules.isOverridden(onBase.name, onLog), false);
  });

  it('lets all exact versions win, and no ranges', () => {
    const rules = rulesFor({}, { overridesPins: true });
    assert.equal(rules.isOverridden(web, onBase), true);
    assert.equal(rules.isOverridden(web, onLog), false);
  });

  it('follows no requirement at all where none is to be followed', () => {
    const rules = rulesFor({}, { ignoresDependencies: true });
    assert.equal(rules.isOverridden(web, onLog), true);
  });
});
