import { describe, expect, test } from 'vitest';
import { rejectionText } from '../../../infra/local/import/rejection.ts';
import { examples } from '../../../infra/local/import/templates.ts';
import { plannedWith, rowFaults } from '../../support/import-faults.ts';
import { planned } from '../../support/import-rows.ts';

describe('a row that cannot be imported', () => {
  test.each(rowFaults)('%s %j', (kind, change, said, isLeftOut) => {
    const plan = plannedWith(kind, change);
    expect(plan.rejections.map(rejectionText)).toContain(`${kind}.csv:2 ${said}`);
    expect(plan.customers.length).toBe(isLeftOut ? 0 : 1);
  });

  test('an id that is in the file already is told with the line of the first', () => {
    const { rejections } = planned({ members: [examples.members, examples.members] });
    expect(rejections.map(rejectionText)).toContain(
      'members.csv:3 id: expected one that is not in the file (it is in line 2); got "M-1"',
    );
  });

  test('S78 an eleventh contact person keeps the customer out', () => {
    const persons = Array.from({ length: 11 }, (_, nth) => ({
      ...examples['contact-persons'],
      email: `bo${nth}@books.example`,
    }));
    const { customers, rejections } = planned({ 'contact-persons': persons });
    expect(customers).toEqual([]);
    expect(rejections.map(rejectionText)).toContain(
      'contact-persons.csv:12 customer: expected at most 10 contact persons; got number 11',
    );
  });

  test('a customer with a bad row stays out whole, and the others go in', () => {
    const other = { ...examples.customers, id: 'C-2', email: 'pay@other.example' };
    const bad = { ...examples.fees, id: 'F-2', customer: 'C-2', price: 'a lot' };
    const plan = planned({
      customers: [examples.customers, other],
      fees: [examples.fees, bad],
    });
    expect(plan.leftOut).toEqual(['C-2']);
    expect(plan.customers.map(({ made }) => made.source)).toEqual(['C-1']);
  });

  test('one-off plans are no memberships', () => {
    const { rejections } = planned({
      plans: [{ ...examples.plans, kind: 'one_off', timing: 'arrears' }],
    });
    expect(rejections.map(({ expected }) => expected)).toContain('a recurring plan');
  });

  test('a resource without a rate charges nothing', () => {
    const { id, name, type, location } = examples.resources as Record<string, string>;
    const { rejections } = planned({
      resources: [{ id, name, type, location } as Record<string, string>],
    });
    expect(rejections.map(rejectionText)).toEqual([
      'bookings.csv:2 price: expected nothing, as the resource has no rate; got 5500',
    ]);
  });
});

describe('the rows of the templates', () => {
  test('go in as they are', () => {
    const plan = planned();
    expect(plan.rejections).toEqual([]);
    expect(plan.leftOut).toEqual([]);
    expect(plan.customers.length).toBe(1);
    expect(plan.bookings.length).toBe(1);
  });
});
