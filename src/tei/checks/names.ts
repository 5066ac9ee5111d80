// Names in the text against the registers: forms that nobody has recorded, forms that are rather
// somebody else's, names that are not marked.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { alternatives } from "../../diagnostic/words.ts";
import { type Edition, type Entry, mentionedEntries } from "../edition.ts";
import type { MentionFact } from "../facts.ts";
import { foldName } from "../names/forms.ts";
import { matchMention, type MentionMatch } from "../names/mention.ts";
import { type NamedEntry, NameRegister } from "../names/register.ts";
import { findNames, prepareFinder } from "../names/unmarked.ts";
import type { EditionRules } from "../rules.ts";
import { spanInRun } from "../runs.ts";
import { finding } from "./finding.ts";

/** Elements whose text is a name, and not a description (`rs`) or a title. */
const NAMES: ReadonlySet<string> = new Set([
  "persName",
  "placeName",
  "orgName",
  "geogName",
  "name",
]);

export function checkNames(edition: Edition, rules: EditionRules): Diagnostic[] {
  if (!rules.names) return [];
  const register = new NameRegister(namedEntries(edition));
  return [...checkForms(edition, register), ...checkUnmarked(edition, register, rules)];
}

function namedEntries(edition: Edition): NamedEntry[] {
  return edition.documents.flatMap(({ path, ids }) =>
    ids.flatMap(({ id, forms }) =>
      forms.length === 0 ? [] : [{ address: `${path}#${id}`, forms }],
    ),
  );
}

/** A form that is not that of the entry it points to, and where it stands. */
interface Misfit {
  readonly path: string;
  readonly mention: MentionFact;
  readonly entry: Entry;
  readonly match: MentionMatch;
  count: number;
}

/** Each form of an entry is reported once, where it first stands: names repeat themselves. */
function checkForms(edition: Edition, register: NameRegister): Diagnostic[] {
  const misfits = new Map<string, Misfit | undefined>();
  for (const { kind, path, mentions } of edition.documents) {
    if (kind === "register") continue;
    for (const mention of mentions) {
      // Of a name with a gap in it nobody knows the rest.
      if (!NAMES.has(mention.element) || mention.text.includes("[...]")) continue;
      for (const entry of mentionedEntries(edition, mention)) {
        const address = `${entry.path}#${entry.id ?? ""}`;
        if (register.formsOf(address).length === 0) continue;
        const key = `${address} ${foldName(mention.text)}`;
        const known = misfits.get(key);
        if (known !== undefined) known.count++;
        else if (!misfits.has(key)) {
          const match = matchMention(register, mention, address);
          misfits.set(key, fits(match) ? undefined : { path, mention, entry, match, count: 1 });
        }
      }
    }
  }
  return [...misfits.values()].flatMap((misfit) =>
    misfit === undefined ? [] : [describe(misfit, edition)],
  );
}

function fits(match: MentionMatch): boolean {
  return (
    match.is === "recorded" ||
    match.is === "ambiguous" ||
    (match.is === "variant" && match.by === "folded")
  );
}

function describe({ path, mention, entry, match, count }: Misfit, edition: Edition): Diagnostic {
  const { text, span, language, element } = mention;
  const place = { path, span };
  const times = count === 1 ? "" : ` (${count} times in the edition)`;
  const own = `${entry.label} (${entry.path}#${entry.id ?? ""})`;
  if (match.is === "nearer" && match.by !== "spelling") {
    const other = edition.entries.get(match.form.address)?.label ?? match.form.text;
    return finding(
      "other-entrys-name",
      place,
      `"${text}"${times} points to ${own}, but it is rather a name of ${other} (${match.form.address}), recorded as "${match.form.text}". Correct the pointer; or, if it is right, record the form for ${entry.label}.`,
    );
  }
  const tag = language === undefined ? element : `${element} xml:lang="${language}"`;
  const like = match.is === "variant" ? ` It is "${match.form.text}" in another spelling.` : "";
  return finding(
    "unrecorded-form",
    place,
    `"${text}"${times} is no recorded form of the name of ${own}.${like} If it is one, record it there: <${tag}>${text}</${element}>.`,
  );
}

function checkUnmarked(
  edition: Edition,
  register: NameRegister,
  rules: EditionRules,
): Diagnostic[] {
  const finder = prepareFinder(register, rules.unmarkedWords);
  return edition.documents.flatMap(({ kind, path, runs }) => {
    if (kind === "register") return [];
    return runs.flatMap((run) =>
      findNames(finder, run.text).map(({ start, end, forms }) => {
        const entries = [...new Set(forms.map(({ address }) => address))].map(
          (address) => `${edition.entries.get(address)?.label ?? ""} (${address})`,
        );
        return finding(
          "unmarked-name",
          { path, span: spanInRun(run, start, end) },
          `"${run.text.slice(start, end)}" is not marked: is this ${alternatives(entries)}? If so, put it into an element with @ref.`,
        );
      }),
    );
  });
}
