// Data and values in the compact syntax (Compact Syntax, A.1, `primary`).

import { type Deep, deep } from "../deep.ts";
import type { AnnotationReader } from "./compact-annotations.ts";
import type { Environment } from "./compact-declarations.ts";
import type { TokenStream } from "./compact-stream.ts";
import type { Token } from "./compact-tokens.ts";
import type { FullParam, FullPattern } from "./full.ts";
import * as messages from "./messages.ts";
import { annotate } from "./remarks.ts";

export class DataReader {
  readonly #stream: TokenStream;
  readonly #environment: Environment;
  readonly #annotations: AnnotationReader;

  constructor(stream: TokenStream, environment: Environment, annotations: AnnotationReader) {
    this.#stream = stream;
    this.#environment = environment;
    this.#annotations = annotations;
  }

  /** A pattern that begins with the name of a datatype, which has been read. */
  *datatype({ kind, prefix, text, span }: Token): Deep<FullPattern> {
    const stream = this.#stream;
    const library = kind === "cname" ? this.#libraryOf(prefix, span.start) : "";
    if (stream.peek().kind === "literal") return this.value(span.start, library, text);
    const params: FullParam[] = [];
    const open = stream.accept("{");
    if (open !== undefined) {
      while (stream.peek().kind !== "}" && stream.peek().kind !== "end") {
        params.push(yield* deep(this.#param()));
      }
      stream.close(open, "}", 'a parameter or "}"');
    }
    return { kind: "data", span: stream.spanFrom(span.start), library, type: text, params };
  }

  /** A literal; its type, if there is one, has been read. */
  value(start: number, library: string, type: string): FullPattern {
    const { text: value } = this.#stream.expectLiteral("a value");
    const span = this.#stream.spanFrom(start);
    const { prefixes, inherited: namespace } = this.#environment;
    // The translation gives `value` no `ns`, whatever the default namespace is (A.1, `primary`).
    return { kind: "value", span, library, type, value, namespace, prefixes };
  }

  *#param(): Deep<FullParam> {
    const stream = this.#stream;
    const lead = yield* deep(this.#annotations.lead());
    const { text: name, span } = stream.expectName("the name of a parameter");
    stream.expect("=");
    const { text: value } = stream.expectLiteral("a value in quotes");
    const param = { kind: "param", span: stream.spanFrom(span.start), name, value };
    return annotate(param, lead);
  }

  #libraryOf(prefix: string, start: number): string {
    const library = this.#environment.libraries.get(prefix);
    if (library !== undefined) return library;
    const stream = this.#stream;
    const place = stream.at(stream.spanFrom(start));
    stream.report(messages.undeclaredPrefix(place, prefix, `datatypes ${prefix} = "…"`));
    return "";
  }
}
