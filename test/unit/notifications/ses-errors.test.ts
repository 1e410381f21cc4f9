import { expect, test } from 'vitest';
import { withoutWords } from '../../../functions/middleware/telemetry.ts';
import { classifySesError, namedIn } from '../../../shared/notifications/ses-errors.ts';

const words = (...named: string[]) =>
  `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${named.join(', ')}`;
const rejection = (message: string) =>
  Object.assign(new Error(message), { name: 'MessageRejected' });
const copies = ['ann@acme.example', 'bo@acme.example', 'cy@acme.example'];

test('a rejection names the copies that SES refuses', () => {
  expect(namedIn(words('CY@acme.example', 'Ann <ann@acme.example>.'), copies)).toEqual([
    'ann@acme.example',
    'cy@acme.example',
  ]);
  expect(namedIn('Illegal address', copies)).toEqual([]);
});

test('an unverified copy is refused for good; an unverified sender or To halts', () => {
  expect(classifySesError(rejection(words('bo@acme.example')), copies)).toBe('rejected');
  expect(classifySesError(rejection(words('invoices@mail.example')), copies)).toBe('halted');
  const both = words('bo@acme.example', 'office@acme.example');
  expect(classifySesError(rejection(both), copies)).toBe('halted');
  expect(classifySesError(rejection('Email address is not verified.'), copies)).toBe('halted');
});

test('what is logged of a failed mail holds its name and place, and no address', () => {
  const fault = withoutWords(rejection(words('bo@acme.example')));
  expect(fault.name).toBe('MessageRejected');
  expect(fault.at.join()).toContain('ses-errors.test.ts');
  expect(JSON.stringify(fault)).not.toContain('bo@acme.example');
});
