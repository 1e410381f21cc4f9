/** `npm run organisation:create`: an operator and its first owner, by the code that production uses. */
import { requestInvitation } from '../../../shared/access/invite.ts';
import { adminInvitee } from '../../../shared/access/invitee.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { deriveId, type Id } from '../../../shared/kernel/id.ts';
import { addressKey } from '../../../shared/kernel/text.ts';
import { createOrganisation } from '../../../shared/organisation/create.ts';
import type { Admin } from '../../../shared/organisation/model.ts';
import type { Pointer } from '../../../shared/people/subject.ts';
import { outboxWrite } from '../../../shared/store/outbox.ts';
import { getItem, queryAll } from '../../../shared/store/read.ts';
import { keys } from '../../../shared/store/table.ts';
import { transact, type Write } from '../../../shared/store/transact.ts';
import { localPassword } from '../sign-in.ts';
import { findDeployment } from './deployment.ts';
import { type CreateOptions, readOptions, usage } from './options.ts';
import { ownerLogin } from './owner-login.ts';

export interface Created {
  readonly organisationId: Id<'organisation'>;
  readonly ownerId: Id<'admin'>;
  readonly outcome: 'created' | 'exists';
  readonly isNewLogin: boolean;
}

/** Makes the operator once: its id follows from name and owner, so the same command again finds it. */
export const organisationCreate = async (options: CreateOptions): Promise<Created> => {
  const { tableName, userPoolId } = await findDeployment(options);
  process.env.TABLE_NAME = tableName;
  const { name, owner } = options.organisation;
  const address = addressKey(owner.email);
  const organisationId = deriveId('organisation', name, address);
  const ownerId = deriveId('admin', organisationId, address);
  const login = await ownerLogin(owner.email, { userPoolId, isLocal: options.isLocal });
  const created = { organisationId, ownerId, isNewLogin: login.isNew };
  if (await getItem(keys.organisation(organisationId))) return { ...created, outcome: 'exists' };
  await refuseAdminElsewhere(login.subject, owner.email);
  const first = createOrganisation(
    {
      ...options.organisation,
      id: organisationId,
      owner: { ...owner, id: ownerId, subject: login.subject },
    },
    realClock.now(),
  );
  await transact([...first.writes, ...invitation(organisationId, first.owner)]);
  return { ...created, outcome: 'created' };
};

/** The same mail that an owner's invitation of an admin sends. */
const invitation = (organisationId: Id<'organisation'>, owner: Admin): Write[] => {
  const detail = { organisationId, adminId: owner.id, by: 'system' };
  const { event, writes } = requestInvitation(organisationId, adminInvitee(owner));
  return [...writes, outboxWrite(organisationId, [domainEvent('admin.invited', detail), event])];
};

/** A login is admin of one operator: which one it means could not be told from its token. */
const refuseAdminElsewhere = async (subject: string, email: string): Promise<void> => {
  const pointers = (await queryAll({
    pk: keys.subject(subject, '').pk,
  })) as unknown as Pointer[];
  const other = pointers.find(({ adminId }) => adminId);
  if (other) {
    throw new Error(
      `--owner-email: ${email} is an admin of ${other.organisationId} already; expected an address that is none yet`,
    );
  }
};

const invited = (hasLocalPassword: boolean): string =>
  hasLocalPassword
    ? `Signs in locally with the password ${localPassword}`
    : "An invitation is on its way; a password is chosen by the portal's “forgot password”.";

const describe = ({ isLocal, organisation }: CreateOptions, created: Created): string =>
  [
    created.outcome === 'created'
      ? `Created ${organisation.name}: ${created.organisationId}`
      : `${organisation.name} exists already: ${created.organisationId}; nothing was changed`,
    `Owner ${organisation.owner.email}: ${created.ownerId}`,
    ...(created.outcome === 'created' ? [invited(isLocal && created.isNewLogin)] : []),
  ].join('\n');

if (import.meta.main) {
  const args = process.argv.slice(2);
  try {
    if (args.includes('--help') || args.length === 0) console.log(usage);
    else {
      const options = readOptions(args);
      console.log(describe(options, await organisationCreate(options)));
    }
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
