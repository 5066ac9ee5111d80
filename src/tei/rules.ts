// What an edition says of itself in its configuration, as far as the checks need it.

export interface EditionRules {
  /**
   * How documents are named: matched against the file's name without its ending. The group `date` is
   * the date of the document, the group `number` its number in its folder.
   */
  readonly documentName: RegExp | undefined;
  /** The root element's `xml:id` is the file's name without its ending. */
  readonly idIsFileName: boolean;
  /** A pointer `#id` may lead to an entry of any register, not only into its own document. */
  readonly sharedIds: boolean;
  /** Private URI schemes that are in order, beside those that documents declare by `prefixDef`. */
  readonly schemes: readonly string[];
  /** Whether names are compared with the registers, and looked for in the text. */
  readonly names: boolean;
  /** Single words that are looked for in the text as names; longer forms always are. */
  readonly unmarkedWords: readonly string[];
  /** Whether entries name only those that depart from the text, where it is not left to their files. */
  readonly apparatus: { readonly negative?: boolean };
}

export const DEFAULT_RULES: EditionRules = {
  documentName: undefined,
  idIsFileName: false,
  sharedIds: false,
  schemes: [],
  names: true,
  unmarkedWords: [],
  apparatus: {},
};

/** Findings that an edition must ask for: codes whose severity is "off" unless it sets another. */
export const OFF_BY_DEFAULT: readonly string[] = ["tei/mention-without-ref"];
