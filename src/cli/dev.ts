// `apograph dev`: the edition on this machine, made anew with every save, until Ctrl-C.

import { setFlagsFromString } from "node:v8";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { acceptBaseline } from "../project/baselines.ts";
import type { Accept } from "../project/build.ts";
import type { DevSite } from "../project/dev/dev-site.ts";
import { DevServer, type Notice } from "../project/dev/server.ts";
import { watchFolder } from "../project/dev/watch.ts";
import { type Round, Workshop } from "../project/dev/workshop.ts";
import { Misuse } from "../project/misuse.ts";
import { count, summarise } from "../report/summary.ts";
import type { reportText } from "../report/text.ts";
import { readArguments } from "./options.ts";
import { findSources, usesColor } from "./reports.ts";
import { baselineOf, openEdition, startProgress } from "./session.ts";

/** Only this machine can reach it. */
const LOOPBACK = "127.0.0.1";
const DEFAULT_PORT = 4880;
/** More findings than anyone reads at once. */
const MANY = 20;

export async function runDev(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition", "host", "port", "baseline", "no-cache"]);
  if (options.positionals.length > 0)
    throw new Misuse(`dev takes no files, but was given ${options.positionals.join(" ")}.`);
  // Stylesheets leave much behind: with room for it, a save takes a sixth less time.
  setFlagsFromString("--max-semi-space-size=64");
  const progress = startProgress();
  const open = () => openEdition(options, progress);
  const project = open();
  const baseline = baselineOf(project, options);
  const accept: Accept = (checked) =>
    baseline === undefined ? checked : acceptBaseline(checked, baseline);

  const server = new DevServer(options.host ?? LOOPBACK);
  const address = await server.listen(options.port ?? DEFAULT_PORT);
  const workshop = new Workshop(open, accept);
  const stopped = untilStopped();
  const print = (text: string): void => {
    progress.end();
    process.stdout.write(text);
  };
  // Apart in the bundle, as everywhere: a command that finds nothing does not load it.
  const { reportText: report } = await import("../report/text.ts");
  const rounds = new Rounds({ workshop, server, print, report });
  const watching = watchFolder(project.folder, project.config.output, (paths) => {
    for (const path of paths) workshop.touch(path);
    void rounds.ask();
  });
  await watching.ready;
  await rounds.ask();
  print(`Ready: ${address}\nCtrl-C ends it.\n`);
  await stopped;
  await Promise.all([watching.close(), server.close()]);
  print("\n");
  return 0;
}

interface Tools {
  readonly workshop: Workshop;
  readonly server: DevServer;
  readonly print: (text: string) => void;
  readonly report: typeof reportText;
}

/** Makes the edition when it is asked to, one time after the other, and tells what came of it. */
class Rounds {
  readonly #tools: Tools;
  #running: Promise<void> | undefined;
  #isAskedAgain = false;
  #site: DevSite | undefined;
  #said = "";

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Settles when nothing is left to do. */
  ask(): Promise<void> {
    this.#isAskedAgain = true;
    this.#running ??= this.#work();
    return this.#running;
  }

  async #work(): Promise<void> {
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        const start = performance.now();
        this.#tell(await this.#tools.workshop.make(), start);
      }
    } finally {
      this.#running = undefined;
    }
  }

  #tell(round: Round, start: number): void {
    const { server, print, report: draw } = this.#tools;
    const { site } = round;
    server.show(site, noticeOf(round, draw));
    const milliseconds = Math.round(performance.now() - start);
    const report = reportOf(round, draw, usesColor());
    const changed = site?.changedPages(this.#site).length ?? 0;
    const isSame = report === this.#said && changed === 0 && site?.looksLike(this.#site) !== false;
    this.#said = report;
    this.#site = site ?? this.#site;
    if (isSame) return;
    const outcome =
      site === undefined ? "The pages stay as they were" : `${count(changed, "page")} changed`;
    print(`${report}${outcome}, after ${milliseconds} ms.\n`);
  }
}

function noticeOf(round: Round, draw: typeof reportText): Notice {
  const { result, misuse } = round;
  if (misuse !== undefined) return { summary: "1 error", isBroken: true, report: misuse };
  const diagnostics = result?.diagnostics ?? [];
  const isBroken = hasErrors(diagnostics);
  if (diagnostics.length === 0) return { summary: "", isBroken, report: "" };
  return { summary: summarise(diagnostics), isBroken, report: reportOf(round, draw, false) };
}

function reportOf({ result, misuse }: Round, draw: typeof reportText, color: boolean): string {
  if (result === undefined) return `apograph: ${misuse ?? ""}\n`;
  const { diagnostics, judged: paths } = result;
  return draw({ diagnostics, paths, sourceOf: findSources(result) }, { color, max: MANY });
}

/** Ctrl-C, or whoever started it asks politely. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
