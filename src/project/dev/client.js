// Runs in every page that `apograph dev` serves: loads the page anew when it has changed, and shows the
// findings over it. They quote documents, so they are set as text, never as HTML.

const { version } = document.currentScript.dataset;
const query = new URLSearchParams({ page: location.pathname, version });
const events = new EventSource(`/.apograph/events?${query}`);

events.addEventListener("reload", () => location.reload());
events.addEventListener("notice", ({ data }) => show(JSON.parse(data)));

const STYLE = `
  :host { all: initial; position: fixed; inset: auto 0 0 auto; z-index: 2147483647; }
  section { display: grid; grid-template-rows: auto minmax(0, 1fr); width: 100vw; max-height: 50vh;
    background: #1c1b1a; color: #f4f1ea; font: 14px/1.45 system-ui, sans-serif; }
  section.broken { border-top: 4px solid #e5534b; }
  header { display: flex; gap: 1em; align-items: center; padding: .5em 1em; }
  h2 { flex: 1; margin: 0; font-size: 1em; }
  pre { margin: 0; padding: 0 1em 1em; overflow: auto; font: 13px/1.4 ui-monospace, monospace; }
  button { padding: .3em .8em; border: 1px solid; border-radius: 4px; background: #1c1b1a;
    color: #f4f1ea; font: inherit; cursor: pointer; }
  button.badge { margin: 1em; font: 14px/1.45 system-ui, sans-serif; }
  button:focus-visible { outline: 2px solid #7ab7ff; outline-offset: 2px; }
  [hidden] { display: none; }
  @media print { :host { display: none; } }
`;

/** Whoever has closed a report need not close it again after a reload. */
const CLOSED = "apograph-closed";

const host = document.createElement("apograph-findings");

function show({ summary, isBroken, report }) {
  host.remove();
  if (summary === "") return;
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const panel = make("section", { className: isBroken ? "broken" : "" });
  panel.setAttribute("aria-label", "Findings");
  const kept = isBroken ? `${summary}: the pages are those from before` : summary;
  const close = make("button", { type: "button", textContent: "Close" });
  const badge = make("button", { type: "button", className: "badge", textContent: summary });
  const header = make("header", {});
  header.append(make("h2", { textContent: kept }), close);
  panel.append(header, make("pre", { textContent: report, tabIndex: 0 }));
  const open = (isOpen) => {
    panel.hidden = !isOpen;
    badge.hidden = isOpen;
  };
  close.addEventListener("click", () => {
    sessionStorage.setItem(CLOSED, report);
    open(false);
    badge.focus();
  });
  badge.addEventListener("click", () => {
    sessionStorage.removeItem(CLOSED);
    open(true);
    close.focus();
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close.click();
  });
  root.replaceChildren(make("style", { textContent: STYLE }), panel, badge);
  open(isBroken && sessionStorage.getItem(CLOSED) !== report);
  document.body.append(host);
}

function make(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
