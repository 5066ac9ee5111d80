// What a built-in datatype knows of itself before facets restrict it. The functions take literals:
// strings whose white space is already normalised (XML Schema Part 2, 4.3.6). A facet applies to a type
// if and only if the type has what the facet asks for (4.1.5).

import type { Datatype, ValueContext } from "./datatype.ts";
import type { WhiteSpace } from "./white-space.ts";

/** Less than, equal to, greater than: negative, 0, positive; NaN if neither (4.2.2, incomparable). */
export type Comparison = number;

export interface DigitCounts {
  /** 4.3.11: the digits that a decimal cannot do without. */
  readonly total: number;
  /** 4.3.12: those after the point. */
  readonly fraction: number;
}

export interface BaseType {
  readonly name: string;
  readonly whiteSpace: WhiteSpace;
  readonly allows: (literal: string, context: ValueContext) => boolean;
  readonly key: (literal: string, context: ValueContext) => string;
  /**
   * The length that length, minLength and maxLength restrict (4.3.1): characters, octets or items.
   * "any" for QName and NOTATION, where these facets may stand but hold for every value.
   */
  readonly length?: ((literal: string) => number) | "any";
  /** For ordered types: how literals compare with a limit, which is allowed too. */
  readonly compareWith?: (limit: string) => (literal: string) => Comparison;
  /** For decimal and what derives from it. */
  readonly countDigits?: (literal: string) => DigitCounts;
  /** True for integer and what derives from it: fractionDigits is 0 and fixed (3.3.13). */
  readonly whole?: true;
  readonly idType?: Exclude<Datatype["idType"], undefined>;
  readonly dependsOnContext?: true;
}
