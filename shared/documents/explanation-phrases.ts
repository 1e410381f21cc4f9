/** Longer than usual: one table, each sentence that a rule may write with its words in the other languages. */
import type { Language } from '../organisation/model.ts';

type Phrase = readonly [RegExp, Readonly<Record<Exclude<Language, 'en'>, string>>];

const money = String.raw`-?\d+(?:\.\d+)? [A-Z]{3}`;
const day = String.raw`\d{4}-\d{2}-\d{2}`;

/** `{m}` an amount, `{d}` a day, `{p}` a percentage, `{n}` a number, `{t}` text as it is, `{s}` a sentence in it. */
const phrase = (english: string, nl: string, de: string, fr: string): Phrase => {
  const kinds: Readonly<Record<string, string>> = {
    ...{ m: money, d: day, p: String.raw`\d+(?:\.\d+)?`, n: String.raw`\d+(?:/\d+)?` },
    ...{ t: '.+', s: '.+' },
  };
  const source = english
    .replaceAll(/[.*+?^$()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll(/\{(\w)(\w*)\}/g, (_, kind: string, rest: string) => {
      return `(?<${kind}${rest}>${kinds[kind]})`;
    });
  return [new RegExp(`^${source}$`), { nl, de, fr }];
};

/** The first that fits is taken: what stands around a sentence comes before the sentence. */
export const phrases: readonly Phrase[] = [
  // discounts
  phrase(
    '{s}, at most the price',
    '{s}, ten hoogste de prijs',
    '{s}, höchstens der Preis',
    '{s}, au plus le prix',
  ),
  phrase(
    '{s} off on {n1} of {n2} days',
    '{s} korting op {n1} van {n2} dagen',
    '{s} Rabatt an {n1} von {n2} Tagen',
    '{s} de remise sur {n1} jours sur {n2}',
  ),
  phrase(
    "customer's {p}% off",
    'klantkorting {p}%',
    'Kundenrabatt {p} %',
    'remise client de {p} %',
  ),
  phrase(
    "{m} of the customer's discount",
    '{m} van de klantkorting',
    '{m} vom Kundenrabatt',
    '{m} de la remise client',
  ),
  phrase(
    '{m} off by hand',
    '{m} handmatige korting',
    '{m} Rabatt von Hand',
    '{m} de remise manuelle',
  ),
  phrase('{s} off', '{s} korting', '{s} Rabatt', '{s} de remise'),
  phrase('{p}%', '{p}%', '{p} %', '{p} %'),
  phrase('plan {p}%', 'tarief {p}%', 'Tarif {p} %', 'formule {p} %'),
  phrase('plan {m} a month', 'tarief {m} per maand', 'Tarif {m} pro Monat', 'formule {m} par mois'),
  phrase('{m} a month', '{m} per maand', '{m} pro Monat', '{m} par mois'),
  // memberships
  phrase('full period', 'hele periode', 'ganzer Zeitraum', 'période entière'),
  phrase(
    '{n1} of {n2} days, charged in full',
    '{n1} van {n2} dagen, volledig berekend',
    '{n1} von {n2} Tagen, voll berechnet',
    '{n1} jours sur {n2}, facturés en entier',
  ),
  phrase(
    '{n1} of {n2} days at {m} a day',
    '{n1} van {n2} dagen à {m} per dag',
    '{n1} von {n2} Tagen zu {m} pro Tag',
    '{n1} jours sur {n2} à {m} par jour',
  ),
  phrase(
    '{n1} of {n2} days billed, {d1} to {d2}',
    '{n1} van {n2} gefactureerde dagen, {d1} tot en met {d2}',
    '{n1} von {n2} berechneten Tagen, {d1} bis {d2}',
    '{n1} des {n2} jours facturés, du {d1} au {d2}',
  ),
  phrase('{n1} of {n2} days', '{n1} van {n2} dagen', '{n1} von {n2} Tagen', '{n1} jours sur {n2}'),
  phrase(
    '{m} a month from {d1} until {d2}',
    '{m} per maand van {d1} tot en met {d2}',
    '{m} pro Monat vom {d1} bis {d2}',
    '{m} par mois du {d1} au {d2}',
  ),
  phrase(
    '{m} a month from {d}',
    '{m} per maand vanaf {d}',
    '{m} pro Monat ab {d}',
    '{m} par mois à partir du {d}',
  ),
  phrase(
    '{m} a month until {d}',
    '{m} per maand tot en met {d}',
    '{m} pro Monat bis {d}',
    '{m} par mois jusqu’au {d}',
  ),
  // tax, credits and what is written by hand
  phrase(
    'price includes {p}% tax, taken out',
    'de {p}% belasting in de prijs is eraf gehaald',
    'im Preis enthaltene Steuer von {p} % abgezogen',
    'taxe de {p} % comprise dans le prix, déduite',
  ),
  phrase(
    'price includes {p}% tax',
    'prijs inclusief {p}% belasting',
    'Preis enthält {p} % Steuer',
    'prix comprenant {p} % de taxe',
  ),
  phrase(
    'in part, the rest with the next invoice',
    'gedeeltelijk, de rest met de volgende factuur',
    'zum Teil, der Rest mit der nächsten Rechnung',
    'en partie, le reste avec la prochaine facture',
  ),
  phrase('{m1} of {m2}', '{m1} van {m2}', '{m1} von {m2}', '{m1} sur {m2}'),
  phrase('{n} × unit price', '{n} × stuksprijs', '{n} × Einzelpreis', '{n} × prix unitaire'),
  phrase(
    '{n} × {m}, ordered on {d}',
    '{n} × {m}, besteld op {d}',
    '{n} × {m}, bestellt am {d}',
    '{n} × {m}, commandé le {d}',
  ),
  phrase('fee of {d}', 'kosten van {d}', 'Gebühr vom {d}', 'frais du {d}'),
  phrase(
    '{n} ticket for {d}',
    '{n} kaartje voor {d}',
    '{n} Ticket für den {d}',
    '{n} billet pour le {d}',
  ),
  phrase(
    '{n} tickets for {d}',
    '{n} kaartjes voor {d}',
    '{n} Tickets für den {d}',
    '{n} billets pour le {d}',
  ),
  phrase(
    '{t} was due on {d}: {p} % of {m}',
    '{t} verviel op {d}: {p}% van {m}',
    '{t} war am {d} fällig: {p} % von {m}',
    '{t} était due le {d} : {p} % de {m}',
  ),
  phrase(
    '{t} was due on {d}',
    '{t} verviel op {d}',
    '{t} war am {d} fällig',
    '{t} était due le {d}',
  ),
  // bookings
  phrase(
    'cancelled {p1} hours before the start: {p2} % of {m}',
    '{p1} uur voor het begin geannuleerd: {p2}% van {m}',
    '{p1} Stunden vor Beginn storniert: {p2} % von {m}',
    'annulé {p1} heures avant le début : {p2} % de {m}',
  ),
  phrase(
    'cancelled after the start: {p} % of {m}',
    'na het begin geannuleerd: {p}% van {m}',
    'nach Beginn storniert: {p} % von {m}',
    'annulé après le début : {p} % de {m}',
  ),
  phrase(
    '{n} units at {m1} = {m2}',
    '{n} stuks à {m1} = {m2}',
    '{n} Stück zu {m1} = {m2}',
    '{n} unités à {m1} = {m2}',
  ),
  phrase('{s} = {m}', '{s} = {m}', '{s} = {m}', '{s} = {m}'),
  phrase(
    '{t1} at {m} an hour ({t2})',
    '{t1} à {m} per uur ({t2})',
    '{t1} zu {m} pro Stunde ({t2})',
    '{t1} à {m} l’heure ({t2})',
  ),
  phrase('{t} at {m} an hour', '{t} à {m} per uur', '{t} zu {m} pro Stunde', '{t} à {m} l’heure'),
  phrase('{s} ({t}) for {t2}', '{s} ({t}) voor {t2}', '{s} ({t}) für {t2}', '{s} ({t}) pour {t2}'),
  phrase('{s} for {t2}', '{s} voor {t2}', '{s} für {t2}', '{s} pour {t2}'),
  phrase('{s} ({t})', '{s} ({t})', '{s} ({t})', '{s} ({t})'),
  phrase('{n} day at {m}', '{n} dag à {m}', '{n} Tag zu {m}', '{n} jour à {m}'),
  phrase('{n} days at {m}', '{n} dagen à {m}', '{n} Tage zu {m}', '{n} jours à {m}'),
  phrase(
    '{n} half-day at {m}',
    '{n} dagdeel à {m}',
    '{n} halber Tag zu {m}',
    '{n} demi-journée à {m}',
  ),
  phrase(
    '{n} half-days at {m}',
    '{n} dagdelen à {m}',
    '{n} halbe Tage zu {m}',
    '{n} demi-journées à {m}',
  ),
  phrase('together {m}', 'samen {m}', 'zusammen {m}', 'au total {m}'),
  phrase(
    'lower than {m} by the hour',
    'lager dan {m} per uur berekend',
    'weniger als {m} nach Stunden',
    'moins que {m} à l’heure',
  ),
  phrase(
    'lower than {m} by the day',
    'lager dan {m} per dag berekend',
    'weniger als {m} nach Tagen',
    'moins que {m} à la journée',
  ),
  phrase('rounded to {m}', 'afgerond op {m}', 'gerundet auf {m}', 'arrondi à {m}'),
  phrase(
    '{s} by the shared {s2}',
    '{s} uit het gedeelde {s2}',
    '{s} aus gemeinsamem {s2}',
    '{s} du {s2} partagé',
  ),
  phrase(
    '{s} by the personal {s2}',
    '{s} uit het persoonlijke {s2}',
    '{s} aus persönlichem {s2}',
    '{s} du {s2} personnel',
  ),
  phrase(
    'credit "{t}" of {t2}',
    'tegoed "{t}" van {t2}',
    'Guthaben "{t}" für {t2}',
    'crédit "{t}" de {t2}',
  ),
  phrase('credit {t}', 'tegoed {t}', 'Guthaben {t}', 'crédit {t}'),
  phrase('pass {t}', 'pasje {t}', 'Pass {t}', 'forfait {t}'),
  phrase('{n1} of {n2} min', '{n1} van {n2} min', '{n1} von {n2} min', '{n1} sur {n2} min'),
  phrase('{n1} of {n2} day', '{n1} van {n2} dag', '{n1} von {n2} Tag', '{n1} jour sur {n2}'),
  phrase('{m}', '{m}', '{m}', '{m}'),
];
