// As much of Citation.js as tests use; the package has no types.

declare module "@citation-js/core" {
  /** Reads a bibliography in any format that the loaded plugins know. */
  export class Cite {
    constructor(text: string);
    readonly data: readonly Readonly<Record<string, unknown>>[];
  }
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
