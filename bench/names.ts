// Times of the name register: 30,000 entries with three forms each, 1 MB of text, and mentions of every
// kind. All of it is made up from a fixed seed. Run it compiled: `node dist/bench/names.js`.

import { matchMention } from "../src/tei/names/mention.ts";
import { NameRegister } from "../src/tei/names/register.ts";
import { findNames, prepareFinder } from "../src/tei/names/unmarked.ts";

const ENTRIES = 30_000;
const TEXT_LENGTH = 1_000_000;

let seed = 1;
function pick<T>(items: readonly T[]): T {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return items[Math.floor((seed / 2 ** 32) * items.length)] as T;
}

const KOREAN = "Kim Pak Yi Ch'oe Chŏng Kang Cho Yun Chang Im".split(" ");
const SYLLABLES =
  "pyŏng chik sik il sŏng chŏng ŭn yŏng nam hŏn ch'ŏl kŭm yong gŏn sun hŭi ae man hak u";
const RUSSIAN = "Kuzn Moloz Grom Vish Andr Khrush Zhd Bulg Malen Tsvet Shcherb Voron Sokol";
const ENDINGS = "etsov ov ev ovsky inskii yko enko in anov eev yshev";
const FORENAMES = "Vasily Andrei Nikita Mikhail Yuri Konstantin Vyacheslav Aleksei Georgy Ivan";
const FILLER = "the ambassador said that on the next day a note of the Soviet Government would be";

function koreanForms(): { text: string; language: string }[] {
  const syllables = SYLLABLES.split(" ");
  const [surname, one, two] = [pick(KOREAN), pick(syllables), pick(syllables)];
  return [`${surname} ${one}-${two}`, `${surname} ${one} ${two}`, `${surname}, ${one}-${two}`].map(
    (text) => ({ text, language: "ko-Latn" }),
  );
}

function russianForms(): { text: string; language: string }[] {
  const surname = `${pick(RUSSIAN.split(" "))}${pick("a e i o u y".split(" "))}${pick(ENDINGS.split(" "))}`;
  const [forename, father] = [pick(FORENAMES.split(" ")), pick(FORENAMES.split(" "))];
  return [
    `${forename} ${father}ovich ${surname}`,
    `${forename[0]}. ${father[0]}. ${surname}`,
    `${surname}, ${forename}`,
  ].map((text) => ({ text, language: "ru-Latn" }));
}

function timed<T>(what: string, run: () => T): T {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  console.log(`${what}: ${((user + system) / 1000).toFixed(0)} ms of CPU`);
  return result;
}

const entries = Array.from({ length: ENTRIES }, (_, index) => ({
  address: `persons.xml#p${index}`,
  forms: index % 2 === 0 ? koreanForms() : russianForms(),
}));

let text = "";
const words = FILLER.split(" ");
while (text.length < TEXT_LENGTH) {
  for (let count = 0; count < 12; count++) text += `${pick(words)} `;
  text += `${pick(pick(entries).forms).text}. `;
}

const register = timed(`register of ${ENTRIES} entries, ${ENTRIES * 3} forms`, () => {
  return new NameRegister(entries);
});
const finder = timed("finder", () => prepareFinder(register));
for (const run of [1, 2, 3]) {
  const found = timed(`1 MB of text, run ${run}`, () => findNames(finder, text));
  console.log(`  ${found.length} names found`);
}
timed("4 MB of text", () => findNames(finder, text.repeat(4)));

timed("index by sound", () => register.soundingLike("Kim"));
timed("index by part", () => register.withPart("KIM"));

const own = (change: (form: string) => string): { text: string; address: string }[] =>
  Array.from({ length: 10_000 }, () => {
    const entry = pick(entries);
    return { text: change(pick(entry.forms).text), address: entry.address };
  });
const MENTIONS: Readonly<Record<string, { text: string; address: string }[]>> = {
  "recorded forms": own((form) => form),
  "without diacritics": own((form) => form.normalize("NFD").replace(/\p{M}/gu, "")),
  "in other letters": own((form) => form.replaceAll("ch", "j").replaceAll("ov", "ow")),
  "surnames alone": own((form) => form.split(/[ ,]/u)[0] ?? ""),
  "other names": own(() => `${pick(pick(entries).forms).text}x`),
};
for (const [what, mentions] of Object.entries(MENTIONS)) {
  for (const run of ["first", "second"]) {
    const counts: Record<string, number> = {};
    timed(`10,000 mentions, ${what}, ${run} time`, () => {
      for (const { text: mention, address } of mentions) {
        const { is } = matchMention(register, { text: mention, language: "en" }, address);
        counts[is] = (counts[is] ?? 0) + 1;
      }
    });
    if (run === "second") console.log(`  ${JSON.stringify(counts)}`);
  }
}
console.log(`heap: ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB`);
