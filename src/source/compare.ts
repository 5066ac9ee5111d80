// The order of strings where no reader orders them: the same on every machine, in every language.

/** By UTF-16 code units, as sorting without a comparison does. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
