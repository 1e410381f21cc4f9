import * as z from 'zod';
import { decimal, exact, plus } from './money.ts';
import { Line } from './text.ts';

const component = {
  name: Line(30),
  percent: z.string().regex(/^(0|[1-9]\d?)(\.\d{0,2}[1-9])?$/, {
    error: 'expected a percentage without needless zeros, such as "21" or "8.1"',
  }),
};

/** A component is a tax of its own on the invoice: GST 5 and PST 7 of `GST + PST` 12. */
const rate = {
  ...component,
  components: z
    .array(z.strictObject(component))
    .min(2)
    .max(4)
    .optional()
    .meta({ description: 'What the percentage is made of, each shown and rounded by itself.' }),
};

interface Rate {
  readonly percent: string;
  readonly components?: readonly { readonly percent: string }[] | undefined;
}

const addsUp = ({ percent, components }: Rate): boolean => {
  if (!components) return true;
  const sum = components.map(part => decimal(part.percent)).reduce(plus, exact(0));
  const whole = decimal(percent);
  return sum.numerator * whole.denominator === whole.numerator * sum.denominator;
};
const sumOfComponents = { path: ['percent'], error: 'expected the sum of the components' };

/** A named tax: `{ name: 'VAT', percent: '21' }`. */
export const TaxRate = z.strictObject(rate).refine(addsUp, sumOfComponents).meta({ id: 'TaxRate' });
export type TaxRate = z.infer<typeof TaxRate>;

const priced = {
  ...rate,
  included: z.boolean().optional().meta({ description: 'The price includes the tax.' }),
  exemption: Line(200)
    .optional()
    .meta({ description: 'Why there is no tax, as the invoice must say; with percent "0".' }),
};

/** The tax of a price. */
export const Tax = z
  .strictObject(priced)
  .refine(addsUp, sumOfComponents)
  .refine(({ percent, exemption }) => exemption === undefined || percent === '0', {
    path: ['exemption'],
    error: 'expected only with percent "0"',
  })
  .meta({ id: 'Tax' });
export type Tax = z.infer<typeof Tax>;

/** The tax that a line has in the end. */
export const LineTax = z
  .strictObject({
    ...priced,
    reverseCharge: z.boolean().optional().meta({ description: 'The customer accounts for it.' }),
  })
  .meta({ id: 'LineTax' });
export type LineTax = z.infer<typeof LineTax>;

/** What holds for a customer instead of the tax of plans, fees and locations. */
export const CustomerTax = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rate'), rate: TaxRate }),
    z.strictObject({ kind: z.literal('exempt'), reason: Line(200) }),
    z.strictObject({ kind: z.literal('reverse_charge') }),
  ])
  .meta({ id: 'CustomerTax' });
export type CustomerTax = z.infer<typeof CustomerTax>;
