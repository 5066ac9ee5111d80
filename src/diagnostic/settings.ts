// How grave an edition takes each finding: by code, by a pattern of codes, and otherwise in some files.

import { closest } from "../source/closest.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

export type Level = Severity | "off";

export const LEVELS: readonly Level[] = ["error", "warning", "note", "off"];

/** Levels by code (`tei/duplicate-id`) or by the beginning of codes (`tei/*`, `*`). */
export type Checks = Readonly<Record<string, Level>>;

export interface Override {
  /** Globs, relative to the edition's folder. */
  readonly files: readonly string[];
  readonly checks: Checks;
}

export interface CheckSettings {
  readonly checks: Checks;
  /** A later one goes before an earlier one, and each before `checks`. */
  readonly overrides: readonly Override[];
}

/** The level of a code in a file; undefined where nothing is set. */
export type LevelOf = (code: string, path: string) => Level | undefined;

/** Makes a test of paths from globs. */
export type MatchGlobs = (globs: readonly string[]) => (path: string) => boolean;

/**
 * Makes a function that answers quickly when it is asked about the same file again.
 *
 * @param matchGlobs is asked only if there are overrides: most editions need no globs here
 * @param offByDefault codes that are "off" unless a level is set for that very code: a pattern that is
 *   meant for others does not wake them
 */
export function levelsOf(
  { checks, overrides }: CheckSettings,
  matchGlobs: MatchGlobs,
  offByDefault: readonly string[] = [],
): LevelOf {
  const layered = overrides
    .map((override) => ({ appliesTo: matchGlobs(override.files), checks: override.checks }))
    .toReversed();
  const layersByPath = new Map<string, readonly Checks[]>();
  const layersFor = (path: string): readonly Checks[] => {
    const known = layersByPath.get(path);
    if (known !== undefined) return known;
    const own = layered.filter(({ appliesTo }) => appliesTo(path)).map((layer) => layer.checks);
    layersByPath.set(path, [...own, checks]);
    return [...own, checks];
  };
  return (code, path) => {
    const isAsleep = offByDefault.includes(code);
    for (const layer of layersFor(path)) {
      const level = layer[code] ?? (isAsleep ? undefined : levelByPattern(layer, code));
      if (level !== undefined) return level;
    }
    return isAsleep ? "off" : undefined;
  };
}

/** A longer pattern goes before a shorter one. */
function levelByPattern(checks: Checks, code: string): Level | undefined {
  let best = "";
  for (const key of Object.keys(checks)) {
    if (key.length > best.length && isPattern(key) && matches(key, code)) best = key;
  }
  return checks[best];
}

function isPattern(key: string): boolean {
  return key.endsWith("*");
}

function matches(pattern: string, code: string): boolean {
  return code.startsWith(pattern.slice(0, -1));
}

/** The findings as the edition takes them: with its severities, without those that it turned off. */
export function applyLevels(diagnostics: readonly Diagnostic[], levelOf: LevelOf): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { code, path, severity } = diagnostic;
    const level = isUnchangeable(code) ? severity : (levelOf(code, path) ?? severity);
    if (level === "off") return [];
    return level === severity ? diagnostic : { ...diagnostic, severity: level };
  });
}

/** After these there is nothing to go on with: no tree, no stylesheet, no page. */
const FATAL = ["xml/*", "xslt/failed", "xslt/not-compiled", "site/same-address"];

/** The one of its area that leaves a tree. */
const NOT_FATAL = "xml/skipped-entity";

/** Whether a code means an error whatever the edition thinks of it. */
export function isUnchangeable(code: string): boolean {
  return (
    code !== NOT_FATAL &&
    FATAL.some((fatal) => (isPattern(fatal) ? matches(fatal, code) : fatal === code))
  );
}

/** Why no level can be set for a code or pattern, as a sentence; undefined when one can. */
export function refuseKey(key: string, codes: readonly string[]): string | undefined {
  if (isPattern(key)) {
    if (codes.some((code) => matches(key, code))) return undefined;
    const areas = new Set(codes.map((code) => `${code.slice(0, code.indexOf("/"))}/*`));
    return `No code begins like "${key}".${suggestion(key, areas)}`;
  }
  if (!codes.includes(key)) return unknownCode(key, codes);
  if (isUnchangeable(key))
    return `The severity of "${key}" cannot be changed: after such an error there is nothing to go on with.`;
  return undefined;
}

/** That there is no such code, and which one was probably meant. */
export function unknownCode(code: string, codes: readonly string[]): string {
  return `There is no code "${code}".${suggestion(code, codes)}`;
}

function suggestion(word: string, candidates: Iterable<string>): string {
  const meant = closest(word, candidates);
  return meant === undefined ? " docs/diagnostics lists them." : ` Did you mean "${meant}"?`;
}
