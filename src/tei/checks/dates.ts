// Dates: those that no calendar has, and those that contradict each other (TEI P5, att.datable).

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { childElements, descendantElements } from "../../xml/walk.ts";
import { finding } from "./finding.ts";

/** The days that a date may mean, as numbers that grow with time. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const DATE = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?(?:Z|[+-]\d\d:\d\d)?$/u;
const BASIC_DATE = /^(\d{4})(\d\d)(\d\d)$/u;

/**
 * Reads a year, a month of a year or a day (XML Schema, and the same forms of ISO 8601). Undefined for
 * other forms; "impossible" for a month or a day that no year has (proleptic Gregorian calendar).
 */
export function readDays(text: string): Days | "impossible" | undefined {
  const [, year, month, day] = BASIC_DATE.exec(text) ?? DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const months = month === undefined ? undefined : Number(month);
  const days = day === undefined ? undefined : Number(day);
  if (months !== undefined && (months < 1 || months > 12)) return "impossible";
  if (days !== undefined && (days < 1 || days > lengthOf(Number(year), months ?? 1)))
    return "impossible";
  const number = (m: number, d: number): number => (Number(year) * 12 + m) * 31 + d;
  return {
    first: number(months ?? 1, days ?? 1),
    last: number(months ?? 12, days ?? 31),
  };
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** A date attribute as it is written, and what it means. */
interface Written {
  readonly name: string;
  readonly value: string;
  readonly days: Days;
  readonly span: Span;
}

const ATTRIBUTES = ["when", "notBefore", "notAfter", "from", "to"] as const;
const SUFFIXES = ["", "-iso"] as const;

/** Checks the dates of an element, and of a person whether the death comes after the birth. */
export function checkDates(element: XmlElement, path: string): Diagnostic[] {
  const findings = SUFFIXES.flatMap((suffix) => checkAttributes(element, path, suffix));
  return element.local === "person" ? [...findings, ...checkLife(element, path)] : findings;
}

function checkAttributes(element: XmlElement, path: string, suffix: string): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const dates = new Map<string, Written>();
  for (const { namespace, local, value, valueSpan: span } of element.attributes) {
    const kind = ATTRIBUTES.find((name) => local === `${name}${suffix}`);
    if (namespace !== "" || kind === undefined) continue;
    const days = readDays(value.trim());
    if (days === "impossible") findings.push(impossible(local, value, { path, span }));
    else if (days !== undefined) dates.set(kind, { name: local, value, days, span });
  }
  const [when, notBefore, notAfter, from, to] = ATTRIBUTES.map((name) => dates.get(name));
  const pairs = [
    [notBefore, notAfter],
    [from, to],
    [from, when],
    [when, to],
    [notBefore, when],
    [when, notAfter],
  ] as const;
  for (const [earlier, later] of pairs) {
    if (earlier === undefined || later === undefined) continue;
    if (earlier.days.first > later.days.last) findings.push(contradiction(earlier, later, path));
  }
  return findings;
}

function impossible(name: string, value: string, place: { path: string; span: Span }): Diagnostic {
  return finding(
    "impossible-date",
    place,
    `There is no date ${value}: @${name} names a month or a day that the calendar does not have. Correct it.`,
  );
}

function contradiction(earlier: Written, later: Written, path: string): Diagnostic {
  return finding(
    "contradicting-dates",
    { path, span: later.span },
    `@${earlier.name} is ${earlier.value}, which is after @${later.name}, ${later.value}. Correct one of the two, or exchange them.`,
    { notes: [{ message: `@${earlier.name} is here.`, path, span: earlier.span }] },
  );
}

function checkLife(person: XmlElement, path: string): Diagnostic[] {
  const birth = datesIn(person, "birth");
  const death = datesIn(person, "death");
  const [born] = birth.toSorted((a, b) => a.days.first - b.days.first);
  const [died] = death.toSorted((a, b) => b.days.last - a.days.last);
  if (born === undefined || died === undefined || died.days.last >= born.days.first) return [];
  return [
    finding(
      "contradicting-dates",
      { path, span: died.span },
      `This person died (${died.value}) before being born (${born.value}). Correct one of the two dates.`,
      { notes: [{ message: "The birth is dated here.", path, span: born.span }] },
    ),
  ];
}

/** The dates on a child of that name, and on what stands in it. */
function datesIn(person: XmlElement, name: string): Written[] {
  return childElements(person, name)
    .flatMap((event) => [event, ...descendantElements(event)])
    .flatMap((element) =>
      element.attributes.flatMap(({ namespace, local, value, valueSpan: span }) => {
        if (namespace !== "" || !(ATTRIBUTES as readonly string[]).includes(local)) return [];
        const days = readDays(value.trim());
        return days === undefined || days === "impossible"
          ? []
          : { name: local, value, days, span };
      }),
    );
}
