import {
  changeFeePayer,
  createFee,
  editFee,
  getFee,
  listFees,
  listOwnFees,
  waiveFee,
} from '../../../shared/catalogue/fee-operations.ts';
import { atPayer, fee, feeEdit, feeView, ownFeeView } from '../../../shared/catalogue/fees.ts';
import type { Fee } from '../../../shared/catalogue/model.ts';
import * as store from '../../../shared/catalogue/store.ts';
import {
  feeAddition,
  feeEditWrites,
  feeWaiver,
  memberKnown,
} from '../../../shared/catalogue/writes.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { accountOf, otherAccount } from '../../../shared/people/payer.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { changed, sameVersion } from '../../../shared/store/change.ts';
import { type Call, route } from '../../middleware/http.ts';

const create = route(createFee, async ({ organisation, params, body, now, principal }) => {
  const { billTo, memberId, ...given } = body;
  const account = await accountOf(organisation.id, params.customerId, { memberId, billTo });
  const { customerId } = account;
  const id = createId('fee');
  const { currency } = organisation;
  const created = fee({ ...given, ...account.whose }, { id, customerId, currency, now });
  const detail = { organisationId: organisation.id, customerId, feeId: id, by: principal.id };
  return {
    body: feeView(created),
    etag: created.version,
    location: `/v1/admin/customers/${customerId}/fees/${id}`,
    writes: [
      ...feeAddition(organisation.id, created),
      ...memberKnown(organisation.id, created),
      ...account.unchanged,
    ],
    events: [domainEvent('fee.created', detail)],
  };
});

const pageOfFees = (
  call: Pick<Call<typeof listOwnFees>, 'organisation' | 'params' | 'query' | 'position'>,
  origin?: NonNullable<Fee['origin']>['kind'],
) => {
  const { status, limit } = call.query;
  return store.listFees(
    call.organisation.id,
    call.params.customerId,
    { limit, after: call.position<string>() },
    fee =>
      (status === undefined || fee.status === status) &&
      (origin === undefined || fee.origin?.kind === origin),
  );
};

const list = route(listFees, async call => {
  await requireCustomer(call.organisation.id, call.params.customerId);
  const { items, next } = await pageOfFees(call, call.query.origin);
  return { body: { items: items.map(feeView), nextCursor: call.nextCursor(next) } };
});

const listOwn = route(listOwnFees, async call => {
  const { items, next } = await pageOfFees(call);
  return { body: { items: items.map(ownFeeView), nextCursor: call.nextCursor(next) } };
});

const read = route(getFee, async ({ organisation, params }) => {
  const found = await store.readFee(organisation.id, params.customerId, params.feeId);
  return { body: feeView(found), etag: found.version };
});

const edit = route(editFee, async ({ organisation, params, body, expectedVersion, principal }) => {
  const { customerId, feeId } = params;
  const before = await store.readFee(organisation.id, customerId, feeId);
  sameVersion(before, expectedVersion);
  const changes = feeEdit(before, body, organisation.currency);
  const after = changed(before, changes);
  const detail = { organisationId: organisation.id, customerId, feeId, by: principal.id };
  return {
    body: feeView(after),
    etag: after.version,
    writes: feeEditWrites(organisation.id, before, changes),
    events: [domainEvent('fee.updated', detail)],
  };
});

const waive = route(waiveFee, async ({ organisation, params, principal }) => {
  const { customerId, feeId } = params;
  const found = await store.readFee(organisation.id, customerId, feeId);
  if (found.status === 'waived') return {};
  const detail = { organisationId: organisation.id, customerId, feeId, by: principal.id };
  return {
    writes: feeWaiver(organisation.id, found),
    events: [domainEvent('fee.waived', detail)],
  };
});

const changePayer = route(changeFeePayer, async call => {
  const { organisation, params, body, now, principal } = call;
  const org = organisation.id;
  const before = await store.readFee(org, params.customerId, params.feeId);
  const account = await otherAccount(org, before, body);
  const { next, waived } = atPayer(before, account, { id: createId('fee'), now });
  const told = (fee: Fee) => ({
    ...{ organisationId: org, customerId: fee.customerId, feeId: fee.id, by: principal.id },
  });
  return {
    body: { fee: feeView(next), replaced: feeView(waived) },
    etag: next.version,
    location: `/v1/admin/customers/${next.customerId}/fees/${next.id}`,
    writes: [
      ...feeWaiver(org, before),
      ...feeAddition(org, next),
      ...memberKnown(org, next),
      ...(account?.unchanged ?? []),
    ],
    events: [domainEvent('fee.waived', told(waived)), domainEvent('fee.created', told(next))],
  };
});

export const feeRoutes = [create, list, read, edit, waive, changePayer, listOwn];
