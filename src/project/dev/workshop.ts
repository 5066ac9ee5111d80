// An edition that is made again and again while people write: what has not changed is not done again. The
// result is what a build would write.

import { type Diagnostic, hasErrors, sortDiagnostics } from "../../diagnostic/diagnostic.ts";
import { rootOf } from "../../site/not-found.ts";
import type { Accept } from "../build.ts";
import { Misuse } from "../misuse.ts";
import type { Project } from "../project.ts";
import { SchemaShelf } from "../schemas.ts";
import { applyConfiguredLevels } from "../settle.ts";
import {
  copiedFiles,
  type LoadedStylesheets,
  loadStylesheets,
  madeFiles,
  prepareSite,
  renderPages,
} from "../site-files.ts";
import { type Known, validate, type ValidationResult } from "../validate.ts";
import { DevSite } from "./dev-site.ts";
import { RenderMemory } from "./render-memory.ts";

/** What came of one round. */
export interface Round {
  /** Absent when the edition could not be read at all. */
  readonly result?: ValidationResult;
  /** Why not. */
  readonly misuse?: string;
  /** Absent when there are errors. */
  readonly site?: DevSite;
}

/** Configuration, schemas, stylesheets, and what these may read, unless it is a document. */
const MAY_BE_TOOL = /\.(?:json|rnc|rng|sch|xml|xsl|xslt)$/u;

/** What lasts until the configuration, a schema or a stylesheet changes. */
interface Bench {
  readonly project: Project;
  readonly stylesheets: LoadedStylesheets;
  readonly isDocument: (path: string) => boolean;
  known: Known;
}

export class Workshop {
  readonly #open: () => Project;
  readonly #accept: Accept;
  readonly #memory = new RenderMemory();
  #bench: Bench | undefined;

  /** @param open reads the configuration */
  constructor(open: () => Project, accept: Accept) {
    this.#open = open;
    this.#accept = accept;
  }

  /** Takes note that a file has changed, by its path in the edition. */
  touch(path: string): void {
    if (this.#bench?.isDocument(path) !== true && MAY_BE_TOOL.test(path)) this.#bench = undefined;
  }

  /** Makes the edition as it is now. */
  async make(): Promise<Round> {
    try {
      return await this.#make((this.#bench ??= await setUp(this.#open())));
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      this.#bench = undefined;
      return { misuse: error.message };
    }
  }

  async #make(bench: Bench): Promise<Round> {
    const { project, stylesheets: loaded } = bench;
    const { shelf } = bench.known;
    const result = await validate(project, { known: bench.known });
    const isBound = await readsOtherFiles(shelf);
    bench.known = isBound
      ? { shelf: new SchemaShelf(project), documents: [] }
      : { shelf, documents: result.documents };
    const checked = this.#accept(result);
    if (hasErrors(checked.diagnostics)) return { result: checked };

    const { documents } = checked;
    const planned = prepareSite(project, checked.edition);
    const blocking = [...planned.diagnostics, ...loaded.diagnostics];
    const withMore = (more: readonly Diagnostic[]): ValidationResult => ({
      ...checked,
      diagnostics: sortDiagnostics([...checked.diagnostics, ...more]),
    });
    if (loaded.stylesheets === undefined || hasErrors(blocking))
      return { result: withMore(blocking) };

    this.#memory.begin();
    const stylesheets = { ...loaded.stylesheets, run: this.#memory.run };
    const pages = [...renderPages(project, documents, planned.site, stylesheets)];
    const said = await applyConfiguredLevels(
      pages.flatMap(({ diagnostics }) => diagnostics),
      project.config,
    );
    if (hasErrors(said)) return { result: withMore(said) };
    const files = [
      ...pages.flatMap((page) => page.files),
      ...copiedFiles(project, documents, planned.site),
    ];
    const make = (written: readonly string[]) => madeFiles(planned, documents, written);
    const site = new DevSite(files, make, rootOf(planned.site)?.slice(1));
    return { result: withMore([...blocking, ...said]), site };
  }
}

async function setUp(project: Project): Promise<Bench> {
  const stylesheets = await loadStylesheets(project);
  const { globMatcher } = await import("../../source/globs.ts");
  const isDocument = globMatcher(project.config.sources);
  const known = { shelf: new SchemaShelf(project), documents: [] };
  return { project, stylesheets, isDocument, known };
}

/** Rules in XSLT may look into other documents: what they found in one does not hold once another changes. */
async function readsOtherFiles(shelf: SchemaShelf): Promise<boolean> {
  const rules = await Promise.all(shelf.opened.map((schema) => schema.rules()));
  return rules.some((one) => one?.xslt !== undefined);
}
