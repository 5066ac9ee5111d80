// The edition as it would be published, in memory. Nothing is read from disk when a page is asked for, so
// there is no path that could lead out of it.

import { createHash } from "node:crypto";
import { EDITION_PAGES, HOME_PAGE } from "../../site/pages.ts";
import type { OutputFile } from "../files.ts";

type Contents = OutputFile["contents"];

export class DevSite {
  readonly #files = new Map<string, Contents>();
  readonly #make: (written: readonly string[]) => Iterable<OutputFile>;
  readonly #look: string;
  readonly #root: string;
  #isComplete = false;

  /**
   * @param files what is looked at all the time
   * @param make makes the rest, such as the search, when something of it is asked for
   * @param root the path that the page of what is not there puts before its links, `edition/`
   */
  constructor(
    files: Iterable<OutputFile>,
    make: (written: readonly string[]) => Iterable<OutputFile>,
    root = "",
  ) {
    this.#root = root;
    for (const { path, contents } of files) this.#files.set(path, contents);
    this.#make = make;
    const look = createHash("sha256");
    for (const [path, contents] of this.#files)
      if (path.startsWith("assets/")) look.update(contents);
    this.#look = look.digest("base64url");
  }

  /** A file by its path below the root; undefined when there is none. */
  file(path: string): Contents | undefined {
    if (!this.#files.has(path) && !this.#isComplete) this.#complete();
    return this.#files.get(path) ?? this.#files.get(this.#belowRoot(path));
  }

  /** Changes when the page does, or what it looks like. */
  version(path: string): string {
    const contents =
      this.#files.get(path) ??
      this.#files.get(this.#belowRoot(path)) ??
      this.#files.get(EDITION_PAGES["not-found"]) ??
      "";
    return createHash("sha256").update(this.#look).update(contents).digest("base64url");
  }

  /** The pages that are not the same in another site, or not there. */
  changedPages(other: DevSite | undefined): string[] {
    const pages = [...this.#files].filter(([path]) => path.endsWith(".html"));
    return pages
      .filter(([path, contents]) => other === undefined || other.#files.get(path) !== contents)
      .map(([path]) => path);
  }

  /** Whether the pages look the same as those of another site. */
  looksLike(other: DevSite | undefined): boolean {
    return other !== undefined && this.#look === other.#look;
  }

  #belowRoot(path: string): string {
    return path.startsWith(this.#root) ? path.slice(this.#root.length) : path;
  }

  #complete(): void {
    this.#isComplete = true;
    for (const { path, contents } of this.#make([...this.#files.keys()]))
      this.#files.set(path, contents);
  }
}

/** The file that an address means; undefined for one that is none. */
export function pathOfAddress(address: string): string | undefined {
  try {
    const path = decodeURIComponent(address.replace(/[?#].*$/su, "")).replace(/^\/+/u, "");
    return path === "" || path.endsWith("/") ? `${path}${HOME_PAGE}` : path;
  } catch {
    return undefined;
  }
}
