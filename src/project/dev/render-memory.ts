// What the stylesheets made of what they were given. A page is made again only if anything of that is
// different now, be it in its own document or in another one that it shows something of.

import { createHash } from "node:crypto";
import {
  type Stylesheet,
  type Transform,
  type TransformationResult,
  transform,
} from "../../xslt/run.ts";

export class RenderMemory {
  #before = new Map<string, TransformationResult>();
  #now = new Map<string, TransformationResult>();
  readonly #numbers = new WeakMap<Stylesheet, number>();
  #stylesheets = 0;

  /** Begins another rendering: what it does not ask for is forgotten when the next one begins. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** Runs a transformation, or gives what it gave last time. For those that read no other files. */
  readonly run: Transform = (transformation) => {
    const { stylesheet, ...given } = transformation;
    const key = createHash("sha256")
      .update(`${this.#numberOf(stylesheet)} ${JSON.stringify(given)}`)
      .digest("base64");
    const result = this.#now.get(key) ?? this.#before.get(key) ?? transform(transformation);
    this.#now.set(key, result);
    return result;
  };

  #numberOf(stylesheet: Stylesheet): number {
    const number = this.#numbers.get(stylesheet) ?? ++this.#stylesheets;
    this.#numbers.set(stylesheet, number);
    return number;
  }
}
