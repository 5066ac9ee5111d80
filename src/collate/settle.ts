// In the finished table a word that is like nothing else stands as far to the left as it can. Where it
// would stand among marks of punctuation, or a mark among words, and there is a better column before the
// next word of its witnesses, it goes there. No column is won or lost by that.

import { type Column, OMITTED } from "./model.ts";

/** The columns, with words among words and marks among marks where that is possible. */
export function settleMarks(
  columns: readonly Column[],
  wordsOf: readonly Int32Array[],
  isMark: (word: number) => boolean,
): Column[] {
  const settled = columns.map((column) => [...column]);
  const kindAt = (column: number, witness: number): boolean | undefined => {
    const place = settled[column]?.[witness] ?? OMITTED;
    return place === OMITTED ? undefined : isMark(wordsOf[witness]?.[place] as number);
  };
  const fits = (column: number, kind: boolean): boolean =>
    wordsOf.every((_, witness) => (kindAt(column, witness) ?? kind) === kind);
  for (let column = columns.length - 1; column >= 0; column--) {
    if (fits(column, true) || fits(column, false)) continue;
    for (const group of groupsOf(settled[column] as number[], wordsOf)) {
      const kind = kindAt(column, group[0] as number) as boolean;
      const target = nextColumn(settled, column, group, (one) => fits(one, kind));
      if (target === undefined || fits(column, kind)) continue;
      for (const witness of group) {
        (settled[target] as number[])[witness] = settled[column]?.[witness] as number;
        (settled[column] as number[])[witness] = OMITTED;
      }
      if (fits(column, !kind)) break;
    }
  }
  return settled;
}

/** Those who have the same word in a column. */
function groupsOf(column: Column, wordsOf: readonly Int32Array[]): number[][] {
  const groups = new Map<number, number[]>();
  column.forEach((place, witness) => {
    if (place === OMITTED) return;
    const word = wordsOf[witness]?.[place] as number;
    const list = groups.get(word);
    if (list === undefined) groups.set(word, [witness]);
    else list.push(witness);
  });
  return [...groups.values()];
}

/** The first column that follows in which a kind fits, before any of the witnesses has something. */
function nextColumn(
  columns: readonly Column[],
  column: number,
  group: readonly number[],
  fits: (column: number) => boolean,
): number | undefined {
  for (let next = column + 1; next < columns.length; next++) {
    if (group.some((witness) => columns[next]?.[witness] !== OMITTED)) return undefined;
    if (fits(next)) return next;
  }
  return undefined;
}
