// What has changed in the edition, newest first: an Atom feed (RFC 4287) from the documents' own
// histories, revisionDesc.

import { hash } from "../diagnostic/fingerprint.ts";
import type { ChangeFact } from "../tei/changes.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { directName, editorAgent, responsibleNames } from "./people.ts";
import { absolute, dayOf, type Publication } from "./publication.ts";
import { element, textElement, XML_DECLARATION } from "./xml-text.ts";
import { compareText } from "../source/compare.ts";

/** More than a reader ever missed; a feed of the whole history would be as large as the edition. */
const MOST = 100;

interface DatedChange {
  readonly document: DocumentFacts;
  readonly change: ChangeFact;
  readonly day: string;
  /** Made from what it is and not from where it stands, so that it stays when others are added. */
  readonly id: string;
}

/** None when nobody knows where the edition will be found, or nothing has changed yet. */
export function toFeed(publication: Publication, path: string): string | undefined {
  const { title, url, language, editors, generator } = publication.imprint;
  if (url === undefined) return undefined;
  const changes = datedChanges(publication);
  const [newest] = changes;
  if (newest === undefined) return undefined;
  const authors = editors.map(editorAgent).map(directName);
  const named = authors.length > 0 ? authors : [publication.publisher ?? title];
  const home = absolute("", publication);
  const feed = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
    textElement("id", home),
    textElement("title", title),
    textElement("updated", instant(newest.day)),
    ...named.map((name) => element("author", {}, textElement("name", name))),
    element("link", {
      rel: "self",
      type: "application/atom+xml",
      href: absolute(path, publication),
    }),
    element("link", { rel: "alternate", type: "text/html", href: home }),
    // RFC 4946; `rights` would be words.
    publication.licence === undefined
      ? ""
      : element("link", { rel: "license", href: publication.licence }),
    textElement("generator", generator),
    ...changes.slice(0, MOST).map((change) => `\n${entry(change, publication)}`),
  );
  return `${XML_DECLARATION}${feed}\n`;
}

function datedChanges(publication: Publication): DatedChange[] {
  const changes = publication.edition.documents.flatMap((document) => {
    const page = absolute(publication.addressesOf(document.path).page, publication);
    return document.header.changes.flatMap((change) => {
      const day = fullDay(change.when);
      const id = `${page}#change-${day}-${hash(change.text)}`;
      return day === undefined ? [] : [{ document, change, day, id }];
    });
  });
  const byId = new Map(changes.map((change) => [change.id, change]));
  return [...byId.values()].toSorted((a, b) => compareText(b.day, a.day));
}

function entry({ document, change, day, id }: DatedChange, publication: Publication): string {
  const page = absolute(publication.addressesOf(document.path).page, publication);
  const who = responsibleNames(change.who, publication);
  // What is not said is that of the feed (RFC 4287, 2).
  const inLanguage = (language: string | undefined) => ({
    "xml:lang": language === publication.imprint.language ? undefined : language,
  });
  return element(
    "entry",
    {},
    textElement("id", id),
    textElement("title", document.header.title, inLanguage(document.header.languages.title)),
    textElement("updated", instant(day)),
    element("link", { rel: "alternate", type: "text/html", href: page }),
    ...who.map((name) => element("author", {}, textElement("name", name))),
    textElement("summary", change.text, inLanguage(change.language)),
  );
}

function fullDay(when: string | undefined): string | undefined {
  const day = dayOf(when);
  return day === undefined ? undefined : `${day}${"-01-01".slice(0, 10 - day.length)}`;
}

function instant(day: string): string {
  return `${day}T00:00:00Z`;
}
