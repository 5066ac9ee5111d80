// The page that servers show for any address that is not there. It is seen from everywhere, so relative
// references would lead nowhere from a folder: where the edition's address is known, all begin at the top
// of its host.

import { frameData, type FrameData } from "./page-data.ts";
import { EDITION_PAGES, type Site } from "./pages.ts";

export function notFoundPage(site: Site): FrameData {
  const frame = frameData(EDITION_PAGES["not-found"], "not-found", site);
  const root = rootOf(site);
  if (root === undefined) return frame;
  const { home, style, faces, navigation } = frame.edition;
  return {
    ...frame,
    root,
    edition: {
      ...frame.edition,
      home: root + home,
      style: root + style,
      faces: faces.map((face) => root + face),
      navigation: navigation.map((link) => ({ ...link, href: root + link.href })),
    },
  };
}

/** The path below which the edition is published, from `/` to `/`; undefined where nobody knows it. */
export function rootOf(site: Site): string | undefined {
  const { imprint } = site.machineDataOf(EDITION_PAGES["not-found"]);
  return imprint === null || imprint.address === null
    ? undefined
    : new URL(imprint.address).pathname.replace(/\/*$/u, "/");
}
