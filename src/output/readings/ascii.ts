// Sigla for programs that know ASCII alone.

const GREEK =
  "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron " +
  "π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega ϛ stigma ϙ koppa ϡ sampi";
const LATIN = "æ ae œ oe ø o ß ss þ th ð d đ d ł l ı i ŋ ng ƿ w";

const LETTERS: ReadonlyMap<string, string> = new Map(
  [...`${GREEK} ${LATIN}`.matchAll(/(\S+) (\S+)/gu)].map(([, letter = "", name = ""]) => [
    letter,
    name,
  ]),
);

/** Greek letters are called by their names. Undefined where there are letters of other scripts, or none at all. */
export function inAscii(text: string): string | undefined {
  const letters = text.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  const written = letters.replaceAll(/[^ -~\s]/gu, (letter) => called(letter) ?? letter);
  const plain = written.replaceAll(/[^\p{L} -~\s]/gu, "_");
  return /^[ -~\s]*$/u.test(plain) && /[\dA-Za-z]/u.test(plain) ? plain : undefined;
}

function called(letter: string): string | undefined {
  const lower = letter.toLowerCase();
  const name = LETTERS.get(lower);
  return name !== undefined && letter !== lower
    ? name.charAt(0).toUpperCase() + name.slice(1)
    : name;
}
