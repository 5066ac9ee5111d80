// Whether LuaLaTeX sets what we write. It needs Debian's texlive-luatex, texlive-humanities and
// texlive-latex-extra, and poppler-utils to read the pages; so it is no test of `npm test`.
//   npm run --silent compile && node dist/test/differential/latex.js [EDITION…]
// Without a folder: the sample edition and test/edition/print, whose apparatus is known by heart.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { apograph } from "../helpers/command.ts";
import { fixture, projectFolder } from "../helpers/project.ts";

/** reledmac learns the numbers of lines in one run, their entries in the next, and settles in the third. */
const RUNS = 3;

const HARD = fixture("edition", "print");

/** What stands at the foot of the page in test/edition/print, white space aside. */
const KNOWN: readonly string[] = [
  "1 with ] A; without B2",
  "2 the1 ] A; a B2",
  "2–3 In … Deum ] Jo 1, 1 A",
  "7 one two three ] A; uno duo (B2; dos Σ) B2",
  "8 alpha beta ] A; a b B2",
  "8 beta gamma ] A; b g Σ",
  "3–4 third line fourth line ] A; om. B2",
  "2 the3 ] A; thy Σ",
  "7 gone ] A; om. B2 (later hand) (gon Σ; goon Σp.c. )",
  "magna ] A; parva B2a.c. ; maior hinc deest B23 ; maxima perh. conj. M. Haupt; mana Σ (manna T chi); nagma transp. U (see below)",
  "Begins ] add. more B2",
  "2 second ] A; 2 Σ",
  "5 only a reading B2 5–6 fifth … line ] two lines in one Σ",
  "6 line ] A (lyne Σ",
  "6 between ] A; om. B2",
  "10 tenth line",
];

function compileEdition(edition: string): boolean {
  const scratch = mkdtempSync(join(tmpdir(), "apograph-latex-"));
  try {
    const copy = join(scratch, "edition");
    for (const part of ["apograph.config.json", "tei", "schemas"])
      if (existsSync(join(edition, part)))
        cpSync(join(edition, part), join(copy, part), { recursive: true });
    const { status, stdout, stderr } = apograph(copy, "build", "--format", "latex");
    if (status !== 0) {
      console.log(stdout + stderr);
      return false;
    }
    const folder = join(copy, "dist", "edition-latex");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const results = files
      .filter((path) => path.endsWith(".tex"))
      .map((path) => compileFile(join(folder, path), path, edition === HARD ? KNOWN : []));
    return results.every(Boolean);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function compileFile(file: string, name: string, known: readonly string[]): boolean {
  for (let run = 1; run <= RUNS; run++) {
    const options = ["-interaction=nonstopmode", "-halt-on-error", file];
    const { status, stdout, error } = spawnSync("lualatex", options, {
      cwd: dirname(file),
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (error !== undefined) throw new Error(`lualatex does not start: ${error.message}`);
    const missing = stdout.match(/Missing character.*/gu) ?? [];
    const wrong = stdout.match(/^! .*(?:\n.*){0,3}/mu)?.[0];
    if (status === 0 && (run < RUNS || missing.length === 0)) continue;
    console.log(`${name}: run ${run} failed\n${wrong ?? missing.join("\n")}`);
    return false;
  }
  const { stdout } = spawnSync("pdftotext", ["-layout", file.replace(/\.tex$/u, ".pdf"), "-"], {
    encoding: "utf8",
  });
  const solid = (text: string): string => text.replaceAll(/\s+/gu, "");
  const lost = known.filter((entry) => !solid(stdout).includes(solid(entry)));
  for (const entry of lost) console.log(`${name}: not on the page: ${entry}`);
  console.log(`${name}: ${lost.length === 0 ? "set" : "wrong"}`);
  return lost.length === 0;
}

const asked = process.argv.slice(2);
const editions = asked.length > 0 ? asked : [projectFolder, HARD];
process.exitCode = editions.map(compileEdition).every(Boolean) ? 0 : 1;
