// The key "apparatus" of the configuration, read with the place of whatever is wrong in it.

import { closest } from "../source/closest.ts";
import type { Mistake, PlacedValue } from "./check-settings.ts";

const isText = ({ type, value }: PlacedValue): boolean => type === "string" && value !== "";
const isTextList = ({ type, children = [] }: PlacedValue): boolean =>
  type === "array" && children.every(isText);
const isOneOf =
  (...words: readonly string[]) =>
  ({ value }: PlacedValue): boolean =>
    words.some((word) => word === value);

interface Setting {
  readonly isRight: (value: PlacedValue) => boolean;
  readonly wanted: string;
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  style: { isRight: isOneOf("positive", "negative"), wanted: '"positive" or "negative"' },
  negative: { isRight: ({ type }) => type === "boolean", wanted: "true or false" },
  groups: {
    isRight: isOneOf("encoded", "collapsed", "expanded"),
    wanted: '"encoded", "collapsed" or "expanded"',
  },
  all: { isRight: isText, wanted: 'a text, such as "codd."' },
  rest: { isRight: isText, wanted: 'a text, such as "cett."' },
  separator: { isRight: ({ type }) => type === "string", wanted: 'a text, such as ":"' },
  hide: { isRight: isTextList, wanted: 'a list of types, such as ["orthographic"]' },
  signs: {
    isRight: isText,
    wanted: '"apograph", "leiden", "classical", "diplomatic" or the path of a table',
  },
};

/** What is wrong with a value of "apparatus". */
export function mistakeInApparatus(place: PlacedValue): Mistake | undefined {
  const { type, offset, children = [] } = place;
  if (type !== "object")
    return { offset, reason: '"apparatus" must be an object, such as { "style": "negative" }.' };
  for (const { children: [key, value] = [] } of children) {
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
    if (setting === undefined) {
      const meant = closest(name, Object.keys(SETTINGS));
      const hint =
        meant === undefined
          ? `It has ${Object.keys(SETTINGS).join(", ")}.`
          : `Did you mean "${meant}"?`;
      return { offset: key.offset, reason: `"apparatus" has no key "${name}". ${hint}` };
    }
    if (!setting.isRight(value))
      return { offset: value.offset, reason: `"${name}" must be ${setting.wanted}.` };
  }
  return undefined;
}
