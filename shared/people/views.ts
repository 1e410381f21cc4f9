import type { CustomerView, MemberView, OwnCustomerView, OwnMemberView } from './contract.ts';
import type { Customer, Member, PortalAccess } from './model.ts';
import type { ProfileView } from './profile-contract.ts';
import type { BilledCustomer } from './store.ts';

/** Whether a person may sign in; an individual whose login was linked without saying so may. */
export const accessOf = ({ portalAccess, subject }: Customer | Member): PortalAccess =>
  portalAccess ?? (subject ? 'active' : 'none');

/** What the API shows; each field by name, so that nothing stored shows by accident. */
export const customerView = ({ customer, billing }: BilledCustomer): CustomerView => ({
  id: customer.id,
  type: customer.type,
  name: customer.name,
  email: customer.email,
  billingAddress: customer.billingAddress,
  vatId: customer.vatId,
  language: customer.language,
  locationId: customer.locationId,
  ...(customer.type === 'individual' && { portalAccess: accessOf(customer) }),
  mailProblem: customer.mailProblem,
  billing: {
    billingDay: billing.anchorDay,
    nextBillingOn: billing.nextBillingOn,
    parked: billing.parked?.reason,
  },
  version: customer.version,
  createdAt: customer.createdAt,
});

/** A team member sees no sensitive company information (S14), nor does a billing person beyond invoices (S15). */
export const ownCustomerView = (
  { id, type, name, language, email, billingAddress, vatId, version }: Customer,
  { seesDetails }: { readonly seesDetails: boolean },
): OwnCustomerView => ({
  id,
  type,
  name,
  language,
  ...(seesDetails && { email, billingAddress, vatId }),
  version,
});

/** The subject stays inside. */
export const memberView = (member: Member): MemberView => ({
  id: member.id,
  customerId: member.customerId,
  name: member.name,
  email: member.email,
  roles: member.roles,
  payerId: member.payerId,
  billTo: member.billTo,
  portalAccess: member.portalAccess,
  invitation: member.invitation,
  mailProblem: member.mailProblem,
  version: member.version,
  createdAt: member.createdAt,
});

/** Roles show to every member (S26), addresses to those who may add members (S18). */
export const ownMemberView = (
  { id, name, roles, email, portalAccess }: Member,
  { seesAddress }: { readonly seesAddress: boolean },
): OwnMemberView => ({ id, name, roles, ...(seesAddress && { email, portalAccess }) });

/** A member, or an individual, as it sees itself. */
export const profileView = ({
  name,
  email,
  phone,
  title,
  about,
  listed = false,
  version,
}: Member | Customer): ProfileView => ({ name, email, phone, title, about, listed, version });
