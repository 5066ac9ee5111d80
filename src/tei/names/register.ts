// The forms of names that an edition's registers record, looked up by their letters, by sound, and by
// a part. What only unusual mentions ask for is indexed when one first asks.

import { foldName, type NameForm } from "./forms.ts";
import { nameParts, type Part } from "./parts.ts";
import { readingsMeet, readingsOf, romanisationFor, ROMANISATIONS } from "./readings.ts";
import type { Romanisation } from "./romanisation.ts";
import type { Reading } from "./sound-tables.ts";

export interface NamedEntry {
  /** `path#id`. */
  readonly address: string;
  readonly forms: readonly NameForm[];
}

export interface RecordedForm extends NameForm {
  readonly address: string;
  readonly folded: string;
}

/** A form that several entries have. */
export interface SharedForm {
  readonly text: string;
  readonly addresses: readonly string[];
}

interface ReadForm {
  readonly form: RecordedForm;
  readonly reading: Reading;
}

interface PartedForm {
  readonly form: RecordedForm;
  readonly parts: readonly Part[];
}

export class NameRegister {
  readonly #byAddress = new Map<string, RecordedForm[]>();
  readonly #byFolded = new Map<string, RecordedForm[]>();
  readonly #bySound = new Map<Romanisation, Map<string, ReadForm[]>>();
  #byPart: Map<string, PartedForm[]> | undefined;

  constructor(entries: Iterable<NamedEntry>) {
    for (const { address, forms } of entries) {
      for (const { text, language } of forms) {
        const folded = foldName(text);
        if (folded === "") continue;
        const form = { text, language, address, folded };
        append(this.#byAddress, address, form);
        append(this.#byFolded, folded, form);
      }
    }
  }

  /** The forms of an entry. */
  formsOf(address: string): readonly RecordedForm[] {
    return this.#byAddress.get(address) ?? [];
  }

  /** All forms, in the order in which they were recorded. */
  *forms(): Generator<RecordedForm> {
    for (const forms of this.#byAddress.values()) yield* forms;
  }

  /** The forms that are folded to this. */
  withFolded(folded: string): readonly RecordedForm[] {
    return this.#byFolded.get(folded) ?? [];
  }

  /** The forms that sound like this text in their own language. */
  soundingLike(text: string): RecordedForm[] {
    return ROMANISATIONS.flatMap((romanisation) => {
      const index = this.#soundIndex(romanisation);
      if (index.size === 0) return [];
      return readingsOf(text, romanisation).flatMap((reading) =>
        (index.get(reading.key) ?? [])
          .filter((candidate) => readingsMeet(reading, candidate.reading))
          .map(({ form }) => form),
      );
    });
  }

  /** The forms of which this is a part, folded. */
  withPart(folded: string): readonly PartedForm[] {
    if (this.#byPart === undefined) {
      this.#byPart = new Map();
      for (const form of this.forms()) {
        const parts = nameParts(form.text);
        for (const part of new Set(parts.map((each) => each.folded)))
          append(this.#byPart, part, { form, parts });
      }
    }
    return this.#byPart.get(folded) ?? [];
  }

  /** Forms that several entries have, but for writing. */
  sharedForms(): SharedForm[] {
    const shared: SharedForm[] = [];
    for (const forms of this.#byFolded.values()) {
      const [first] = forms;
      const addresses = [...new Set(forms.map(({ address }) => address))];
      if (first !== undefined && addresses.length > 1) shared.push({ text: first.text, addresses });
    }
    return shared;
  }

  #soundIndex(romanisation: Romanisation): ReadonlyMap<string, ReadForm[]> {
    const known = this.#bySound.get(romanisation);
    if (known !== undefined) return known;
    const index = new Map<string, ReadForm[]>();
    for (const form of this.forms()) {
      if (romanisationFor(form.language, form.text) !== romanisation) continue;
      for (const reading of readingsOf(form.text, romanisation))
        append(index, reading.key, { form, reading });
    }
    this.#bySound.set(romanisation, index);
    return index;
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
