// An invented edition of any size, always the same: registers of persons with forms in three scripts, and
// short documents that mention them, some far more often than others.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomNumbers } from "../test/differential/mutate.ts";

export interface LargeEdition {
  readonly documents: number;
  readonly entries: number;
}

const LATIN =
  "ba be bi da de du fa ga ha ka ke ki ko la li lo ma mi mo na no pa ra re ro sa sch se su ta tei to u va wa we zi";
const CYRILLIC = "ба ве го да ле ма ни по ро са ти шу";
const HANGUL = "가 나 다 라 마 바 사 아 자 차 카 타 파 하";
const SYLLABLES = [LATIN, CYRILLIC, HANGUL].map((all) => all.split(" "));

/** Writes the edition into a folder that is there. */
export function writeLargeEdition(folder: string, { documents, entries }: LargeEdition): void {
  const random = randomNumbers(1);
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;
  const word = (script: number, length: number): string => {
    const letters = Array.from({ length }, () => pick(SYLLABLES[script] as string[])).join("");
    return letters.slice(0, 1).toUpperCase() + letters.slice(1);
  };
  const names = Array.from({ length: entries }, () => ({
    surname: word(0, 3),
    forename: word(0, 2),
    cyrillic: word(1, 5),
    hangul: word(2, 4),
  }));
  const register = names.map(
    ({ surname, forename, cyrillic, hangul }, index) =>
      `<person xml:id="p${index}"><persName type="main" xml:lang="de"><forename>${forename}</forename> <surname>${surname}</surname></persName><persName type="variant" xml:lang="ru-Cyrl">${cyrillic}</persName><persName type="variant" xml:lang="ko-Hang">${hangul}</persName><note><p>Nur in diesem Versuch, unter der Nummer ${index}.</p></note></person>`,
  );
  const mention = (): string => {
    // Squared three times: a few are in nearly every document.
    const index = Math.floor(random() ** 8 * entries);
    const { forename, surname } = names[index] as (typeof names)[number];
    return `<persName ref="../registers/persons.xml#p${index}">${forename} ${surname}</persName>`;
  };
  mkdirSync(join(folder, "tei", "registers"), { recursive: true });
  mkdirSync(join(folder, "tei", "documents"));
  writeFileSync(
    join(folder, "apograph.config.json"),
    JSON.stringify({
      title: "Versuch",
      language: "de",
      licence: "https://creativecommons.org/publicdomain/zero/1.0/",
    }),
  );
  writeFileSync(
    join(folder, "tei", "registers", "persons.xml"),
    `${opening("Personen", "")}<standOff><listPerson>\n${register.join("\n")}\n</listPerson></standOff></TEI>`,
  );
  for (let number = 0; number < documents; number++) {
    const date = new Date(Date.UTC(1820, 0, 1 + Math.floor((number * 36_500) / documents)));
    const when = date.toISOString().slice(0, 10);
    const paragraphs = Array.from({ length: 3 }, () => {
      const words = Array.from({ length: 60 }, () => word(0, 2).toLowerCase()).join(" ");
      return `<p>${mention()} ${words} ${mention()}, <supplied reason="lost">${word(0, 2)}</supplied>.</p>`;
    });
    const source = `<msDesc><msIdentifier><settlement>Bad ${word(0, 1)}</settlement><repository>Archiv</repository><idno>Kasten ${number % 200}, ${number}</idno></msIdentifier></msDesc>`;
    writeFileSync(
      join(folder, "tei", "documents", `d${number}.xml`),
      `${opening(`${word(0, 2)} an ${word(0, 3)}, ${when}`, `<profileDesc><creation><date when="${when}">${when}</date></creation></profileDesc>`, source)}<text><body>${paragraphs.join("\n")}</body></text></TEI>`,
    );
  }
}

function opening(title: string, profile: string, source = "<p>Erfunden.</p>"): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><publisher>Versuch</publisher></publicationStmt><sourceDesc>${source}</sourceDesc></fileDesc>${profile}</teiHeader>`;
}
