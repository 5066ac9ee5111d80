// When two forms of a name are alike: letter for letter, but for writing (case, hyphens, diacritics …),
// or by sound, where a romanisation is known for their language.

import { editsBetween } from "../../source/closest.ts";
import { readingsOf, readingsMeet, romanisationFor } from "./readings.ts";
import { splitWords } from "./words.ts";

/** A form of a name, with the `xml:lang` that holds where it stands. */
export interface NameForm {
  readonly text: string;
  readonly language?: string | undefined;
}

/** From the strongest. */
export type Likeness = "exact" | "folded" | "romanised";

/**
 * A form without what writing adds to it: case, white space, hyphens, apostrophes, diacritics, full
 * stops behind initials. Other punctuation is a comma: "Kim, Il" is not "Kim Il".
 */
export function foldName(text: string): string {
  return splitWords(text)
    .map(({ folded, gap }) => (gap === "break" ? `,${folded}` : folded))
    .join("")
    .normalize("NFC");
}

/**
 * How two forms are alike, or undefined. By sound they are compared in the language of either, where
 * there is a romanisation for it: Korean names stand in English texts, and in Russian ones too.
 */
export function likeness(one: NameForm, other: NameForm): Likeness | undefined {
  if (one.text === other.text) return "exact";
  const folded = foldName(one.text);
  // What has no letters, "…" or a dash, is like nothing.
  if (folded === "") return undefined;
  if (folded === foldName(other.text)) return "folded";
  return soundsAlike(one, other) ? "romanised" : undefined;
}

function soundsAlike(one: NameForm, other: NameForm): boolean {
  const own = romanisationFor(one.language, one.text);
  const theirs = romanisationFor(other.language, other.text);
  return [own, theirs === own ? undefined : theirs].some((romanisation) => {
    if (romanisation === undefined) return false;
    const readings = readingsOf(other.text, romanisation);
    return readingsOf(one.text, romanisation).some((reading) =>
      readings.some((another) => readingsMeet(reading, another)),
    );
  });
}

/** In how many letters two folded forms differ. */
export function foldedDistance(one: string, other: string): number {
  return editsBetween(one, other);
}
