import type { Booker } from '../../shared/booking/offer.ts';
import type { Placed } from '../../shared/orders/place.ts';
import { orderView } from '../../shared/orders/views.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import type { Principal } from '../middleware/principal.ts';

/** Who sells or takes back by a request. */
export const bookerOf = ({
  principal,
  organisation,
  now,
}: {
  readonly principal: Principal;
  readonly organisation: Organisation;
  readonly now: string;
}): Booker => ({
  organisation,
  now,
  by: { kind: principal.kind === 'admin' ? 'admin' : 'member', id: principal.id },
});

/** What became of an order. */
export const answerOf = ({ order, writes, events }: Placed) => ({
  body: orderView(order),
  etag: order.version,
  writes,
  events,
});
