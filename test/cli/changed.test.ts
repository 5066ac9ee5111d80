// `validate --changed[=REF]`, in repositories of its own.

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inProject } from "../helpers/project.ts";
import { apograph, edit, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { teiDocument, teiRegister } from "../helpers/tei.ts";

/** Runs git as nobody in particular: no configuration of the machine's owner, no signature. */
function git(folder: string, ...args: string[]): string {
  const who = [
    "-c",
    "user.name=T",
    "-c",
    "user.email=t@example.org",
    "-c",
    "init.defaultBranch=main",
  ];
  const { status, stdout, stderr } = spawnSync("git", [...who, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
  });
  assert.is(status, 0, `git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

const person = (id: string): string =>
  `<listPerson><person xml:id="${id}"><persName>Kim</persName></person></listPerson>`;
const mention = (id: string): string =>
  teiDocument(`<p><persName ref="persons.xml#${id}">Kim</persName></p>`);

/** An edition in a subfolder of a repository: two documents that point into a register, one that does not. */
function repository(): { root: string; folder: string } {
  const root = temporaryFolder();
  const folder = join(root, "my edition");
  writeFiles(folder, {
    "apograph.config.json":
      '{ "checks": { "relaxng/*": "off", "tei/*": "off", "tei/unresolved-pointer": "error" } }',
    "tei/persons.xml": teiRegister(person("kim")),
    "tei/a.xml": mention("kim"),
    "tei/b.xml": mention("kim"),
    "tei/wörter 1.xml": teiDocument("<p>x</p>"),
  });
  writeFiles(root, { "README.md": "About." });
  git(root, "init");
  git(root, "add", ".");
  git(root, "commit", "-m", "one");
  return { root, folder };
}

/** What a run says, and how many documents it judged. */
function run(
  folder: string,
  ...args: string[]
): { status: number | null; judged: number; stdout: string } {
  const { status, stdout, stderr } = apograph(folder, "validate", ...args);
  assert.is(status === 2 ? stderr : "", "");
  return { status, judged: Number(/^(\d+) documents? validated/mu.exec(stdout)?.[1]), stdout };
}

test("nothing has changed: nothing is judged", () => {
  const { root, folder } = repository();
  writeFiles(root, { "README.md": "More about it." });
  assert.is(run(folder, "--changed").judged, 0);
});

test("changed and new documents are judged, whatever they are called", () => {
  const { folder } = repository();
  edit(folder, "tei/a.xml", "#kim", "#kom");
  edit(folder, "tei/wörter 1.xml", "x", "y");
  writeFiles(folder, { "tei/new.xml": mention("nobody") });
  const { status, judged, stdout } = run(folder, "--changed");
  assert.is(judged, 3);
  assert.is(status, 1);
  assert.match(stdout, "tei/a.xml:");
  assert.match(stdout, "tei/new.xml:");
});

test("a mistake in what has not changed is not reported", () => {
  const { root, folder } = repository();
  edit(folder, "tei/b.xml", "#kim", "#kom");
  git(root, "commit", "-a", "-m", "two");
  edit(folder, "tei/wörter 1.xml", "x", "y");
  assert.equal([run(folder, "--changed").judged, run(folder, "--changed").status], [1, 0]);
  assert.is(run(folder).status, 1);
});

test("who points into a changed register is judged, too, and into one that is gone", () => {
  const { folder } = repository();
  edit(folder, "tei/persons.xml", 'xml:id="kim"', 'xml:id="kim-il-sung"');
  const changed = run(folder, "--changed");
  assert.is(changed.judged, 3);
  assert.match(changed.stdout, "2 errors");
  rmSync(join(folder, "tei/persons.xml"));
  const gone = run(folder, "--changed");
  assert.is(gone.judged, 2);
  assert.match(gone.stdout, "The edition has no document tei/persons.xml.");
});

test("a commit can be named; without one it is where the branch left its upstream", () => {
  const { root, folder } = repository();
  git(root, "branch", "start");
  git(root, "checkout", "-b", "work", "--track", "main");
  edit(folder, "tei/a.xml", "Kim<", "Kim Il Sung<");
  git(root, "commit", "-a", "-m", "two");
  assert.is(run(folder, "--changed").judged, 1);
  assert.is(run(folder, "--changed=HEAD").judged, 0);
  assert.is(run(folder, "--changed=start").judged, 1);
  git(root, "checkout", "main");
  edit(folder, "tei/b.xml", "Kim<", "Kim Jong Il<");
  git(root, "commit", "-a", "-m", "three");
  git(root, "checkout", "work");
  assert.is(run(folder, "--changed").judged, 1);
});

test("in a clone it is where the branch left the default branch", () => {
  const { root } = repository();
  const clone = join(temporaryFolder(), "clone");
  git(root, "clone", root, clone);
  git(clone, "checkout", "-b", "work");
  const folder = join(clone, "my edition");
  edit(folder, "tei/a.xml", "Kim<", "Kim Il Sung<");
  git(clone, "commit", "-a", "-m", "two");
  assert.is(run(folder, "--changed").judged, 1);
});

test("before the first commit everything is new", () => {
  const { root, folder } = repository();
  rmSync(join(root, ".git"), { recursive: true });
  git(root, "init");
  git(root, "add", "README.md", "my edition/tei/a.xml");
  assert.is(run(folder, "--changed").judged, 4);
});

test("a changed schema or configuration concerns all", () => {
  const { folder } = repository();
  writeFiles(folder, { "schemas/own.rng": "<grammar/>" });
  const { stderr, stdout } = apograph(folder, "validate", "--changed");
  assert.match(stdout, "4 documents validated");
  assert.is(stderr, "The configuration or a schema has changed: all documents are checked.\n");
});

test("what a build wrote is no change", () => {
  const { folder } = repository();
  writeFiles(folder, {
    "dist/edition/schemas/own.rng": "<grammar/>",
    "dist/edition/tei/a.xml": "<a/>",
  });
  assert.is(run(folder, "--changed").judged, 0);
});

test("no repository, no such commit and no git are misuse", () => {
  const { folder } = repository();
  const alone = temporaryFolder();
  writeFiles(alone, { "tei/a.xml": "<a/>" });
  for (const [where, reference, message] of [
    [alone, "--changed", "--changed needs a git repository, but . lies in none."],
    [folder, "--changed=nowhere", '--changed: git knows no commit "nowhere" here.'],
    [folder, "--changed=--output=x", '--changed: git knows no commit "--output=x" here.'],
  ] as const) {
    const { status, stderr } = apograph(where, "validate", reference);
    assert.is(status, 2);
    assert.match(stderr, message);
  }
  const bin = inProject("dist", "bin", "apograph.js");
  const { status, stderr } = spawnSync(process.execPath, [bin, "validate", "--changed"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: "" },
  });
  assert.is(status, 2);
  assert.match(stderr, "--changed needs git, but there is no command git here.");
});

test.run();
