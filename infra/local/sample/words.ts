export const firstNames = [
  'Ann',
  'Bas',
  'Chloé',
  'Daan',
  'Elif',
  'Femke',
  'Gijs',
  'Hanna',
  'Imran',
  'Joost',
  'Katja',
  'Lars',
  'Mila',
  'Noor',
  'Oscar',
  'Priya',
  'Quinten',
  'Renée',
  'Sven',
  'Tess',
  'Umar',
  'Vera',
  'Wout',
  'Yara',
  'Zoë',
  'Anders',
  'Bruno',
  'Carla',
  'Dirk',
  'Eva',
] as const;

export const lastNames = [
  'Bakker',
  'Visser',
  'Jansen',
  'de Vries',
  'Smit',
  'van den Berg',
  'Meijer',
  'Mulder',
  'Bos',
  'Vos',
  'Peters',
  'Hendriks',
  'van Leeuwen',
  'Dekker',
  'Brouwer',
  'Müller',
  'Schmidt',
  'Dubois',
  'Lefèvre',
  'Walsh',
  "O'Brien",
  'Taylor',
  'Hughes',
  'Khan',
  'Yılmaz',
  'Nowak',
  'Rossi',
  'García',
  'Lindqvist',
] as const;

const adjectives = [
  'Blue',
  'Bright',
  'Copper',
  'Distant',
  'Early',
  'Fair',
  'Granite',
  'Hollow',
  'Inner',
  'Kindred',
  'Little',
  'Modern',
  'Northern',
  'Open',
  'Plain',
  'Quiet',
  'Red',
  'Silver',
  'Tall',
  'Western',
] as const;

const nouns = [
  'Anchor',
  'Bridge',
  'Canal',
  'Dune',
  'Ferry',
  'Gull',
  'Harbour',
  'Island',
  'Jetty',
  'Keel',
  'Lantern',
  'Mast',
  'Needle',
  'Oar',
  'Pier',
  'Quay',
  'Rudder',
  'Sail',
  'Tide',
  'Wharf',
] as const;

const trades = [
  'Studio',
  'Architects',
  'Software',
  'Consulting',
  'Media',
  'Legal',
  'Robotics',
  'Design',
  'Foods',
  'Labs',
] as const;

export const companyWords = { adjectives, nouns, trades } as const;

export const streets = [
  'Kade',
  'Havenstraat',
  'Dokweg',
  'Scheepswerf',
  'Stationsplein',
  'Marktstraat',
  'Nieuwe Gracht',
  'Wharf Road',
] as const;

export const cities = [
  { city: 'Amsterdam', country: 'NL', postalCode: '1019 AB' },
  { city: 'Rotterdam', country: 'NL', postalCode: '3011 CD' },
  { city: 'Utrecht', country: 'NL', postalCode: '3511 EF' },
  { city: 'Antwerpen', country: 'BE', postalCode: '2000' },
  { city: 'Köln', country: 'DE', postalCode: '50667' },
  { city: 'Lille', country: 'FR', postalCode: '59000' },
  { city: 'London', country: 'GB', postalCode: 'E14 5AB' },
] as const;

/** The local part or host name of an address: `Zoë O'Brien` → `zoe.obrien`. */
export const slug = (text: string, between = '.'): string =>
  text
    .normalize('NFD')
    .replaceAll('ı', 'i')
    .replaceAll(/[\u0300-\u036f']/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, between);
