// Images of the source in large: a dialog in which one can come nearer. What draws them (OpenSeadragon) is
// loaded when the first image is opened; where it cannot be, the link leads to the image as it always does.
// A classic script, since modules are not loaded from files (HTML, 8.1.4.2).

"use strict";

{
  const library = new URL("openseadragon.min.js", document.currentScript.src).href;
  const list = document.querySelector(".facsimiles");
  const words = list.dataset;
  let loading;

  list.addEventListener("click", (event) => {
    const link = event.target.closest(".facsimiles a");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (link === null || !isPlain) return;
    event.preventDefault();
    load().then(
      () => open(link),
      () => location.assign(link.href),
    );
  });

  function load() {
    loading ??= new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { src: library, onload: done, onerror: fail });
      document.head.append(script);
    });
    return loading;
  }

  function open(link) {
    const dialog = document.createElement("dialog");
    dialog.className = "viewer";
    dialog.setAttribute("aria-label", link.textContent.trim());
    const image = document.createElement("div");
    image.className = "viewer-image";
    const tools = document.createElement("div");
    tools.className = "viewer-tools";
    dialog.append(tools, image);
    document.body.append(dialog);
    const nearer = (factor) => {
      viewer.viewport.zoomBy(factor);
      viewer.viewport.applyConstraints();
    };
    const uses = {
      in: () => nearer(1.5),
      out: () => nearer(1 / 1.5),
      whole: () => viewer.viewport.goHome(),
      close: () => dialog.close(),
    };
    for (const [use, act] of Object.entries(uses)) {
      const button = Object.assign(document.createElement("button"), { type: "button", onclick: act });
      button.className = `viewer-${use}`;
      button.textContent = words[use];
      tools.append(button);
    }
    // Before the viewer measures what room there is.
    dialog.showModal();
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const viewer = OpenSeadragon({
      element: image,
      tileSources: link.dataset.service ?? { type: "image", url: link.href },
      // Its own buttons are pictures without names.
      showNavigationControl: false,
      // WebGL refuses images from files and from other hosts.
      drawer: "canvas",
      animationTime: isStill ? 0 : 0.6,
      maxZoomPixelRatio: 4,
      visibilityRatio: 0.5,
    });
    // Of an image that cannot be drawn, the browser may still make something.
    viewer.addHandler("open-failed", () => location.assign(link.href));
    viewer.addHandler("open", () => dialog.classList.add("open"));
    viewer.canvas.setAttribute("role", "img");
    viewer.canvas.setAttribute("aria-label", link.textContent.trim());
    const keys = { "+": uses.in, "=": uses.in, "-": uses.out, 0: uses.whole };
    dialog.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
      // Before the library's own keys, which are for its canvas alone.
      event.stopPropagation();
      keys[event.key]();
    }, true);
    dialog.addEventListener("close", () => {
      viewer.destroy();
      dialog.remove();
      link.focus();
    });
    tools.firstElementChild.focus();
  }
}
