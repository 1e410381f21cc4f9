import { epochSeconds } from '../kernel/clock.ts';

/**
 * What an account still lacks for the first of the month. Each judgement is pure: it takes what AWS or the table said, so
 * that the doctor on the command line and the going-live checklist say the same.
 */
export interface Finding {
  readonly check: string;
  /** `blocked`: no invoice reaches anybody, or nobody hears of it; `warning`: it will do for now */
  readonly state: 'ok' | 'warning' | 'blocked';
  readonly said: string;
  readonly todo?: string;
}

const ok = (check: string, said: string): Finding => ({ check, state: 'ok', said });
const blocked = (check: string, said: string, todo: string): Finding => ({
  ...{ check, state: 'blocked', said, todo },
});
const warning = (check: string, said: string, todo: string): Finding => ({
  ...{ check, state: 'warning', said, todo },
});

/** SES allows a sandboxed account 200 mails a day, to verified addresses only (AWS SES quotas). */
const sandboxQuota = 200;

export interface Quota {
  readonly perDay: number;
  readonly sent: number;
  /** an account whose reputation fell is paused */
  readonly isPaused: boolean;
}

/** Whether SES takes the mails of the next run, of which there are about `mails`. */
export const judgeSending = ({ perDay, sent, isPaused }: Quota, mails: number): Finding[] => {
  const production = 'SES production access';
  const need = 2 * mails;
  if (isPaused) {
    return [
      blocked(
        production,
        'sending is paused',
        'Open the SES console: it says why; answer AWS’s case.',
      ),
    ];
  }
  if (perDay >= 0 && perDay <= sandboxQuota) {
    const todo = `Ask for production access in the SES console, for ${Math.max(need, 1_000)} mails a day or more.`;
    return [
      blocked(
        production,
        `SES is in its sandbox: ${perDay} mails a day, to verified addresses`,
        todo,
      ),
    ];
  }
  const left = perDay - sent;
  const quota =
    perDay < 0 || left >= need
      ? ok(
          'SES quota',
          perDay < 0 ? 'no limit' : `${left} mails left today; the next run needs ${mails}`,
        )
      : blocked(
          'SES quota',
          `${left} mails left today; the next run needs ${mails}, and as many to send again`,
          `Ask for ${need} mails a day under “Request a limit increase” of the SES console.`,
        );
  return [ok(production, 'granted'), quota];
};

/** Whether SES sends as the domain that mail comes from. */
export const judgeVerified = (domain: string, verification: string | undefined): Finding =>
  verification === 'Success'
    ? ok('From domain', `${domain} is verified`)
    : blocked(
        'From domain',
        `${domain} is not verified (${verification ?? 'unknown to SES'})`,
        'Put the CNAME records that the mail stack outputs into the DNS, and wait until SES has seen them.',
      );

export const judgeDomain = (
  domain: string,
  {
    verification,
    dkim,
  }: { readonly verification?: string | undefined; readonly dkim?: string | undefined },
): Finding[] => [
  judgeVerified(domain, verification),
  dkim === 'Success'
    ? ok('DKIM', 'mail is signed')
    : blocked(
        'DKIM',
        `mail is not signed (${dkim ?? 'unknown to SES'})`,
        'Check the three CNAME records under _domainkey: each must be as the mail stack outputs it.',
      ),
];

/** What did not answer is a finding too: whoever asks may try again. */
export const unread = (check: string, error: Error): Finding =>
  blocked(check, `cannot be read (${error.name})`, 'Ask again in a minute.');

/** Cognito by itself sends 50 mails a day (AWS Cognito quotas). */
export const judgeSignInMail = (sendingAccount: string | undefined): Finding =>
  sendingAccount === 'DEVELOPER'
    ? ok('Sign-in mail', 'codes go out through SES')
    : blocked(
        'Sign-in mail',
        'Cognito sends its codes itself, 50 a day',
        'Deploy the data stack again once the mail domain is verified.',
      );

export const judgeAlarms = (
  subscriptions: readonly { readonly arn: string; readonly to: string }[],
): Finding => {
  const waiting = subscriptions.filter(({ arn }) => !arn.startsWith('arn:'));
  if (subscriptions.length === 0) {
    return blocked(
      'Alarms',
      'nobody gets them',
      'Set alarmEmail of the stage and deploy the data stack.',
    );
  }
  if (waiting.length === subscriptions.length) {
    const todo = 'Open the mail “AWS Notification - Subscription Confirmation” and confirm it.';
    return blocked('Alarms', `${waiting.map(({ to }) => to).join(', ')} has not confirmed`, todo);
  }
  return ok('Alarms', `${subscriptions.length - waiting.length} confirmed`);
};

/** An answer without a token, on a path that gateways and portals use too. */
export const judgeReachable = (url: string, status: number | undefined): Finding => {
  if (status === 401) return ok('API', `${url} answers`);
  const todo =
    'Check ApiUrl, the domain’s DNS record, and the alarms of the api stack: gateways cannot report payments.';
  return blocked(
    'API',
    status === undefined
      ? `${url} cannot be reached`
      : `${url} answers ${status} where 401 is expected`,
    todo,
  );
};

/** An endpoint that nobody has, called without a signature. */
export const judgeWebhooks = (url: string, status: number | undefined): Finding => {
  const check = 'Webhooks of gateways';
  if (status === 404) return ok(check, `${url}/v1/webhooks answers`);
  const answer =
    status === undefined ? 'does not answer' : `answers ${status} where 404 is expected`;
  return blocked(
    check,
    `${url}/v1/webhooks ${answer}`,
    'Check ApiUrl and what stands before it: until then payments are told by the sweep only, hours later.',
  );
};

/** What came of asking a gateway with the credentials that are kept. */
export const accessStates = ['accepted', 'refused', 'unreachable', 'not_kept'] as const;

export interface GatewayAccess {
  readonly operator: string;
  readonly kind: string;
  readonly connectionId: string;
  readonly access: (typeof accessStates)[number];
}

export const judgeGateway = ({ operator, kind, connectionId, access }: GatewayAccess): Finding => {
  const check = `Gateway ${kind} of ${operator}`;
  const renew = `Give ${connectionId} new credentials (PUT /v1/admin/gateways/{connectionId}/credentials).`;
  if (access === 'accepted') return ok(check, 'takes the credentials');
  if (access === 'refused') return blocked(check, 'refuses the credentials', renew);
  if (access === 'not_kept') return blocked(check, 'its credentials are not kept', renew);
  return warning(
    check,
    'gives no answer',
    'See its status page. What is under way is asked again by itself.',
  );
};

export interface Operator {
  readonly name: string;
  readonly status: string;
  readonly generates: boolean;
  readonly sends: boolean;
  readonly nextRunAt?: string | undefined;
}

/** An hour of ticks may be missed before anybody should wonder. */
const lateSeconds = 2 * 3_600;

export const judgeNextRun = (operator: Operator, now: string): Finding => {
  const check = `Next run of ${operator.name}`;
  if (operator.status !== 'active') {
    return warning(
      check,
      `the operator is ${operator.status}`,
      'Its owner activates it when the going-live checklist is done.',
    );
  }
  if (!operator.generates) {
    return warning(
      check,
      'invoices are not generated automatically',
      'Turn billing.generate on (PATCH /v1/admin/organisation).',
    );
  }
  const { nextRunAt } = operator;
  if (nextRunAt === undefined || epochSeconds(now) - epochSeconds(nextRunAt) > lateSeconds) {
    const since =
      nextRunAt === undefined ? 'is not planned' : `was to look at ${nextRunAt} and did not`;
    return blocked(
      check,
      `the hourly tick ${since}`,
      'See the alarms of the background stack, and the schedule’s dead letters.',
    );
  }
  if (!operator.sends) {
    return warning(
      check,
      `looks at ${nextRunAt}; invoices are not mailed`,
      'Turn billing.send on, or mail them yourself.',
    );
  }
  return ok(check, `looks at ${nextRunAt}`);
};
