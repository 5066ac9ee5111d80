// The texts of the passages in blocks of about equal length: what is loaded to show a result.

import type { BlockDocument, BlockName, BlockPassage, TextBlock } from "./format.ts";
import type { Passage } from "./passages.ts";

/** An entry that a passage mentions, where it does so. */
export interface NameInPassage {
  readonly start: number;
  readonly end: number;
  readonly href: string;
  readonly label: string;
  readonly language: string | null;
  readonly forms: readonly string[];
}

export interface FinishedBlock {
  /** How many passages it has. */
  readonly count: number;
  readonly contents: string;
}

/** A block is closed when its texts are as long as this, in UTF-16 units. */
const BLOCK_LENGTH = 8_000;

export class TextBlocks {
  readonly #finished: FinishedBlock[] = [];
  #document: BlockDocument | undefined;
  #documents: BlockDocument[] = [];
  #names: BlockName[] = [];
  #nameNumbers = new Map<string, number>();
  #passages: BlockPassage[] = [];
  #length = 0;

  /** All passages that follow are of this document. */
  startDocument(document: BlockDocument): void {
    this.#document = document;
  }

  add({ anchor, text, also }: Passage, names: readonly NameInPassage[]): void {
    if (this.#length >= BLOCK_LENGTH) this.#close();
    if (this.#document !== undefined && this.#documents.at(-1) !== this.#document)
      this.#documents.push(this.#document);
    const mentions = names.flatMap((one) => [one.start, one.end, this.#number(one)]);
    this.#passages.push([this.#documents.length - 1, anchor, text, mentions, also]);
    this.#length += text.length + also.length;
  }

  finish(): readonly FinishedBlock[] {
    if (this.#passages.length > 0) this.#close();
    return this.#finished;
  }

  #number({ href, label, language, forms }: NameInPassage): number {
    const known = this.#nameNumbers.get(href);
    if (known !== undefined) return known;
    const number = this.#names.push([href, label, language, ...forms]) - 1;
    this.#nameNumbers.set(href, number);
    return number;
  }

  #close(): void {
    const block: TextBlock = {
      documents: this.#documents,
      names: this.#names,
      passages: this.#passages,
    };
    const contents = `${JSON.stringify(block)}\n`;
    this.#finished.push({ count: this.#passages.length, contents });
    this.#documents = [];
    this.#names = [];
    this.#nameNumbers = new Map();
    this.#passages = [];
    this.#length = 0;
  }
}
