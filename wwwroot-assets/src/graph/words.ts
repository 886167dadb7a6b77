// What the pictures say. The English text is the key, as on every page of the console; another language comes with the options. A test of the console collects the texts from the sources.

let words: Readonly<Record<string, string>> = {};

/** The texts in the console's language; null for English. Before anything is drawn. */
export function speak(said: Readonly<Record<string, string>> | null | undefined): void {
  words = said ?? {};
}

/** The text with values in its places {0}, {1}…; a place without a value stays. */
export const say = (english: string, ...values: (string | number)[]): string =>
  (Object.hasOwn(words, english) ? words[english]! : english).replace(/\{(\d)\}/g, (place, at: string) => String(values[Number(at)] ?? place));

/** A text of a table that is said where it is shown. */
export const word = <T extends string>(english: T): T => english;
