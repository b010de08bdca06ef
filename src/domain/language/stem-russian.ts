// By its own file: the whole package loads databases and language models.
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';

/** What the forms of a Russian word have in common: `банками` and `банк` both give `банк`. */
export const stemRussian = (word: string): string => stemmer.stem(word);
