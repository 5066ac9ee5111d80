// Well-formed documents at random, as text: the shapes that real ones have, and those they seldom have.

import * as fc from "fast-check";

const name = fc.constantFrom("a", "b", "TEI", "é", "한", "x-1", "_");
const prefix = fc.constantFrom("", "p:", "q:");

/** Character data as it may stand in a document: plain, referred to, or in a section. */
const text = fc.oneof(
  fc.constantFrom(" ", "\n  ", "\r\n", "\r", "\t", "word", "ä 한 𝄞", "]] ", ">", "'\""),
  fc.constantFrom("&lt;", "&amp;", "&#13;", "&#10;", "&#9;", "&#x20;", "&#x1D11E;", "&e;", "&m;"),
  fc.constantFrom("<![CDATA[<&]]>", "<![CDATA[]]>", "<![CDATA[]]]]>", "<![CDATA[\r]]>"),
);

const value = fc.array(
  fc.constantFrom(
    " ",
    "\n",
    "\r\n",
    "\t",
    "word",
    "ä",
    "&quot;",
    "&#9;",
    "&#13;",
    "&lt;",
    "'",
    ">",
    "&e;",
  ),
  { maxLength: 4 },
);

const misc = fc.constantFrom("<!-- c -->", "<!---->", "<?target data?>", "<?t?>", "<!--\r\n-->");

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc
    .array(fc.oneof({ withCrossShrink: true, maxDepth: 4 }, text, misc, tie("element")), {
      maxLength: 5,
    })
    .map((parts) => parts.join("")),
  element: fc
    .tuple(
      prefix,
      name,
      fc.uniqueArray(attribute(), { selector: (one) => one.local, maxLength: 3 }),
      tie("content"),
      declarations(),
    )
    .map(([before, local, attributes, content, declared]) => {
      const list = attributes.map((one) => ` ${one.text}`).join("");
      const tag = `${before}${local}`;
      return `<${tag}${declared}${list}>${content}</${tag}>`;
    }),
}));

function attribute(): fc.Arbitrary<{ local: string; text: string }> {
  return fc
    .tuple(prefix, name, value)
    .map(([before, local, parts]) => ({ local, text: `${before}${local}="${parts.join("")}"` }));
}

function declarations(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "",
    "",
    ' xmlns="urn:1"',
    ' xmlns=""',
    ' xmlns:p="urn:2"',
    ' xmlns:q="urn:1"',
  );
}

const subset = `<!ENTITY e "e&#38;#60;ö"><!ENTITY m "<b>&e;</b>\r\n"><!ATTLIST TEI d CDATA "&e;" t NMTOKENS " 1  2 ">`;

/** A document whose prefixes and entities are all declared. */
export const documentText: fc.Arbitrary<string> = fc
  .tuple(fc.array(misc, { maxLength: 2 }), element, fc.array(misc, { maxLength: 2 }))
  .map(
    ([before, root, after]) =>
      `${before.join("\n")}<!DOCTYPE r [${subset}]><r xmlns:p="urn:p" xmlns:q="urn:q">${root}</r>${after.join("")}`,
  );
