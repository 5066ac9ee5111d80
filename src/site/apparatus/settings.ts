// How an edition wants its apparatus printed, whatever its encoding is.

export interface ApparatusSettings {
  /** Whether lemmas name their witnesses; undefined: as they are encoded. */
  readonly style?: "positive" | "negative";
  /** Whether the encoding names only those that differ. */
  readonly negative?: boolean;
  /** Which sigla of groups are printed: those that are encoded, wherever all members agree, or none. */
  readonly groups?: "encoded" | "collapsed" | "expanded";
  /** Printed for all witnesses that are present ("codd."). */
  readonly all?: string;
  /** Printed for all that no other reading has ("cett."). */
  readonly rest?: string;
  /** Between the lemma and the readings; "]" by default. */
  readonly separator?: string;
  /** Types of readings, or of groups of them, that are not printed. */
  readonly hide?: readonly string[];
  /** The table of editorial signs: one of Apograph's, or a file. */
  readonly signs?: string;
}
