// Tells which files of a folder have changed, some milliseconds after the last of them: an editor that
// saves may write more than once.

import { relative, resolve, sep } from "node:path";
import { withSlashes } from "../files.ts";
import { watch } from "chokidar";

export interface Watching {
  /** Settles once changes are noticed. */
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
}

/** chokidar drops changes of a file for 50 ms after it has told of one: by now they are all there. */
const SETTLE_MS = 60;

/**
 * @param output the folder that builds write: it is of no interest
 * @param onChange gets paths relative to the folder, with `/`
 */
export function watchFolder(
  folder: string,
  output: string,
  onChange: (paths: readonly string[]) => void,
): Watching {
  const root = resolve(folder);
  const built = resolve(folder, output);
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (path) => {
      const inside = relative(root, path);
      return resolve(path) === built || inside.split(sep).some(isOfNoInterest);
    },
  });
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (event, path) => {
    if (event.endsWith("Dir")) return;
    changed.add(withSlashes(relative(root, path)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed];
      changed = new Set();
      onChange(paths);
    }, SETTLE_MS);
  });
  return {
    ready: new Promise((done) => watcher.once("ready", done)),
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** What was installed, what is hidden, and what editors write beside a file. */
function isOfNoInterest(name: string): boolean {
  return name === "node_modules" || name.startsWith(".") || name.endsWith("~") || name === "4913";
}
