// How Russian names are written: Cyrillic (the old letters too), and the usual transliterations, a system
// for each of their families, as one letter means different things in them: "ch" is ч in English, х in
// German and ш in French. Every system is tried; a form has a reading for each.

import type { Romanisation } from "./romanisation.ts";

// я, ю and ё are i with a vowel, as most systems write them; й and ы are i, as their endings show:
// -sky, -skii, -skij, -ski.
const CYRILLIC = `
  а = a
  б = b
  в = v
  г ґ = g
  д = d
  е = e|yo
  ё = yo
  ж = zh
  з = z
  и і ы й ї ѵ = i
  к = k
  л = l
  м = m
  н = n
  о = o
  п = p
  р = r
  с = s
  т = t
  у ў = u
  ф ѳ = f
  х = kh
  ц = ts
  ч = ch
  ш = sh
  щ = shch
  ъ ь =
  э ѣ є = e
  ю = i u
  я = i a
`;

/** What the systems for the Latin alphabet share. */
const LATIN = `
  a = a
  b = b
  c ck = k
  d = d
  e é ė = e|yo
  è = e
  ë = yo
  f = f
  ff ph = f|v
  g gh = g
  i y j ï ĭ ÿ = i
  k q qu = k
  l = l
  m = m
  n = n
  o = o
  p = p
  r = r
  s = s
  t = t
  u = u
  v w = v
  x ks = k s
  z = z
  ts tz tts = ts
  kh = kh
  ž zh = zh
  š = sh
  č tch = ch
  šč ŝ shch = shch
  û ü = i u
  â ä = i a

  # Habits of single names.
  ^alexander$ ^alexandre$ ^aleksander$ = a l e k s a n d r
  ^feodor$ = f e|yo d o r
`;

/** Library of Congress, BGN/PCGN, GOST, and the English press. */
const ENGLISH = `
  sh = sh
  ch = ch
  h = kh|g
  shh stch = shch
`;

const GERMAN = `
  w = v
  v = v|f
  s = s|z
  ss ß = s
  z = ts
  ch = kh
  sch = sh|zh
  sh = zh
  tsch = ch
  schtsch = shch
  h =
`;

/** A final e is silent (Poutine), and u after g too (Gueorgui). */
const FRENCH = `
  ou = u
  ch = sh
  j = zh
  chtch = shch
  ss = s
  gue = g e|yo
  gui = g i
  gué = g e
  ne$ = n
  h =
`;

/** ISO 9 and the scholarly system. */
const SCHOLARLY = `
  c = ts
  ck = ts k
  ch h x = kh
`;

export const RUSSIAN: Romanisation = {
  language: "ru",
  sounds: `
    a
    e yo
    i
    o
    u
    b
    v f
    g kh
    d
    zh sh
    z s
    k
    l
    m
    n
    p
    r
    t
    ts
    ch
    shch
  `,
  systems: [ENGLISH, GERMAN, FRENCH, SCHOLARLY].map((system) => `${CYRILLIC}\n${LATIN}\n${system}`),
  initialChanges: [],
  changes: [
    // ё is written o behind a hiss (Gorbatschow), and о there sounds no different.
    { sound: "o", after: "zh sh ch shch", becomes: "yo" },
    { sound: "o", after: "i", becomes: "yo" },
    // Yeltsin and Eltsin, Dmitriyev and Dmitriev.
    { sound: "i", before: "e", becomes: "" },
    { sound: "i", before: "yo", becomes: "" },
    // тс and ц.
    { sound: "s", after: "t", becomes: "ts" },
    { sound: "t", before: "ts", becomes: "" },
  ],
  joinsWords: false,
  merging: "a e i o u b v g d zh z k l m n p r t ts ch shch",
};
