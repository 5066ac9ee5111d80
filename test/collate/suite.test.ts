// The witness sets of CollateX's own tests, and the tables that five implementations give for them. They
// are no part of the project: they are read from APOGRAPH_SHARED, or beside the project's folder.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { collate } from "../../src/collate/collate.ts";
import { type Alignment, tokenAt } from "../../src/collate/model.ts";
import { witnessesOf } from "../helpers/collate.ts";
import { inProject } from "../helpers/project.ts";

type Table = Readonly<Record<string, readonly (string | null)[]>>;

interface Results {
  readonly id: string;
  readonly results: Readonly<Record<string, { readonly table?: Table } & Table>>;
}

const folder = join(
  process.env["APOGRAPH_SHARED"] ?? inProject("../shared"),
  "suites/critical/collatex",
);

function read<Value>(name: string): Value {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as Value;
}

if (existsSync(folder)) addTests();
else {
  console.log(`skipped: no witness sets of CollateX in ${folder} (set APOGRAPH_SHARED)`);
  test("the witness sets are elsewhere", () => assert.not(existsSync(folder)));
}

function addTests(): void {
  const inputs = read<{ id: string; witnesses: string[] }[]>("inputs.json");
  const java = new Map(read<Results[]>("java-1.7.1.json").map((one) => [one.id, one.results]));
  const python = new Map(read<Results[]>("python-2.3.json").map((one) => [one.id, one.results]));
  const consensus = read<{ unanimous: string[]; dekker_equals_python: string[] }>("consensus.json");
  const alignments = new Map(
    inputs.map(({ id, witnesses }) => [id, collate(witnessesOf(witnesses))]),
  );
  const isEqual = (id: string): boolean =>
    JSON.stringify(tableOf(alignments.get(id) as Alignment)) ===
    JSON.stringify(java.get(id)?.["dekker"]?.table);

  test("the table is equal wherever all five implementations agree", () => {
    assert.is(consensus.unanimous.length, 40);
    assert.equal(
      consensus.unanimous.filter((id) => !isEqual(id)),
      [],
    );
  });

  test("the table is equal wherever two of them agree", () => {
    assert.is(consensus.dekker_equals_python.length, 48);
    assert.equal(
      consensus.dekker_equals_python.filter((id) => !isEqual(id)),
      [],
    );
  });

  test("elsewhere no token is lost, and there are no more columns than the best of them has", () => {
    const agreed = new Set([...consensus.unanimous, ...consensus.dekker_equals_python]);
    const rest = inputs.filter(({ id }) => !agreed.has(id));
    assert.is(rest.length, 20);
    for (const { id, witnesses } of rest) {
      const alignment = alignments.get(id) as Alignment;
      const tokens = Object.values(tableOf(alignment)).map((row) => row.filter(Boolean).join(""));
      assert.equal(
        tokens,
        witnesses.map((text) => text.replaceAll(/\s+/gu, "")),
        id,
      );
      const tables = Object.values(java.get(id) ?? {}).map(({ table }) => table);
      const widths = [...tables, python.get(id)?.["default"]].map((table) => table?.["A"]?.length);
      const best = Math.min(...widths.map((width) => width ?? Infinity));
      assert.ok(alignment.columns.length <= best, `${id}: ${alignment.columns.length} > ${best}`);
    }
  });
}

function tableOf(alignment: Alignment): Table {
  return Object.fromEntries(
    alignment.witnesses.map(({ siglum }, witness) => [
      siglum,
      alignment.columns.map((column) => tokenAt(alignment, column, witness)?.t ?? null),
    ]),
  );
}

test.run();
