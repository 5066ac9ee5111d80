// How Korean names are written: Hangul, McCune-Reischauer (with and without its diacritics), the Revised
// Romanisation, the spellings that people chose for themselves, and Cyrillic (Kontsevich and before him).
// All of it is one system, as names mix them: "Park Chung-hee", "Kim Dae-jung", "Syngman Rhee".

import type { Romanisation } from "./romanisation.ts";

/** The letters of a Unicode block of Hangul, in its order: what each sounds like ("-": nothing). */
function jamo(first: number, sounds: string): string {
  return sounds
    .split(/\s+/u)
    .map((sound, index) => `${String.fromCodePoint(first + index)} = ${sound.replace("-", "")}`)
    .join("\n");
}

// Unicode takes a syllable apart into these three (NFD): initial consonant, vowel, final consonant.
// A final consonant sounds as it does at the end of a word.
const HANGUL = [
  jamo(0x1100, "k kk n t tt l m p pp s ss - j jj ch kh th ph h"),
  jamo(0x1161, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"),
  jamo(0x11a8, "k k k n n n t l k m l l l p l m p p t t ng t t k t p t"),
].join("\n");

const LATIN = `
  # Consonants. McCune-Reischauer writes k for g between voiceless sounds; without its apostrophe also for k'.
  g gh = k
  k = k|kh|kk
  k' kh = kh
  kk gg ck kg gk = kk|k
  d = t
  t = t|th|tt
  t' th = th
  tt dd dt td = tt|t
  b = p
  p = p|ph|pp
  p' ph f = ph
  pp bb bp pb = pp|p
  j dj = j
  ch = j|ch
  ch' = ch
  jj tch tj chch cch dch tsch = jj|j|ch
  s sh = s|ss
  ss ssh = ss|s
  h = h
  m = m
  n = n
  ng = ng
  l r lh rh = l
  rr = l l

  # An h that only makes a vowel long: Ahn, Noh, Suh.
  h$ h- =
  hn = n
  hng = ng
  hm = m

  # Vowels. What lost its breve is spelled o and u; English speakers heard u in eo.
  a = a
  ae ai ay ä = ae
  aa = a
  e eh é = e|ae
  i ee ie y = i|ui
  ii = i
  o = o|eo
  eo ŏ ǒ = eo
  ō ô = eo|o
  u = u|eo|eu
  oo ou = u
  eu ŭ ǔ = eu
  ū û = eu|u
  uh$ uh- = eo
  uhn = eo n
  uhng = eo ng
  ow = u

  # Diphthongs.
  oe oi oy ö = oe
  ya = ya
  yae = yae
  ye yeh = ye|yae
  yeo yŏ yǒ = yeo
  yō yô = yeo|yo
  yo = yo|yeo
  you = yeo|yu
  yu = yu|yeo
  yoo iu = yu
  yuh$ yuh- = yeo
  yuhn = yeo n
  wa = wa
  wae = wae
  we = we|wae
  wo weo wŏ wǒ = wo
  wi wee = wi
  woo wu = u
  ui eui ŭi ǔi = ui
  wui = wi
  yi yee = i|ui

  # Habits of single names.
  jyung chyung = j eo ng
  wha = h wa
  syng = s eu ng
  ^park$ ^bark$ = p a k
  ^back$ ^beck$ = p ae k
  ^hur$ ^her$ = h eo
  ^sur$ ^suhr$ = s eo
  ^chough$ = j o
  ^leigh$ = i
  ^gin$ = k i m
`;

const CYRILLIC = `
  к = k|kh|kk
  г = k
  кх = kh
  кк = kk
  т = t|th|tt
  д = t
  тх = th
  тт = tt
  п = p|ph|pp
  б = p
  пх = ph
  пп = pp
  ч = j|ch
  дж = j
  чх = ch
  чч = jj
  с ш щ = s|ss
  сс = ss
  х = h
  м = m
  н = n|ng
  нъ нг = ng
  р л = l
  рр лл = l l
  а = a
  э = ae|e
  е = yeo|yo
  ё йо йё = yeo|yo
  я = ya
  о = o|eo
  у = u
  ы = eu
  ю = yu
  и й = i|ui
  ый ыи = ui
  ве вэ = we|wae|oe
  ва = wa
  во = wo
  ви = wi
  ой хой = oe
  че чё = j|ch eo
  дже = j eo
  се = s|ss eo
  те = t|th|tt e
  де = t e
  ^цой$ ^чхве$ ^цхой$ = ch oe
  ^пак$ = p a k
  ^ли$ ^ри$ ^лигай$ = i
`;

export const KOREAN: Romanisation = {
  language: "ko",
  script: /\p{Script=Hangul}/u,
  sounds: `
    k kk kh
    t tt th
    p pp ph
    j jj ch
    s ss
    h
    m
    n ng l
    a
    e ae oe we wae ye yae
    i ui wi
    o eo u eu
    ya
    yeo yo yu
    wa
    wo
  `,
  systems: [`${HANGUL}\n${LATIN}\n${CYRILLIC}`],
  // 김병직: a surname of one syllable, a given name of two.
  inside: /(?<=^\p{Script=Hangul})(?=\p{Script=Hangul}{2}$)/u,
  // The South drops or softens an r and an n at the start of a name, the North keeps them: Ri and Yi, Ro and No.
  initialChanges: [
    { sound: "l", before: "i ya yae yeo yo yu ye", becomes: "" },
    { sound: "l", becomes: "n" },
    { sound: "n", before: "ya yae yeo yo yu", becomes: "" },
  ],
  // Between certain consonants, r is said and in part written n or l: Yong-rim and Yŏng-nim, Sin-ra and Silla.
  changes: [
    { sound: "n", after: "m ng k p", becomes: "n|l" },
    { sound: "l", after: "m ng k p", becomes: "n|l" },
    { sound: "n", before: "l", becomes: "n|l" },
    { sound: "n", after: "l", becomes: "n|l" },
  ],
  joinsWords: true,
  // Hak-kyu and Hakkyu, Sŏk-chu and Sŏkchu.
  merging: "k t p j s",
};
