// What is collated, and what comes out: plain data.

/** A word or a mark of punctuation, as one witness has it. */
export interface Token {
  /** As the witness writes it. */
  readonly t: string;
  /** As it is compared. */
  readonly n: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  /** Which of the witness's blocks (its lines or paragraphs) it stands in; absent when it has none. */
  readonly block?: number;
  /** What else the project says of it: CollateX's tokens may have any keys. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A stretch of text that a transcription sets off. */
export interface Block {
  readonly name: "l" | "p";
  /** Its number in the transcription. */
  readonly n?: string;
}

export interface Witness {
  readonly siglum: string;
  readonly tokens: readonly Token[];
  readonly blocks: readonly Block[];
  /** What the transcription says that it is. */
  readonly title?: string;
}

/** No token: the witness omits what others have here. */
export const OMITTED = -1;

/** Places that belong together: one in each witness at most. */
export type Column = readonly number[];

/** A passage that stands in one place in some witnesses and in another in others. */
export interface Transposition {
  /** For each token of the passage, the two columns in which it stands. */
  readonly columns: readonly (readonly [number, number])[];
  /** Indexes of the witnesses that have it in the first columns, and of those that have it in the second. */
  readonly witnesses: readonly [readonly number[], readonly number[]];
}

/** Every witness's tokens in columns: the columns in order give each witness in order, and nothing is lost. */
export interface Alignment {
  readonly witnesses: readonly Witness[];
  /** For each column the token's index in each witness, or `OMITTED`. */
  readonly columns: readonly Column[];
  readonly transpositions: readonly Transposition[];
}

/** The token of a witness in a column. */
export function tokenAt(alignment: Alignment, column: Column, witness: number): Token | undefined {
  const index = column[witness] ?? OMITTED;
  return index === OMITTED ? undefined : alignment.witnesses[witness]?.tokens[index];
}
