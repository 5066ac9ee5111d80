// The keys "checks" and "overrides" of the configuration, read with the place of whatever is wrong in
// them.

import { LEVELS, refuseKey } from "../diagnostic/settings.ts";
import { closest } from "../source/closest.ts";

/** A JSON value with its place, as `jsonc-parser` gives it. */
export interface PlacedValue {
  readonly type: string;
  readonly offset: number;
  readonly value?: unknown;
  /** Of an object: its properties, each with a key and a value. */
  readonly children?: readonly PlacedValue[];
}

export interface Mistake {
  readonly offset: number;
  /** A whole sentence. */
  readonly reason: string;
}

const LEVEL_WORDS = `${LEVELS.slice(0, -1)
  .map((level) => `"${level}"`)
  .join(", ")} or "${LEVELS.at(-1)}"`;

/** What is wrong with a value of "checks"; `codes` are all that there are. */
export function mistakeInChecks(
  { type, offset, children = [] }: PlacedValue,
  codes: readonly string[],
): Mistake | undefined {
  if (type !== "object") {
    const reason = `"checks" must be an object of codes, such as { "tei/duplicate-id": "warning" }.`;
    return { offset, reason };
  }
  for (const [key, level] of properties(children)) {
    const refusal = refuseKey(String(key.value), codes);
    if (refusal !== undefined) return { offset: key.offset, reason: refusal };
    if (!LEVELS.some((known) => known === level.value)) {
      const reason = `"${key.value}" must be ${LEVEL_WORDS}, not ${shown(level)}.`;
      return { offset: level.offset, reason };
    }
  }
  return undefined;
}

/** What is wrong with a value of "overrides". */
export function mistakeInOverrides(
  { type, offset, children = [] }: PlacedValue,
  codes: readonly string[],
): Mistake | undefined {
  const example = '{ "files": ["tei/registers/**"], "checks": { "tei/duplicate-id": "warning" } }';
  if (type !== "array")
    return { offset, reason: `"overrides" must be a list of objects such as ${example}.` };
  for (const override of children) {
    const mistake = mistakeInOverride(override, codes, example);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function mistakeInOverride(
  { type, offset, children = [] }: PlacedValue,
  codes: readonly string[],
  example: string,
): Mistake | undefined {
  const found = new Map<string, PlacedValue>();
  for (const [key, setting] of properties(children)) {
    const name = String(key.value);
    if (name !== "files" && name !== "checks") {
      const meant = closest(name, ["files", "checks"]);
      const hint =
        meant === undefined ? 'It has "files" and "checks".' : `Did you mean "${meant}"?`;
      return { offset: key.offset, reason: `An override has no key "${name}". ${hint}` };
    }
    found.set(name, setting);
  }
  const files = found.get("files");
  const checks = found.get("checks");
  if (type !== "object" || files === undefined || checks === undefined)
    return { offset, reason: `An override must have "files" and "checks": ${example}.` };
  const globs = files.children ?? [];
  const areGlobs = globs.every((glob) => typeof glob.value === "string" && glob.value !== "");
  if (files.type !== "array" || globs.length === 0 || !areGlobs)
    return {
      offset: files.offset,
      reason: `"files" must be a list of globs, such as ["tei/registers/**"].`,
    };
  return mistakeInChecks(checks, codes);
}

function properties(children: readonly PlacedValue[]): (readonly [PlacedValue, PlacedValue])[] {
  return children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
}

function shown({ type, value }: PlacedValue): string {
  return type === "object" || type === "array" ? `an ${type}` : JSON.stringify(value);
}
