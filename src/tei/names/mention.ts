// Does the text of a mention fit the entry that it points to? Strong likeness to another entry's form
// outweighs weak likeness to a form of its own.

import { wordStems } from "./endings.ts";
import { foldedDistance, foldName, likeness, type NameForm } from "./forms.ts";
import {
  nameParts,
  otherOrders,
  type Part,
  type PartComparison,
  standsFor,
  writtenOut,
} from "./parts.ts";
import { readingsMeet, readingsOf, romanisationFor } from "./readings.ts";
import type { NameRegister, RecordedForm } from "./register.ts";
import type { Romanisation } from "./romanisation.ts";
import type { Reading } from "./sound-tables.ts";

export type MentionMatch =
  /** A recorded form, or a shorter one that fits no other entry: initials, the surname, another order. */
  | { readonly is: "recorded"; readonly form: RecordedForm }
  /** Not recorded, but the same name: but for writing, or by sound. */
  | { readonly is: "variant"; readonly by: "folded" | "romanised"; readonly form: RecordedForm }
  /** A shorter form of the entry's name, and of the names of others too. */
  | { readonly is: "ambiguous"; readonly form: RecordedForm; readonly others: readonly string[] }
  /** Nearer to a form of another entry, which this is. */
  | { readonly is: "nearer"; readonly by: NearerBy; readonly form: RecordedForm }
  /** Like no form; `nearest` is the nearest of the entry's own, if it has any. */
  | { readonly is: "unknown"; readonly nearest: RecordedForm | undefined };

export type NearerBy = "exact" | "folded" | "romanised" | "shortened" | "spelling";

/** How many others an ambiguous mention names. */
const OTHERS_NAMED = 5;
/** How many forms with a part in common are looked at for one of similar spelling. */
const CANDIDATES = 200;

/** What the text of a mention is to the entry at the address that it points to. */
export function matchMention(
  register: NameRegister,
  mention: NameForm,
  address: string,
): MentionMatch {
  const asWritten = judge(register, mention, address);
  if (isOwn(asWritten)) return asWritten;
  const withoutEnding = wordStems(mention.text).map((text) =>
    judge(register, { ...mention, text }, address),
  );
  const results = [asWritten, ...withoutEnding];
  return results.find(isOwn) ?? results.find(isOthers) ?? asWritten;
}

function isOwn({ is }: MentionMatch): boolean {
  return is === "recorded" || is === "variant" || is === "ambiguous";
}

/** Surely another's: a spelling that is nearer to another's is no more than a guess. */
function isOthers(match: MentionMatch): boolean {
  return match.is === "nearer" && match.by !== "spelling";
}

/** A mention, and all that is looked up about it. */
interface Question {
  readonly register: NameRegister;
  readonly mention: NameForm;
  readonly address: string;
  readonly folded: string;
  readonly own: readonly RecordedForm[];
  readonly parts: readonly Part[];
}

function judge(register: NameRegister, mention: NameForm, address: string): MentionMatch {
  const own = register.formsOf(address);
  const recorded = own.find(({ text }) => text === mention.text);
  if (recorded !== undefined) return { is: "recorded", form: recorded };
  const folded = foldName(mention.text);
  // Without letters, or without a form to hold it against, nothing can be said.
  if (folded === "" || own.length === 0) return { is: "unknown", nearest: own[0] };
  const question = { register, mention, address, folded, own, parts: nameParts(mention.text) };
  return byLetters(question) ?? bySound(question) ?? bySpelling(question);
}

function byLetters(question: Question): MentionMatch | undefined {
  const { register, mention, folded, own, parts } = question;
  const others = register.withFolded(folded).filter((form) => isOther(form, question));
  const exact = others.find(({ text }) => text === mention.text);
  const other = exact ?? others[0];
  const nearer: MentionMatch | undefined = other && {
    is: "nearer",
    by: exact === undefined ? "folded" : "exact",
    form: other,
  };

  const variant = own.find((form) => form.folded === folded);
  if (variant !== undefined)
    return exact === undefined ? { is: "variant", by: "folded", form: variant } : nearer;

  const shortened = own.find((form) => isShorterForm(question, form));
  if (shortened === undefined) return nearer;
  // A surname that another entry records for itself may still mean this one.
  if (nearer !== undefined && parts.length > 1) return nearer;
  const rivals = [...others, ...otherNamesFor(question)].map((form) => form.address);
  return rivals.length === 0
    ? { is: "recorded", form: shortened }
    : { is: "ambiguous", form: shortened, others: [...new Set(rivals)].slice(0, OTHERS_NAMED) };
}

function isOther(form: RecordedForm, { address }: Question): boolean {
  return form.address !== address;
}

function isShorterForm({ mention, parts }: Question, form: RecordedForm): boolean {
  if (standsFor(parts, nameParts(form.text))) return true;
  const bare = form.folded.replaceAll(",", "");
  return otherOrders(mention.text).some((text) => foldName(text) === bare);
}

/** Forms of other entries that the mention may stand for: all of its parts are in them, so the rarest is. */
function otherNamesFor(question: Question): RecordedForm[] {
  const { register, parts } = question;
  const [rarest] = writtenOut(parts)
    .map(({ folded }) => register.withPart(folded))
    .toSorted((one, other) => one.length - other.length);
  const found: RecordedForm[] = [];
  for (const { form, parts: candidate } of rarest ?? []) {
    if (found.length === OTHERS_NAMED) break;
    if (isOther(form, question) && standsFor(parts, candidate)) found.push(form);
  }
  return found;
}

function bySound(question: Question): MentionMatch | undefined {
  const { register, mention, address, own, parts } = question;
  const alike = [mention.text, ...otherOrders(mention.text)].flatMap((text) =>
    register.soundingLike(text),
  );
  const whole = alike.find((form) => form.address === address) ?? soundsInItsLanguage(question);
  if (whole !== undefined) return { is: "variant", by: "romanised", form: whole };
  const [other] = alike;
  const shortened = own.find((form) => soundsShorter(question, form));
  if (shortened !== undefined && (other === undefined || parts.length === 1))
    return { is: "variant", by: "romanised", form: shortened };
  return other && { is: "nearer", by: "romanised", form: other };
}

/** A form whose language the register does not say, or not so that it helps: Кузнецов in a Russian text. */
function soundsInItsLanguage({ mention, own }: Question): RecordedForm | undefined {
  if (romanisationFor(mention.language, mention.text) === undefined) return undefined;
  return own.find((form) => likeness(mention, form) !== undefined);
}

/** Whether the mention stands for a form by sound: "W. Kusnezow" for Vasily Kuznetsov. */
function soundsShorter({ mention, parts }: Question, form: RecordedForm): boolean {
  const romanisation =
    romanisationFor(form.language, form.text) ?? romanisationFor(mention.language, mention.text);
  if (romanisation === undefined) return false;
  return standsFor(parts, nameParts(form.text), bySoundOf(romanisation));
}

function bySoundOf(romanisation: Romanisation): PartComparison {
  const meets = (
    one: Part,
    other: Part,
    fit: (long: Reading, short: Reading) => Reading,
  ): boolean => {
    const readings = readingsOf(one.text, romanisation);
    return readingsOf(other.text, romanisation).some((long) =>
      readings.some((short) => readingsMeet(short, fit(long, short))),
    );
  };
  return {
    equals: (one, other) => meets(one, other, (long) => long),
    begins: (initial, part) => meets(initial, part, beginning),
  };
}

/** As much of a reading as another is long. */
function beginning(long: Reading, short: Reading): Reading {
  return {
    key: long.key.slice(0, short.key.length),
    sounds: long.sounds.slice(0, short.sounds.length),
  };
}

function bySpelling(question: Question): MentionMatch {
  const { folded, own } = question;
  const [shorter] = otherNamesFor(question);
  if (shorter !== undefined) return { is: "nearer", by: "shortened", form: shorter };
  const nearest = nearestOf(own, folded);
  const other = nearestOf(similarForms(question), folded);
  const limit = Math.max(1, Math.round(folded.length / 6));
  return other !== undefined && other.edits <= limit && other.edits < (nearest?.edits ?? Infinity)
    ? { is: "nearer", by: "spelling", form: other.form }
    : { is: "unknown", nearest: nearest?.form };
}

/** Forms of others that have a part in common with the mention; of many, those that share the rarest. */
function similarForms(question: Question): RecordedForm[] {
  const lists = writtenOut(question.parts)
    .map(({ folded }) => question.register.withPart(folded))
    .toSorted((one, other) => one.length - other.length);
  const similar: RecordedForm[] = [];
  for (const list of lists) {
    for (const { form } of list.slice(0, CANDIDATES - similar.length)) {
      if (isOther(form, question)) similar.push(form);
    }
  }
  return similar;
}

function nearestOf(
  forms: readonly RecordedForm[],
  folded: string,
): { form: RecordedForm; edits: number } | undefined {
  let nearest: { form: RecordedForm; edits: number } | undefined;
  for (const form of forms) {
    const edits = foldedDistance(folded, form.folded);
    if (nearest === undefined || edits < nearest.edits) nearest = { form, edits };
  }
  return nearest;
}
