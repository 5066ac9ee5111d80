// What a mention is to the entry that it points to: recorded, a variant, another's, or unknown.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { type MentionMatch, matchMention } from "../../../src/tei/names/mention.ts";
import { NameRegister } from "../../../src/tei/names/register.ts";

const korean = (...texts: string[]): { text: string; language: string }[] =>
  texts.map((text) => ({ text, language: "ko-Latn" }));
const russian = (...texts: string[]): { text: string; language: string }[] =>
  texts.map((text) => ({ text, language: "ru-Latn" }));

const register = new NameRegister([
  { address: "#kim-byeong-jik", forms: korean("Kim Byeong-jik", "Kim, Byeong-jik") },
  { address: "#kim-il", forms: korean("Kim Il") },
  {
    address: "#kim-il-sung",
    forms: [...korean("Kim Il-sung"), { text: "김일성", language: "ko" }],
  },
  { address: "#kim-jong-il", forms: korean("Kim Jong-il") },
  { address: "#park", forms: korean("Park Chung-hee") },
  { address: "#rhee", forms: korean("Syngman Rhee") },
  { address: "#vasily", forms: russian("Vasily Vasilyevich Kuznetsov") },
  { address: "#gromyko", forms: russian("Andrei Gromyko", "A. A. Gromyko") },
  { address: "#andropov", forms: russian("Yuri Andropov") },
  { address: "#ivanov-a", forms: russian("Aleksei Ivanov") },
  { address: "#ivanov-b", forms: russian("Boris Ivanov", "Ivanov") },
  { address: "#pushchin", forms: russian("Ivan Pushchin") },
  { address: "#mao", forms: [{ text: "毛泽东", language: "zh" }] },
  { address: "#adenauer", forms: [{ text: "Konrad Adenauer" }, { text: "K. Adenauer" }] },
  { address: "#adenau", forms: [{ text: "Konrad Adenau" }] },
]);

function describe(result: MentionMatch): string {
  switch (result.is) {
    case "recorded":
      return `recorded ${result.form.text}`;
    case "variant":
      return `variant (${result.by}) ${result.form.text}`;
    case "ambiguous":
      return `ambiguous ${result.form.text}: ${result.others.join(" ")}`;
    case "nearer":
      return `nearer (${result.by}) ${result.form.address}`;
    case "unknown":
      return `unknown ${result.nearest?.text ?? "-"}`;
  }
}

const MENTIONS: readonly (readonly [
  text: string,
  address: string,
  expected: string,
  language?: string,
])[] = [
  ["Kim Byeong-jik", "#kim-byeong-jik", "recorded Kim Byeong-jik"],
  ["Kim Byeong Jik", "#kim-byeong-jik", "variant (folded) Kim Byeong-jik"],
  ["KIM BYEONGJIK", "#kim-byeong-jik", "variant (folded) Kim Byeong-jik"],
  ["Kim Pyong Chik", "#kim-byeong-jik", "variant (romanised) Kim Byeong-jik"],
  ["김병직", "#kim-byeong-jik", "variant (romanised) Kim Byeong-jik"],
  ["김병직은", "#kim-byeong-jik", "variant (romanised) Kim Byeong-jik"],
  ["Pyŏng-jik", "#kim-byeong-jik", "variant (romanised) Kim Byeong-jik"],
  ["Kim Pyong Sik", "#kim-byeong-jik", "unknown Kim Byeong-jik"],
  ["Ким Пён Чик", "#kim-byeong-jik", "variant (romanised) Kim Byeong-jik", "ru"],

  // Another's.
  ["Kim Il-sung", "#kim-jong-il", "nearer (exact) #kim-il-sung"],
  ["Kim Il Sung", "#kim-jong-il", "nearer (folded) #kim-il-sung"],
  ["Kim Ilsung’s", "#kim-jong-il", "nearer (folded) #kim-il-sung"],
  ["Kim Il-sŏng", "#kim-jong-il", "nearer (romanised) #kim-il-sung"],
  ["Gim Il-seong", "#kim-jong-il", "nearer (romanised) #kim-il-sung"],
  ["김일성", "#kim-jong-il", "nearer (exact) #kim-il-sung"],
  ["Kim Il", "#kim-il-sung", "nearer (exact) #kim-il"],
  ["Boris Ivanov", "#ivanov-a", "nearer (exact) #ivanov-b"],
  ["A. Gromyko", "#andropov", "nearer (shortened) #gromyko"],
  ["Konrad Adenaur", "#adenauer", "unknown Konrad Adenauer"],
  ["Konrad Adenaue", "#andropov", "nearer (spelling) #adenauer"],
  ["Kim Byeong-jig", "#mao", "nearer (romanised) #kim-byeong-jik"],

  // Shorter forms, and other orders.
  ["V.V. Kuznetsov", "#vasily", "recorded Vasily Vasilyevich Kuznetsov"],
  ["V. V. KUZNETSOV", "#vasily", "recorded Vasily Vasilyevich Kuznetsov"],
  ["Kuznetsov, V.V.", "#vasily", "recorded Vasily Vasilyevich Kuznetsov"],
  ["V. Kuznetsov", "#vasily", "recorded Vasily Vasilyevich Kuznetsov"],
  ["Kuznetsov", "#vasily", "recorded Vasily Vasilyevich Kuznetsov"],
  ["Kuznetsov's", "#vasily", "recorded Vasily Vasilyevich Kuznetsov"],
  ["Vasily Kuznetsov", "#vasily", "recorded Vasily Vasilyevich Kuznetsov"],
  ["Yu. Andropov", "#andropov", "recorded Yuri Andropov"],
  ["A. V. Kuznetsov", "#vasily", "unknown Vasily Vasilyevich Kuznetsov"],
  ["V. V. V. Kuznetsov", "#vasily", "unknown Vasily Vasilyevich Kuznetsov"],
  ["V. V.", "#vasily", "unknown Vasily Vasilyevich Kuznetsov"],
  ["Byeong-jik Kim", "#kim-byeong-jik", "recorded Kim Byeong-jik"],
  ["Byeongjik Kim", "#kim-byeong-jik", "recorded Kim Byeong-jik"],
  ["Byeong-jik", "#kim-byeong-jik", "recorded Kim Byeong-jik"],
  ["泽东", "#mao", "recorded 毛泽东"],
  ["毛", "#mao", "recorded 毛泽东"],
  ["W. Kusnezow", "#vasily", "variant (romanised) Vasily Vasilyevich Kuznetsov", "de"],
  [
    "Wassili Wassiljewitsch Kusnezow",
    "#vasily",
    "variant (romanised) Vasily Vasilyevich Kuznetsov",
  ],
  ["Kusnezow", "#vasily", "variant (romanised) Vasily Vasilyevich Kuznetsov"],
  ["Кузнецов", "#vasily", "variant (romanised) Vasily Vasilyevich Kuznetsov", "ru"],
  ["Yi Sŭng-man", "#rhee", "variant (romanised) Syngman Rhee"],
  ["Rhee Syngman", "#rhee", "recorded Syngman Rhee"],

  // A shorter form that others have too.
  ["Kim", "#kim-byeong-jik", "ambiguous Kim Byeong-jik: #kim-il #kim-il-sung #kim-jong-il"],
  ["Ivanov", "#ivanov-a", "ambiguous Aleksei Ivanov: #ivanov-b"],
  ["Ivanov", "#ivanov-b", "recorded Ivanov"],
  ["A. Ivanov", "#ivanov-a", "recorded Aleksei Ivanov"],

  // No name at all.
  ["the ambassador", "#vasily", "unknown Vasily Vasilyevich Kuznetsov"],
  ["…", "#vasily", "unknown Vasily Vasilyevich Kuznetsov"],
  ["", "#vasily", "unknown Vasily Vasilyevich Kuznetsov"],
  ["the ambassador", "#nobody", "unknown -"],
  // An entry without a name: nothing to be nearer than.
  ["Kim Il", "#nobody", "unknown -"],
];

for (const [text, address, expected, language = "en"] of MENTIONS) {
  test(`"${text}" points to ${address}: ${expected}`, () => {
    assert.is(describe(matchMention(register, { text, language }, address)), expected);
  });
}

test("forms that entries share", () => {
  const shared = new NameRegister([
    { address: "#a", forms: korean("Kim Pyong Sik", "Kim Pyŏng-sik") },
    { address: "#b", forms: korean("Kim Pyong-sik") },
    { address: "#c", forms: korean("Kim Pyong Chik") },
  ]).sharedForms();
  assert.equal(shared, [{ text: "Kim Pyong Sik", addresses: ["#a", "#b"] }]);
});

test.run();
