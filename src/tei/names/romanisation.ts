// The shape of the data about how the names of a language are written: korean.ts, russian.ts.
// What is done with it stands in readings.ts.

/** What sounds do beside others. Each is a list of sounds, parted by spaces. */
export interface Change {
  readonly sound: string;
  /** A sound, several that it may be ("n|l"), or "" when it is not heard. */
  readonly becomes: string;
  readonly after?: string;
  readonly before?: string;
}

/** How the names of a language are written. */
export interface Romanisation {
  /** The primary language subtag. */
  readonly language: string;
  /** A script that only this language has. */
  readonly script?: RegExp;
  /** A line for each group of sounds that a spelling may confuse. */
  readonly sounds: string;
  /**
   * Each system: lines `spelling spelling = sounds`. The longest spelling wins; `^` and `$` are the
   * edges of a word, `-` a hyphen, `'` an apostrophe; `a|b` is "a or b"; no sounds: it is silent.
   */
  readonly systems: readonly string[];
  /** Where a word that is written together is two. */
  readonly inside?: RegExp;
  /** At the start of the first two words, surname and given name; only where words are joined. */
  readonly initialChanges: readonly Change[];
  /** Anywhere, in this order. */
  readonly changes: readonly Change[];
  /** Whether words are written together or apart at will, so that one changes the next. */
  readonly joinsWords: boolean;
  /** Sounds that count once when they follow each other. */
  readonly merging: string;
}
