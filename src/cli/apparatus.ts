// `apograph apparatus …`: what can be done with an apparatus, each in a file of its own.

import { Misuse } from "../project/misuse.ts";
import { closest } from "../source/closest.ts";
import { runConvert } from "./convert.ts";
import { runMatrix } from "./matrix.ts";

const TASKS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  convert: runConvert,
  matrix: runMatrix,
};

export async function runApparatus(args: string[]): Promise<number> {
  const [task, ...rest] = args;
  const names = Object.keys(TASKS);
  if (task === undefined || !Object.hasOwn(TASKS, task)) {
    const meant = task === undefined ? undefined : closest(task, names);
    const hint =
      meant === undefined ? ` It takes ${names.join(" or ")}.` : ` Did you mean "${meant}"?`;
    throw new Misuse(`"apograph apparatus" does not know what to do.${hint}`);
  }
  return (TASKS[task] as (typeof TASKS)[string])(rest);
}
