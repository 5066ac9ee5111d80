// Documents in other encodings than UTF-8, with and without a byte order mark.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { decode, positionAt } from "../../src/source/source.ts";
import { asUtf8 } from "../../src/xml/encoding.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { textContent } from "../../src/xml/walk.ts";

type Order = "little" | "big";

function utf16(text: string, order: Order): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return order === "little" ? bytes : bytes.swap16();
}

/** The text of the root element, or the code, the line and the column of the error. */
function read(bytes: Uint8Array): string {
  const { document, source, diagnostics } = parseXml({ path: "case.xml", bytes });
  if (document !== undefined) return textContent(document.root);
  return diagnostics
    .map(({ code, span }) => {
      const { line, column } = positionAt(source, span?.start ?? 0);
      return `${code} ${line}:${column}`;
    })
    .join();
}

for (const order of ["little", "big"] as const) {
  test(`UTF-16, ${order} end first`, () => {
    assert.is(read(utf16("\uFEFF<p>김\u{1D11E}</p>", order)), "김\u{1D11E}");
    assert.is(read(utf16("<p>김</p>", order)), "김");
    assert.is(read(utf16("\uFEFF<?xml version='1.0' encoding='utf-16'?><p>é</p>", order)), "é");
    assert.is(read(utf16("<p>\uFFFD</p>", order)), "\uFFFD");
  });

  test(`broken UTF-16, ${order} end first`, () => {
    assert.is(read(utf16("\uFEFF<p>ab\uD834</p>", order)), "xml/illegal-bytes 1:6");
    assert.is(read(utf16("\uFEFF<p>\n\uDD1Eb</p>", order)), "xml/illegal-bytes 2:1");
    const odd = Buffer.concat([utf16("\uFEFF<p>", order), Buffer.from([0x20])]);
    assert.is(read(odd), "xml/illegal-bytes 1:4");
  });

  test(`UTF-16 that calls itself something else, ${order} end first`, () => {
    const text = "\uFEFF<?xml version='1.0' encoding='UTF-8'?><p/>";
    assert.is(read(utf16(text, order)), "xml/wrong-encoding 1:31");
  });
}

function declared(encoding: string, content: number[]): Uint8Array {
  const start = `<?xml version="1.0" encoding="${encoding}"?><p>`;
  return Buffer.concat([Buffer.from(start), Buffer.from(content), Buffer.from("</p>")]);
}

test("Latin-1 is ISO 8859-1 and not windows-1252", () => {
  assert.is(read(declared("ISO-8859-1", [0xe4, 0x80, 0xff])), "ä\u0080ÿ");
  assert.is(read(declared("latin1", [0xe4])), "ä");
  assert.is(read(declared("windows-1252", [0xe4, 0x80, 0x9f])), "ä€Ÿ");
});

test("ASCII stops at 127", () => {
  assert.is(read(declared("us-ascii", [0x41])), "A");
  assert.is(read(declared("US-ASCII", [0x41, 0xe4])), "xml/illegal-bytes 1:46");
});

test("other encodings that TextDecoder knows", () => {
  assert.is(read(declared("EUC-KR", [0xb1, 0xe8])), "김");
  assert.is(read(declared("Shift_JIS", [0x93, 0xfa])), "日");
  assert.is(read(declared("koi8-r", [0xeb])), "К");
  assert.is(read(declared("Big5", [0xa4, 0x40])), "一");
  assert.is(read(declared("EUC-KR", [0x41, 0xb1, 0xff])), "xml/illegal-bytes 1:44");
});

test("encodings that nobody knows", () => {
  assert.is(read(declared("UTF-32", [])), "xml/unknown-encoding 1:31");
  assert.is(read(declared("ISO-2022-KR", [])), "xml/unknown-encoding 1:31");
});

test("bytes that are not what they are said to be", () => {
  assert.is(read(declared("UTF-16", [])), "xml/wrong-encoding 1:31");
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), declared("ISO-8859-1", [])]);
  assert.is(read(marked), "xml/wrong-encoding 1:31");
});

test("a source is transcoded once", () => {
  const first = asUtf8({ path: "case.xml", bytes: declared("ISO-8859-1", [0xe4]) });
  const again = asUtf8(first.source);
  assert.is(again.source, first.source);
  assert.is(decode(again.source.bytes), `<?xml version="1.0" encoding="UTF-8"     ?><p>ä</p>`);
});

test("UTF-8 is left alone", () => {
  for (const text of ["<p/>", "\uFEFF<p/>", "<?xml version='1.0' encoding='utf-8'?><p/>", ""]) {
    const source = { path: "case.xml", bytes: Buffer.from(text) };
    assert.is(asUtf8(source).source, source);
  }
});

test.run();
