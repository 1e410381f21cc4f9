import type { Language } from '../organisation/model.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { nl } from './words/nl.ts';
import type { Words } from './words/shape.ts';

/** Everything Atrium says, by language. */
export const words: Record<Language, Words> = { en, nl, de, fr };
