/** A contact person as it is added. */
export const ann = {
  name: 'Ann de Wit',
  email: 'ann@example.com',
  notifications: { billing: true, account: false },
};

/** One of many, each with an address of its own. */
export const named = (n: number) => ({
  ...ann,
  name: `Copy ${n}`,
  email: `copy${n}@example.com`,
});

/** Where a customer's contact persons lie, for its operator or in its portal. */
export const contactPersonsOf = (customerId: string, side = 'admin'): string =>
  `/v1/${side}/customers/${customerId}/contact-persons`;
