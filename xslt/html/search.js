// The search page: reads the form, shows what the engine finds. The query and the filters stand in the
// address behind "#", so that a search can be kept, sent and gone back to, and no server is asked.
// All text is set as text, never as markup.

import { openSearch } from "./modules/site/search/engine.js";
import { FACETS } from "./modules/site/search/format.js";

const PAGE_LENGTH = 10;
const MOST_VALUES = 40;

const element = (id) => document.getElementById(`search${id}`);
const root = element("");
const form = element("-form");
const query = element("-query");
const status = element("-status");
const results = element("-results");
const more = element("-more");
const facets = element("-facets");
const words = root.dataset;

const loadFile = async (path) => {
  const response = await fetch(words.index + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

let search;
let found;
let shown = 0;
// What comes back from an earlier query than the last is not shown.
let turn = 0;

element("-unavailable").hidden = true;
root.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keep({ q: [query.value] });
});
more.addEventListener("click", async () => {
  const before = results.querySelectorAll("a.passage").length;
  await showMore();
  results.querySelectorAll("a.passage")[before]?.focus();
});
facets.addEventListener("change", () => keep({ ...checkedValues(), q: [query.value] }));
for (const details of facets.querySelectorAll("details"))
  details.addEventListener("toggle", () => details.open && fillFacet(details));
window.addEventListener("hashchange", run);
await run();
if (query.value === "") query.focus();

/** The address says what is asked; a change of it starts the search. */
function keep(values) {
  const parameters = new URLSearchParams(
    Object.entries(values).flatMap(([name, list]) => list.map((value) => [name, value])),
  );
  const before = location.hash;
  location.hash = parameters.toString();
  if (location.hash === before) void run();
}

function asked() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const filters = Object.fromEntries(FACETS.map((facet) => [facet, parameters.getAll(facet)]));
  return { text: parameters.get("q") ?? "", filters };
}

async function run() {
  const { text, filters } = asked();
  const own = ++turn;
  query.value = text;
  results.replaceChildren();
  more.hidden = true;
  const isEmpty = text.trim() === "";
  if (isEmpty) facets.hidden = true;
  status.textContent = isEmpty ? "" : words.searching;
  if (isEmpty) return;
  try {
    search ??= await openSearch(loadFile);
    const answer = await search.find(text, filters);
    if (own !== turn) return;
    found = answer;
    shown = 0;
    await showMore();
    if (own !== turn) return;
    status.textContent = summary(answer);
    facets.hidden = answer.passages.length === 0 && FACETS.every((one) => filters[one].length === 0);
    await Promise.all([...facets.querySelectorAll("details")].map(refreshFacet));
  } catch (error) {
    if (own === turn) status.textContent = words.failed;
    throw error;
  }
}

function summary({ passages, documents, missing }) {
  if (passages.length > 0) return fill(words.found, { passages: passages.length, documents });
  if (missing.length === 0) return words.nothing;
  return `${words.nothing} ${fill(words.missing, { words: missing.join(", ") })}`;
}

function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/gu, (_, name) => String(values[name]));
}

async function showMore() {
  const own = turn;
  const page = await search.show(found, shown, shown + PAGE_LENGTH);
  if (own !== turn) return;
  page.forEach(addResult);
  shown += page.length;
  more.hidden = shown >= found.passages.length;
}

/** Passages of one document that follow each other stand under one title. */
function addResult({ page, href, title, date, language, titleLanguage, dateLanguage, snippet }) {
  if (results.lastElementChild?.dataset.page !== page) {
    const heading = make("h2", {}, make("a", { href, textContent: title, ...inLanguage(titleLanguage) }));
    if (date !== null)
      heading.append(" ", make("span", { className: "date", textContent: date, ...inLanguage(dateLanguage) }));
    const item = make("li", {}, heading);
    item.dataset.page = page;
    if (language !== null) item.lang = language;
    results.append(item);
  }
  const item = results.lastElementChild;
  item.append(make("p", { dir: "auto" }, make("a", { className: "passage", href }, ...stretches(snippet.text))));
  if (snippet.also.length > 0)
    item.append(aside(`${words.also} `, make("span", inLanguage(language), ...stretches(snippet.also))));
  if (snippet.names.length > 0) item.append(aside(`${words.meant} `, ...nameLinks(snippet)));
}

/** What is not said is that of the page. Kept apart from the words around it, whichever way it is written. */
function inLanguage(language) {
  return { lang: language ?? document.documentElement.lang, dir: "auto" };
}

/** In the language of the page, not of the document. */
function aside(...children) {
  return make("p", { className: "also", lang: document.documentElement.lang }, ...children);
}

function stretches(list) {
  return list.map(({ text, isMatch }) => (isMatch ? make("mark", { textContent: text }) : text));
}

function nameLinks({ names }) {
  const links = names.map(({ href, label, language }) =>
    make("a", { href, textContent: label, ...inLanguage(language) }),
  );
  return links.flatMap((link, index) => (index === 0 ? [link] : [", ", link]));
}

/** What is ticked; of a facet that is not open, what the address says. */
function checkedValues() {
  const { filters } = asked();
  return Object.fromEntries(
    [...facets.querySelectorAll("details")].map(({ dataset, open, lastElementChild }) => {
      const checked = [...lastElementChild.querySelectorAll("input:checked")].map(({ value }) => value);
      return [dataset.facet, open ? checked : filters[dataset.facet]];
    }),
  );
}

async function refreshFacet(details) {
  const { filters } = asked();
  const number = filters[details.dataset.facet].length;
  details.classList.toggle("active", number > 0);
  if (number > 0) details.open = true;
  if (details.open) await fillFacet(details);
}

/** The values of a facet are loaded when it is opened. */
async function fillFacet(details) {
  const own = turn;
  const { facet } = details.dataset;
  const { text, filters } = asked();
  const values = await search.facet(facet, text, filters);
  if (own !== turn) return;
  const wanted = filters[facet];
  const kept = values.filter(({ value }, index) => index < MOST_VALUES || wanted.includes(value));
  if (facet === "year") kept.sort((one, other) => one.value - other.value);
  const group = details.lastElementChild;
  const focused = group.contains(document.activeElement) ? document.activeElement.value : null;
  group.replaceChildren(...kept.map((one) => choice(one, wanted)));
  for (const input of group.querySelectorAll("input")) if (input.value === focused) input.focus();
}

function choice({ value, label, count }, wanted) {
  const input = make("input", { type: "checkbox", value, checked: wanted.includes(value) });
  return make("label", {}, input, " ", make("bdi", { textContent: label }), " ", make("span", { className: "count", textContent: count }));
}

function make(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}
