// `<?apograph ignore CODE reason?>`: how far it reaches, and what is said of one that is wrong.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { applyFixes } from "../../src/diagnostic/fix.ts";
import { decode, sourceFromText } from "../../src/source/source.ts";
import { teiDocument } from "../helpers/tei.ts";
import { judgeIgnores } from "../helpers/judge-ignores.ts";

const CODE = "tei/unresolved-pointer";
const BAD = '<ref target="#none"/>';

function left(text: string): string[] {
  return judgeIgnores(text).left.map(({ code }) => code);
}

function about(text: string, isChecked = (): boolean => true): string[] {
  return judgeIgnores(text, isChecked).about.map(
    ({ code, severity, message }) => `${code} ${severity} ${message}`,
  );
}

test("without an instruction everything stays", () => {
  assert.equal(left(teiDocument(`<p>${BAD}</p>`)), [CODE]);
});

const REACH: readonly (readonly [what: string, body: string, remaining: number])[] = [
  ["the start tag of the next element", `<?apograph ignore ${CODE} r?><p corresp="#none"/>`, 0],
  ["all that is inside", `<?apograph ignore ${CODE} r?><p><hi>${BAD}</hi></p>`, 0],
  ["the next element behind text", `<p><?apograph ignore ${CODE} r?>text ${BAD}</p>`, 0],
  ["no element further on", `<?apograph ignore ${CODE} r?><p>${BAD}</p><p>${BAD}</p>`, 1],
  ["no element around it", `<p corresp="#none"><?apograph ignore ${CODE} r?>${BAD}</p>`, 1],
  ["no element outside its parent", `<p><?apograph ignore ${CODE} r?></p><p>${BAD}</p>`, 1],
  ["no other code", `<?apograph ignore tei/duplicate-id r?><p>${BAD}</p>`, 1],
  [
    "several instructions",
    `<?apograph ignore tei/duplicate-id r?><?apograph ignore ${CODE} r?><p>${BAD}</p>`,
    0,
  ],
];

for (const [what, body, remaining] of REACH) {
  test(`an ignore reaches ${what}`, () => assert.is(left(teiDocument(body)).length, remaining));
}

test("before the root it reaches the whole document, behind it nothing", () => {
  const document = teiDocument(`<p>${BAD}</p><p>${BAD}</p>`);
  assert.equal(left(`<!-- c --><?apograph ignore ${CODE} r?>\n${document}`), []);
  assert.equal(left(`${document}<?apograph ignore ${CODE} r?>`).length, 2);
  assert.match(
    about(`${document}<?apograph ignore ${CODE} r?>`)[0] ?? "",
    "apograph/unused-ignore",
  );
});

const WRONG: readonly (readonly [instruction: string, message: string])[] = [
  [
    "ignore tei/unresolved-ponter r",
    'unknown-code error There is no code "tei/unresolved-ponter". Did you mean "tei/unresolved-pointer"?',
  ],
  [
    "ignore nothing-like-it-at-all r",
    'unknown-code error There is no code "nothing-like-it-at-all". docs/diagnostics lists them.',
  ],
  ["ignore", "unknown-code error This names no code."],
  [
    "ignore xml/no-root r",
    'unknown-code error "xml/no-root" cannot be ignored: after such an error',
  ],
  ["ignore site/same-address r", 'unknown-code error "site/same-address" cannot be ignored'],
  [
    "ignore apograph/unused-ignore r",
    'unknown-code error "apograph/unused-ignore" cannot be ignored in a document.',
  ],
  [
    "ingore tei/duplicate-id r",
    'unknown-instruction error Apograph knows no instruction "ingore". Did you mean "ignore"?',
  ],
  ["", 'unknown-instruction error Apograph knows no instruction "". It knows "ignore" alone.'],
  [
    "ignore tei/duplicate-id r",
    'unused-ignore warning There is no "tei/duplicate-id" in the element behind it.',
  ],
  [
    "ignore tei/unresolved-pointer",
    'ignore-without-reason error This leaves out "tei/unresolved-pointer", but does not say why.',
  ],
];

for (const [instruction, message] of WRONG) {
  test(`<?apograph ${instruction}?>`, () => {
    const found = about(teiDocument(`<?apograph ${instruction}?><p>${BAD}</p>`));
    assert.is(found.length, 1);
    assert.ok(found[0]?.startsWith(`apograph/${message}`), found[0]);
  });
}

test("what was not searched for is not called unused", () => {
  const text = teiDocument("<?apograph ignore relaxng/bad-value r?><p/>");
  assert.equal(
    about(text, () => false),
    [],
  );
  assert.is(about(text).length, 1);
});

test("an unused ignore can be removed, with the line that it has to itself", () => {
  const removed = (body: string): string => {
    const text = teiDocument(body);
    const { bytes } = applyFixes(sourceFromText("a.xml", text), judgeIgnores(text).about);
    return decode(bytes);
  };
  for (const end of ["\n", "\r\n", "\r"]) {
    assert.is(
      removed(`${end}  <?apograph ignore ${CODE} r?> ${end}  <p>é</p>${end}`),
      teiDocument(`${end}  <p>é</p>${end}`),
    );
  }
  assert.is(removed(`<p>a <?apograph ignore ${CODE} r?><hi/></p>`), teiDocument("<p>a <hi/></p>"));
});

test.run();
