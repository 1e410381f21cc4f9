import type { Mail, MailMoment } from './model.ts';

/** A mail that became `status` at an instant. Of one request the first moment of each status is kept. */
export const passed = (mail: Mail, status: Mail['status'], at: string): Mail => ({
  ...noted(mail, status, at),
  status,
});

/** Records the moment alone: an event that came late tells when, and moves nothing back. */
export const noted = (mail: Mail, status: Mail['status'], at: string): Mail => {
  const since = mail.timeline.findLastIndex(moment => moment.status === 'queued');
  const isKnown = mail.timeline.slice(since + 1).some(moment => moment.status === status);
  return isKnown ? mail : { ...mail, timeline: [...mail.timeline, { status, at }] };
};

/**
 * Everything that is known of when: request by request, and what became of each in the order it happened.
 * It was first queued when it was first recorded.
 */
export const timelineOf = ({ at, timeline }: Mail): MailMoment[] => {
  const requests: MailMoment[][] = [];
  for (const moment of [{ status: 'queued' as const, at }, ...timeline]) {
    if (moment.status === 'queued') requests.push([]);
    requests.at(-1)?.push(moment);
  }
  return requests.flatMap(moments => moments.toSorted((a, b) => a.at.localeCompare(b.at)));
};
