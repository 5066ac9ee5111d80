// The files that a stylesheet may read with `doc()`, `document()` and `unparsed-text()`: those of the edition,
// under addresses that say nothing of this machine. SaxonJS would read and parse them anew in every run.

import type { Source } from "../source/source.ts";
import { decode } from "../source/source.ts";
import { asUtf8 } from "../xml/encoding.ts";
import { parseXml } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";

/** Below it are the edition's files; what `..` leads to beyond it is outside. */
const EDITION = "edition:/in/";

/** The address of a file, by its path in the edition. */
export function addressOf(path: string): string {
  return new URL(path.split("/").map(encodeURIComponent).join("/"), EDITION).href;
}

/** The path of a file; undefined for what is not in the edition. */
function pathOf(address: string): string | undefined {
  if (!address.startsWith(EDITION)) return undefined;
  try {
    return decodeURIComponent(address.slice(EDITION.length).replace(/[?#].*$/u, ""));
  } catch {
    return undefined;
  }
}

/** Reads a file of the edition; undefined when there is none. */
export type LoadFile = (path: string) => Source | undefined;

/** Makes a node of SaxonJS's from the text of a document. */
export type ParseText = (text: string, address: string) => unknown;

export class Library {
  /** What was asked for and could be read, by address. */
  readonly documents: Record<string, unknown> = {};
  readonly texts: Record<string, string> = {};
  readonly #load: LoadFile;
  readonly #refusals = new Map<string, string | undefined>();

  constructor(load: LoadFile) {
    this.#load = load;
  }

  /** Takes in a file that was asked for. False if it is known already. */
  take(address: string, parse: ParseText): boolean {
    if (this.#refusals.has(address)) return false;
    this.#refusals.set(address, this.#read(address, parse));
    return true;
  }

  /** Why a document that was asked for cannot be had. */
  refusal(address: string): string | undefined {
    return this.#refusals.get(address);
  }

  #read(address: string, parse: ParseText): string | undefined {
    const path = pathOf(address);
    if (path === undefined)
      return address.startsWith("edition:")
        ? "the reference leads out of the edition"
        : `${address} is not in the edition, and nothing is fetched`;
    const source = this.#load(path);
    if (source === undefined) return `there is no file ${path}`;
    this.texts[address] = decode(asUtf8(source).source.bytes);
    const { document } = parseXml(source);
    if (document === undefined) return `${path} is not well-formed XML`;
    this.documents[address] = parse(writeXml(document), address);
    return undefined;
  }
}
