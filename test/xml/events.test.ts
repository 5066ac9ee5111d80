// The cases of events.txt: what the reader reports of a document, and where.

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Doctype } from "../../src/xml/doctype.ts";
import type { XmlEvent, XmlHandler } from "../../src/xml/handler.ts";
import { NameTable, type NameId } from "../../src/xml/names.ts";
import { readXml } from "../../src/xml/read.ts";
import { readCases, showSpan } from "./cases.ts";

/** As a string literal, with nothing in it that an editor would hide. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0080-\u009F\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Writes down every event with its place. */
class Recorder implements XmlHandler {
  readonly lines: string[] = [];

  startElement(name: NameId, event: XmlEvent): void {
    const { attributes, names, source, nameStart: start, nameEnd: end } = event;
    this.#add("start", event, `${names.toString(name)} named ${showSpan(source, { start, end })}`);
    for (const { prefix, namespace } of event.declarations) {
      this.lines.push(`  ${prefix === "" ? "default namespace" : prefix} = ${quote(namespace)}`);
    }
    for (let index = 0; index < attributes.count; index++) {
      const attribute = names.toString(attributes.names[index] as NameId);
      const places = [attributes.nameSpan(index), attributes.valueSpan(index)];
      const [at, value] = places.map((span) => showSpan(source, span));
      this.lines.push(`  ${attribute} ${at} = ${quote(attributes.value(index))} ${value}`);
    }
  }

  endElement(name: NameId, event: XmlEvent): void {
    const { names, source, nameStart: start, nameEnd: end } = event;
    this.#add("end", event, `${names.toString(name)} named ${showSpan(source, { start, end })}`);
  }

  text(event: XmlEvent): void {
    this.#add(event.isBlank() ? "blank" : "text", event, quote(event.text()));
  }

  comment(event: XmlEvent): void {
    this.#add("comment", event, quote(event.text()));
  }

  instruction(target: string, event: XmlEvent): void {
    this.#add("instruction", event, `${target} ${quote(event.text())}`);
  }

  doctype({ name, publicId, systemId, instructions }: Doctype, event: XmlEvent): void {
    const parts = [publicId, systemId].flatMap((id) => (id === undefined ? [] : ` ${quote(id)}`));
    this.#add("doctype", event, name + parts.join(""));
    for (const { target, data, span } of instructions) {
      this.lines.push(`  ${target} ${showSpan(event.source, span)} ${quote(data)}`);
    }
  }

  skippedEntity(name: string, event: XmlEvent): void {
    this.#add("skipped", event, name);
  }

  #add(kind: string, { source, start, end }: XmlEvent, what: string): void {
    this.lines.push(`${kind} ${showSpan(source, { start, end })} ${what}`);
  }
}

for (const { name, document, expected } of readCases("events.txt")) {
  test(name, () => {
    const recorder = new Recorder();
    const error = readXml({ path: "case.xml", bytes: document }, new NameTable(), recorder);
    assert.is(error?.message, undefined);
    assert.is(recorder.lines.join("\n"), expected);
  });
}

test.run();
