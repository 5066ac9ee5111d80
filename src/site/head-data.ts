// What a page carries for machines, and for those who cite it. It is made elsewhere (src/output); the
// stylesheets only write it out.

/** What stands in the head of the page. */
export interface HeadData {
  /** Each "name=content": maps with two keys would take a twentieth of a page's time to hand over. */
  readonly meta: readonly string[];
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type: string }[];
  /** JSON-LD as it is to stand in its script. */
  readonly jsonLd: string | null;
}

/** What the citation of a document says beyond its header: how the edition publishes it. */
export interface CitationData {
  readonly publisher: string | null;
  /** The year. */
  readonly published: string;
  /** The page's address, where it is known. */
  readonly address: string | null;
}

/** What every page says of the edition and of itself: whose it is, and what may be done with it. */
export interface ImprintData {
  readonly version: string;
  readonly licence: { readonly href: string; readonly name: string } | null;
  readonly publisher: string | null;
  readonly editors: readonly string[];
  /** The year of the build. */
  readonly published: string;
  /** Of the edition, where it is known. */
  readonly address: string | null;
}

export interface MachineData {
  readonly head: HeadData;
  readonly imprint: ImprintData | null;
  /** Of documents. */
  readonly citation: CitationData | null;
  /** Of the home page: files about the edition, by what they are. */
  readonly files: Readonly<Record<string, string>>;
}

export const NO_MACHINE_DATA: MachineData = {
  head: { meta: [], links: [], jsonLd: null },
  imprint: null,
  citation: null,
  files: {},
};
