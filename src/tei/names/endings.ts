// What a language hangs on a name without parting it: the English genitive, Korean particles. A name
// with such an ending is that name. Inflected languages change names in ways that need a grammar.

/** Korean particles that follow a name (those that come about by putting two together included). */
const KOREAN_PARTICLES = `
  은 는 이 가 을 를 의 에 도 만 와 과 로 께 랑 이랑 으로 에게 에서 한테 께서 부터 까지 처럼 보다
  조차 마저 이나 이란 이라 라고 이라고 에게는 에게도 에게서 께서는 께서도 와의 과의 와는 과는 으로서 로서 으로부터 로부터
`
  .trim()
  .split(/\s+/u);

const GENITIVE = /[\p{QMark}ʼ`´′]s$/iu;
const HANGUL_END = /\p{Script=Hangul}$/u;
export const FIRST_HANGUL = 0x1100;

/** The word without each ending that it may have. */
export function wordStems(word: string): string[] {
  if (/s$/iu.test(word)) return GENITIVE.test(word) ? [word.slice(0, -2)] : [];
  if (word.charCodeAt(word.length - 1) < FIRST_HANGUL || !HANGUL_END.test(word)) return [];
  return KOREAN_PARTICLES.filter(
    (particle) => word.length > particle.length && word.endsWith(particle),
  ).map((particle) => word.slice(0, -particle.length));
}
