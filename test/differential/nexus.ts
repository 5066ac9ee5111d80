// Whether others read the NEXUS that we write: Biopython and DendroPy (Debian: python3-biopython,
// python3-dendropy). They are no dependencies of the project, so this is no test of `npm test`.
//   npm run --silent compile && node dist/test/differential/nexus.js

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toNexus } from "../../src/output/readings/nexus.ts";
import { readingsTable } from "../../src/tei/witness-text/table.ts";
import { collatedFrom, editionText } from "../helpers/apparatus.ts";

const WITNESSES =
  '<witness xml:id="A"/><witness xml:id="B" n="Ra² (a copy)"/><witness xml:id="C" n="it\'s"/><witness xml:id="S" n="Σ"/>';
const BODY =
  '<l n="1"><app><lem wit="#A">it\'s "one", [two]; {three}</lem><rdg wit="#B #C">한국어</rdg><rdg wit="#C #S">/=\\</rdg></app> <app><lem wit="#A #B">much <app><lem wit="#A">ado</lem><rdg wit="#B">a do</rdg></app></lem><rdg wit="#C"/><rdg wit="#S">x<lacunaStart/></rdg></app> <app><lem wit="#A">y</lem><rdg wit="#B">z</rdg></app></l>';

/** What each reader prints: names, then rows, an uncertain state as its set. */
const READERS: Readonly<Record<string, string>> = {
  Biopython: `
import sys, json
from Bio.Nexus import Nexus
n = Nexus.Nexus(sys.argv[1])
print(json.dumps([n.taxlabels, [str(n.matrix[t]) for t in n.taxlabels]]))`,
  DendroPy: `
import sys, json, dendropy
m = dendropy.StandardCharacterMatrix.get(path=sys.argv[1], schema="nexus", preserve_underscores=True)
def sign(s):
    return s.symbol if s.symbol else "{" + "".join(sorted(x.symbol for x in s.member_states)) + "}"
print(json.dumps([[t.label for t in m.taxon_namespace], ["".join(sign(s) for s in m[t]) for t in m.taxon_namespace]]))`,
};

const EXPECTED = [
  ["A", "Ra² (a copy)", "it's", "Σ"],
  ["0000", "1011", "{12}1-?", "22-?"],
];

const collated = collatedFrom({ "a.xml": editionText(WITNESSES, BODY) });
const table = readingsTable(collated, { layers: "pc", fold: [] });
if (table === undefined) throw new Error("no apparatus");
const scratch = mkdtempSync(join(tmpdir(), "apograph-nexus-"));
const file = join(scratch, "a.nex");
writeFileSync(file, toNexus(table, ["a remark"]));
let failures = 0;
for (const [name, script] of Object.entries(READERS)) {
  const { status, stdout, stderr } = spawnSync("/usr/bin/python3", ["-c", script, file], {
    encoding: "utf8",
  });
  const isSame = status === 0 && JSON.stringify(JSON.parse(stdout)) === JSON.stringify(EXPECTED);
  if (!isSame) failures++;
  console.log(`${name}: ${isSame ? "reads the same" : `differs\n${stdout}${stderr}`}`);
}
rmSync(scratch, { recursive: true });
process.exitCode = failures === 0 ? 0 : 1;
