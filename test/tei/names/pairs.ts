// The tables of names that must meet and of names that must not: a pair is a line.

import { readFileSync } from "node:fs";
import { fixture } from "../../helpers/project.ts";

export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly meets: boolean;
}

export function readPairs(file: string): Pair[] {
  return readFileSync(fixture("tei", "names", file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, one = "", sign, other = ""] = /^(.+) ([=≠]) (.+)$/u.exec(line) ?? [];
      if (sign === undefined) throw new Error(`${file}: no pair: ${line}`);
      return { one, other, meets: sign === "=" };
    });
}
