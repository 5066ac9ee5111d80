// `apograph dev` as a person and a browser meet it: what it serves is what a build writes, a save shows,
// a mistake leaves the pages alone, and nobody gets at anything else.

import { networkInterfaces } from "node:os";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, copyOfSample, edit, readTree, temporaryFolder } from "../helpers/command.ts";
import { ask, type DevProcess, openPage, startDev, until } from "../helpers/dev.ts";

const RECORD = "tei/documents/1965-04-17-kuznetsov-kim.xml";
const RECORD_PAGE = "/documents/1965-04-17-kuznetsov-kim.html";
const PERSONS = "tei/registers/persons.xml";
const PERSON_PAGE = "/persons/kim-byeong-jik.html";
const POEM_PAGE = "/documents/wife-of-bath-prologue.html";

const folder = copyOfSample();
let dev: DevProcess;

test.before(async () => {
  dev = await startDev(folder);
});
test.after(async () => {
  await dev.stop("SIGKILL");
});

/** Without what is served alone. */
function published(html: string): string {
  return html.replace(/<script src="\/\.apograph\/client\.js"[^>]*><\/script>/u, "");
}

/** All that a build writes is served, and the same. */
async function equalsBuild(): Promise<void> {
  assert.is(apograph(folder, "build").status, 0);
  const built = readTree(join(folder, "dist", "edition"));
  assert.ok(built.size > 50, `${built.size} files`);
  for (const [path, contents] of built) {
    const { status, body } = await ask(dev.address, `/${encodeURI(path)}`);
    assert.is(status, 200, path);
    assert.is(published(body), contents, path);
  }
}

test("what is served is what a build writes", equalsBuild);

test("pages have a script that is served, and in no file of a build", async () => {
  const { body, headers } = await ask(dev.address, "/");
  assert.match(body, '<script src="/.apograph/client.js" data-version="');
  assert.is(headers["content-type"], "text/html; charset=utf-8");
  assert.is(headers["cache-control"], "no-store");
  const client = await ask(dev.address, "/.apograph/client.js");
  assert.is(client.status, 200);
  assert.is(client.headers["content-type"], "text/javascript; charset=utf-8");
  assert.match(client.body, "new EventSource(");
  const source = await ask(dev.address, `/${RECORD}`);
  assert.is(source.headers["content-type"], "application/xml");
  assert.not.match(source.body, "client.js");
});

test("folders are their index, and what is missing has a page that holds everywhere", async () => {
  const folderPage = await ask(dev.address, "/persons/");
  assert.is(folderPage.body, (await ask(dev.address, "/persons/index.html")).body);
  const { status, body } = await ask(dev.address, "/no/such/page.html");
  assert.is(status, 404);
  assert.match(body, '<head><base href="/">');
  assert.match(body, "client.js");
});

test("HEAD is GET without the body, and there is nothing else", async () => {
  const get = await ask(dev.address, RECORD_PAGE);
  const head = await ask(dev.address, RECORD_PAGE, { method: "HEAD" });
  assert.is(head.status, 200);
  assert.is(head.body, "");
  assert.is(head.headers["content-length"], get.headers["content-length"]);
  assert.is(Number(get.headers["content-length"]), Buffer.byteLength(get.body));
  for (const method of ["POST", "PUT", "DELETE"]) {
    const { status, headers } = await ask(dev.address, RECORD_PAGE, { method });
    assert.is(status, 405);
    assert.is(headers.allow, "GET, HEAD");
  }
});

test("no path leads out of the edition", async () => {
  const attempts = [
    "/../apograph.config.json",
    "/..%2fapograph.config.json",
    "/%2e%2e/apograph.config.json",
    "/documents/../../apograph.config.json",
    "/..%5capograph.config.json",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/apograph.config.json",
    "/.apograph/../apograph.config.json",
    "/tei/registers/persons.xml%00.html",
    "/tei/../../../../../../etc/passwd",
    "/toString",
    "/__proto__",
  ];
  for (const path of attempts) {
    const { status, body } = await ask(dev.address, path);
    assert.is(status, 404, path);
    assert.not.match(body, '"schema"', path);
    assert.not.match(body, "root:", path);
  }
  assert.is((await ask(dev.address, "/%zz")).status, 400);
});

test("who calls the machine by another name gets nothing", async () => {
  for (const host of ["evil.example", "evil.example:80", "localhost.evil.example", "a b"]) {
    const { status, body } = await ask(dev.address, "/", { headers: { host } });
    assert.is(status, 403, host);
    assert.not.match(body, "<html");
  }
  for (const host of ["localhost:1", "127.0.0.1", "[::1]:80"])
    assert.is((await ask(dev.address, "/", { headers: { host } })).status, 200, host);
});

test("only this machine can connect", async () => {
  const { hostname, port } = new URL(dev.address);
  assert.is(hostname, "127.0.0.1");
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of others) {
    const isConnected = await new Promise((resolve) => {
      const socket = connect(Number(port), address);
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("close", () => socket.destroy());
    });
    assert.is(isConnected, false, address);
  }
});

test("a port that is taken is misuse", () => {
  const { port } = new URL(dev.address);
  const { status, stderr } = apograph(folder, "dev", "--port", port);
  assert.is(status, 2);
  assert.match(stderr, `apograph: Port ${port} of 127.0.0.1 is taken. Choose another with --port`);
});

test("misuse: a port that is none, files, a folder that is none", () => {
  for (const [args, message] of [
    [["--port", "65536"], '--port takes a whole number below 65536, not "65536".'],
    [["tei/a.xml"], "dev takes no files, but was given tei/a.xml."],
    [["--edition", "nowhere"], "There is no folder"],
  ] as const) {
    const { status, stderr } = apograph(folder, "dev", ...args);
    assert.is(status, 2);
    assert.ok(stderr.includes(message), stderr);
  }
});

test("a save shows on the page, and on those that show something of it, and on no other", async () => {
  const [record, person, poem] = await Promise.all(
    [RECORD_PAGE, PERSON_PAGE, POEM_PAGE].map((path) => openPage(dev.address, path)),
  );
  await Promise.all([record, person, poem].map((page) => page?.next("notice")));
  const before = await ask(dev.address, POEM_PAGE);
  // What stands beside a name is shown on the page of the person.
  edit(folder, RECORD, " discusses the situation in ", " discusses the changed situation in ");
  await Promise.all([record?.next("reload"), person?.next("reload")]);
  // The poem is told of the same round, and not to load anew.
  await poem?.next("notice");
  const changed = "discusses the changed situation in";
  assert.match((await ask(dev.address, RECORD_PAGE)).body, changed);
  assert.match((await ask(dev.address, PERSON_PAGE)).body, changed);
  assert.is((await ask(dev.address, POEM_PAGE)).body, before.body);
  await equalsBuild();
  for (const page of [record, person, poem]) page?.close();
});

test("a mistake is told to every page, and leaves the pages as they are", async () => {
  const page = await openPage(dev.address, POEM_PAGE);
  assert.is((await page.next("notice")).summary, "");
  const before = await ask(dev.address, PERSON_PAGE);
  edit(folder, PERSONS, "</listPerson>", "<b>&amp;</b></listPerson>");
  const broken = await page.next("notice");
  assert.is(broken.isBroken, true);
  assert.match(broken.summary, /^\d+ errors?/u);
  assert.match(broken.report, `${PERSONS}:`);
  assert.match(broken.report, "<b>&amp;</b>");
  assert.is((await ask(dev.address, PERSON_PAGE)).body, before.body);
  assert.match(dev.printed(), "The pages stay as they were");
  assert.ok(dev.printed().includes(broken.report));

  edit(folder, PERSONS, "<b>&amp;</b></listPerson>", "</listPerson>");
  assert.is((await page.next("notice")).summary, "");
  page.close();
  await equalsBuild();
});

test("a broken configuration is told, too", async () => {
  const page = await openPage(dev.address, POEM_PAGE);
  await page.next("notice");
  edit(folder, "apograph.config.json", '"title"', '"titel"');
  const { isBroken, report } = await page.next("notice");
  assert.is(isBroken, true);
  assert.match(report, 'Apograph knows no key "titel". Did you mean "title"?');
  edit(folder, "apograph.config.json", '"titel": "', '"title": "Renamed ');
  await page.next("reload");
  assert.match((await ask(dev.address, POEM_PAGE)).body, "Renamed Apograph sample edition");
  page.close();
  await equalsBuild();
});

test("Ctrl-C ends it, although pages are open", async () => {
  await openPage(dev.address, "/");
  assert.is(await dev.stop(), 0);
});

test("an edition that is broken from the start has a page that waits", async () => {
  const broken = copyOfSample();
  edit(broken, RECORD, "</TEI>", "");
  const waiting = await startDev(broken);
  const { status, body } = await ask(waiting.address, "/");
  assert.is(status, 503);
  assert.match(body, 'data-version="none"');
  const page = await openPage(waiting.address, "/");
  assert.is((await page.next("notice")).isBroken, true);
  edit(broken, RECORD, "</text>", "</text></TEI>");
  await page.next("reload");
  assert.is((await ask(waiting.address, "/")).status, 200);
  page.close();
  assert.is(await waiting.stop("SIGTERM"), 0);
});

test("a folder without sources is told, and waited for", async () => {
  const empty = temporaryFolder();
  const waiting = await startDev(empty);
  await until(() => (waiting.printed().includes("No file matches") ? true : undefined));
  assert.is(await waiting.stop(), 0);
});

test.run();
