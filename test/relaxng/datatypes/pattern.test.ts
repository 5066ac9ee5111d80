// The pattern facet: the syntax of XML Schema regular expressions, what they match, an independent
// engine that must agree, and patterns that would keep a backtracking engine busy for ever.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compile } from "xspattern";
import { compilePattern, type Pattern } from "../../../src/relaxng/datatypes/pattern.ts";

function pattern(text: string): Pattern {
  const { pattern: compiled, problem } = compilePattern(text);
  if (problem !== undefined) throw new Error(`${text}: ${problem}`);
  return compiled;
}

type Row = readonly [pattern: string, matched: readonly string[], unmatched: readonly string[]];

const MATCHES: readonly Row[] = [
  ["", [""], ["a"]],
  ["a", ["a"], ["", "aa", "ab", "ba"]],
  ["ab|cd|", ["ab", "cd", ""], ["abcd", "a"]],
  ["()", [""], ["a"]],
  ["(a|b)*c+d?", ["c", "ababccd"], ["abd", "cdd"]],
  ["a{2}", ["aa"], ["a", "aaa"]],
  ["a{2,}", ["aa", "aaaaa"], ["a"]],
  ["a{1,2}b", ["ab", "aab"], ["b", "aaab"]],
  ["(a{0,2}){2}", ["", "a", "aaaa"], ["aaaaa"]],
  ["(ab?){2}a{0}", ["aa", "abab"], ["a", "aaa"]],
  ["a{0,0}b", ["b"], ["ab"]],
  [".", ["a", "\t", "𐀀", "\u2028"], ["\n", "\r", "", "ab"]],
  ["^a$", ["^a$"], ["a"]],
  ["[abc]", ["a", "c"], ["d", "ab"]],
  ["[^abc]", ["d", "\n", "𐀀"], ["a", ""]],
  ["[a-cx-z]+", ["abcxyz"], ["d", "-"]],
  ["[-a]+", ["-a"], ["b"]],
  ["[a-]+", ["-a"], ["b"]],
  ["[^-]", ["a"], ["-"]],
  ["[a^]+", ["a^"], ["b"]],
  ["[$.*?(){}|]+", ["$.*?(){}|"], ["a"]],
  [String.raw`[\[\]\\\-\^]+`, ["[]\\-^"], ["a"]],
  ["[a-z-[aeiou]]+", ["xyz"], ["xaz", "-"]],
  ["[^a-z-[0-9]]", ["A", "-"], ["a", "5"]],
  ["[a-z-[b-y-[m]]]+", ["amz"], ["b"]],
  ["[a--[a]]", ["-"], ["a"]],
  ["[𐀀-𐀂]", ["𐀁"], ["𐀃", "\ud800"]],
  [String.raw`\n\r\t`, ["\n\r\t"], ["nrt"]],
  [String.raw`\\\|\.\?\*\+\(\)\{\}\-\[\]\^`, ["\\|.?*+(){}-[]^"], []],
  [String.raw`\s\S`, [" a", "\nb"], ["ab", "  ", "\u00a0a"]],
  [String.raw`\d+`, ["0", "\u0661\u096f"], ["a", "½"]],
  [String.raw`\D`, ["½", "a"], ["5"]],
  [String.raw`\w+`, ["aé1한$\u0301"], ["a-b", "a b", "«"]],
  [String.raw`\W`, ["-", " ", "«"], ["$", "a"]],
  [String.raw`\i\c*`, ["xml:id", "_1", "한글"], ["1", "-a", "a b"]],
  [String.raw`\I\C`, ["1!"], ["a!", "11"]],
  [String.raw`[\i-[:]][\c-[:]]*`, ["xml-id"], ["xml:id"]],
  [String.raw`[^\s\d]+`, ["ab"], ["a1", "a b"]],
  [String.raw`\p{Lu}\p{Ll}+`, ["Éa", "Ωμεγα"], ["éa", "ÉÉ"]],
  [String.raw`\P{L}+`, ["12-"], ["1a"]],
  [String.raw`[^\p{C}\p{Z}]+`, ["Wort", "김일성", "𐀀"], ["two words", "soft\u00adhyphen", ""]],
  [String.raw`\p{IsHangulSyllables}+`, ["김일성"], ["Kim", "ㄱ"]],
  [String.raw`\P{IsBasicLatin}`, ["é"], ["e"]],
  [String.raw`\p{IsGreek}\p{IsGreekandCoptic}`, ["αβ"], ["ab"]],
  [String.raw`\p{IsLatin-1Supplement}`, ["é"], ["e"]],
];

for (const [text, matched, unmatched] of MATCHES) {
  test(`/${text}/`, () => {
    const compiled = pattern(text);
    // Twice: the second time, the automaton has been there.
    for (let round = 0; round < 2; round++) {
      for (const value of matched) assert.ok(compiled.matches(value), JSON.stringify(value));
      for (const value of unmatched) assert.not(compiled.matches(value), JSON.stringify(value));
    }
  });
}

const PROBLEMS: readonly (readonly [pattern: string, problem: string])[] = [
  ["(a", "at character 1: this ( is never closed; a literal one is written \\("],
  ["𐀀(a", "at character 2: this ( is never closed; a literal one is written \\("],
  ["a)", "at character 2: this ) closes nothing; a literal one is written \\)"],
  [
    "a**",
    "at character 3: * repeats what stands before it, but nothing does; a literal one is written \\*",
  ],
  [
    "a|+",
    "at character 3: + repeats what stands before it, but nothing does; a literal one is written \\+",
  ],
  [
    "(?:a)",
    "at character 2: ? repeats what stands before it, but nothing does; a literal one is written \\?",
  ],
  ["a]", "at character 2: a literal ] is written \\]"],
  ["a}", "at character 2: a literal } is written \\}"],
  ["{", "at character 1: a literal { is written \\{"],
  ["a{,2}", "at character 2: a count is written {2}, {2,} or {2,3}; a literal { is written \\{"],
  ["a{2", "at character 2: a count is written {2}, {2,} or {2,3}; a literal { is written \\{"],
  ["a{3,2}", "at character 2: in {3,2} the first count is the greater one"],
  ["[", "at character 1: this [ is never closed; a literal one is written \\["],
  ["[a-[b]", "at character 1: this [ is never closed; a literal one is written \\["],
  ["[]", "at character 2: a character class holds at least one character"],
  ["[^]", "at character 3: a character class holds at least one character"],
  ["[a[b]]", "at character 3: a literal [ in a class is written \\["],
  ["[a-[b]c]", "at character 7: nothing may follow what is subtracted from a class"],
  ["[c-a]", "at character 2: the range c-a is the wrong way round"],
  [String.raw`[a-\d]`, String.raw`at character 2: the range a-\d must end with a single character`],
  ["[!--]", "at character 2: in the range !-- a literal hyphen is written \\-"],
  ["[a-c-e]", "at character 5: a literal hyphen in the middle of a class is written \\-"],
  [String.raw`[\d-z]`, "at character 4: a literal hyphen in the middle of a class is written \\-"],
  ["a\\", "at character 2: a backslash stands at the end; a literal one is written \\\\"],
  [String.raw`\/`, String.raw`at character 1: \/ is no escape; / needs none`],
  [
    String.raw`\b`,
    String.raw`at character 1: \b is no escape; there are \n \r \t \s \d \w \i \c, their capitals, and \p{…}`,
  ],
  [
    String.raw`\pL`,
    String.raw`at character 1: \p needs a category or block, as in \p{Lu} or \p{IsGreek}`,
  ],
  [
    String.raw`\p{L`,
    String.raw`at character 1: \p needs a category or block, as in \p{Lu} or \p{IsGreek}`,
  ],
  [
    String.raw`\p{Letter}`,
    'at character 1: "Letter" is no category of characters, such as L, Lu, M, N, Nd, P, Z, S or C, and no block, such as IsGreek',
  ],
  [
    String.raw`\p{IsCyrilic}`,
    'at character 1: "IsCyrilic" is no block of Unicode; the nearest is IsCyrillic',
  ],
  ["(".repeat(201), "at character 201: brackets nest deeper than 200"],
];

for (const [text, problem] of PROBLEMS) {
  test(`/${text.slice(0, 20)}/ is not well formed`, () => {
    assert.is(compilePattern(text).problem, problem);
  });
}

test("the automaton can be shown", () => {
  const compiled = pattern("[ab]+c?");
  compiled.matches("abc");
  compiled.matches("x");
  assert.is(
    String(compiled),
    [
      "0: ([ab]){1,}(c){0,1}",
      "  [ab] → 1",
      "  other → 3",
      "1 accepts: ([ab]){0,}(c){0,1}",
      "  [ab] → 1",
      "  c → 2",
      "2 accepts: ()",
      "3: ∅",
    ].join("\n"),
  );
});

// --- an independent engine

const atom = fc.constantFrom(
  "a",
  "b",
  "c",
  ".",
  "[ab]",
  "[^a]",
  "[a-c-[b]]",
  "\\i",
  "\\d",
  "\\W",
  "()",
);
const quantifier = fc.constantFrom("", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "{2,3}");
const { expression } = fc.letrec<{ expression: string; branch: string; piece: string }>((tie) => ({
  expression: fc
    .array(tie("branch"), { minLength: 1, maxLength: 2 })
    .map((parts) => parts.join("|")),
  branch: fc.array(tie("piece"), { maxLength: 3 }).map((parts) => parts.join("")),
  piece: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(atom, quantifier).map(([part, count]) => part + count),
    fc.tuple(tie("expression"), quantifier).map(([part, count]) => `(${part})${count}`),
  ),
}));
const subject = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", "-", "\n"), maxLength: 9 });

test("xspattern and this automaton match the same strings", () => {
  let matched = 0;
  fc.assert(
    fc.property(expression, fc.array(subject, { minLength: 5, maxLength: 5 }), (text, subjects) => {
      const own = pattern(text);
      const other = compile(text);
      for (const value of subjects) {
        if (other(value)) matched++;
        assert.is(own.matches(value), other(value), JSON.stringify([text, value]));
      }
    }),
    { numRuns: 600 },
  );
  assert.ok(matched > 200, `only ${matched} matched`);
});

test("xspattern reads every pattern that is read here", () => {
  const scrap = fc.constantFrom(..."ab-^[](){}|*+?.,2\\", "\\p{L}", "\\s", "{2}", "[a-b]", "-[");
  let read = 0;
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 7 }), subject, (parts, value) => {
      const text = parts.join("");
      const { pattern: own } = compilePattern(text);
      if (own === undefined) return;
      read++;
      assert.is(own.matches(value), compile(text)(value), JSON.stringify([text, value]));
    }),
    { numRuns: 2000 },
  );
  assert.ok(read > 200, `only ${read} read`);
});

// --- effort

/** Each would need exponential time, or one state for each character, if it were not for the automaton. */
const HARD: readonly (readonly [pattern: string, subject: string, matched: boolean])[] = [
  ["(a+)+b", "a".repeat(100_000), false],
  ["(a|aa)*(a|aa)*b", "a".repeat(100_000), false],
  ["(.*)(.*)(.*)(.*)x", "a".repeat(100_000), false],
  [String.raw`(\s|\S)*`, "a b\n".repeat(100_000), true],
  ["(a|b)*a(a|b){12}", "ba".repeat(50_000), true],
  ["a{20000}", "a".repeat(20_000), true],
  ["a{20000}", "a".repeat(19_999), false],
  ["(a?){300}a{300}", "a".repeat(300), true],
];

for (const [text, value, matched] of HARD) {
  test(`/${text}/ takes time in proportion to the text`, () => {
    assert.is(pattern(text).matches(value), matched);
  });
}

test.run();
