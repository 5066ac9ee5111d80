// Comfort for readers; the page is whole without it. It keeps the choice of what stands out, and shows a
// note, an intervention or a reading beside its mark, and the names of what a link leads to.
// A classic script, since modules are not loaded from files (HTML, 8.1.4.2). All it shows is on the page.

"use strict";

{
  const KEPT = "apograph-views";
  const HIDE_AFTER_MS = 300;

  // Where nothing may be kept (files in some browsers, a reader's choice), every page begins anew.
  const storage = {
    read() {
      try {
        return (localStorage.getItem(KEPT) ?? "").split(" ");
      } catch {
        return [];
      }
    },
    write(values) {
      try {
        localStorage.setItem(KEPT, values.join(" "));
      } catch {
        // As before.
      }
    },
  };

  const boxes = [...document.querySelectorAll(".views input")];
  const kept = storage.read();
  for (const box of boxes) {
    if (kept.includes(box.value)) box.checked = true;
    box.addEventListener("change", () => {
      // A page without insertions says nothing about insertions.
      const others = storage.read().filter((value) => value !== "" && value !== box.value);
      storage.write(box.checked ? [...others, box.value] : others);
    });
  }

  const MARKS = ".text :is(.mark, .note-mark) > a, .text a.app, .text a.link[title]";
  let shown;
  let timer;

  const show = (mark) => {
    clearTimeout(timer);
    if (shown?.mark === mark) return;
    hide();
    const content = contentOf(mark);
    if (content === undefined) return;
    const box = document.createElement("div");
    box.className = "popover";
    box.id = "apograph-popover";
    box.append(content);
    // The browser would show the title, too.
    const title = mark.getAttribute("title");
    mark.removeAttribute("title");
    const description = mark.getAttribute("aria-describedby");
    mark.setAttribute("aria-describedby", box.id);
    document.querySelector("main").append(box);
    shown = { mark, box, title, description };
    place(mark, box);
  };

  function hide() {
    clearTimeout(timer);
    if (shown === undefined) return;
    const { mark, box, title, description } = shown;
    shown = undefined;
    box.remove();
    if (title !== null) mark.setAttribute("title", title);
    if (description === null) mark.removeAttribute("aria-describedby");
    else mark.setAttribute("aria-describedby", description);
  }

  // A pointer may go from the mark to what it has opened (WCAG 2.2, 1.4.13: hoverable).
  function hideSoon() {
    clearTimeout(timer);
    timer = setTimeout(hide, HIDE_AFTER_MS);
  }

  /** The place in a list that a mark leads to, without its way back; of a name, whose it is. */
  function contentOf(mark) {
    if (mark.matches(".link")) return document.createTextNode(mark.title);
    const target = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (target === null) return undefined;
    const copy = target.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    for (const one of copy.querySelectorAll(".back")) one.remove();
    const content = document.createDocumentFragment();
    content.append(...copy.childNodes);
    return content;
  }

  /** Below the mark, above it where there is no room; inside the window. */
  function place(mark, box) {
    const line = mark.getClientRects()[0];
    const { width, height } = box.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(8, Math.min(line.left, clientWidth - width - 8));
    const isBelow = line.bottom + height + 8 < clientHeight || line.top < height;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(isBelow ? line.bottom + 2 : line.top - height - 2) + scrollY}px`;
  }

  const markOf = ({ target }) => (target instanceof Element ? target.closest(MARKS) : null);
  const isInside = ({ target }) => shown?.box.contains(target) ?? false;

  document.addEventListener("mouseover", (event) => {
    const mark = markOf(event);
    if (mark !== null) show(mark);
    else if (isInside(event)) clearTimeout(timer);
    else if (shown !== undefined && document.activeElement !== shown.mark) hideSoon();
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark !== null && mark.matches(":focus-visible")) show(mark);
    else if (!isInside(event)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (shown !== undefined && !isInside(event) && markOf(event) !== shown.mark) hide();
  });
  // A finger does not hover: the first touch shows, the second follows the link.
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark?.matches(":not(.link)") && event.pointerType === "touch" && shown?.touched !== mark) {
      show(mark);
      if (shown === undefined) return;
      shown.touched = mark;
      event.preventDefault();
    } else if (!isInside(event)) hide();
  });
}
