import { type ExportName, exportNames } from './contract.ts';
import { customerEntities } from './customer-entities.ts';
import type { Entity } from './entity.ts';
import { organisationEntities } from './organisation-entities.ts';
import { runEntities, webhookEntities } from './run-entities.ts';

const all = [...organisationEntities, ...customerEntities, ...runEntities, ...webhookEntities];

export const entityNamed = (name: ExportName): Entity => {
  const found = all.find(entity => entity.name === name);
  if (!found) throw new Error(`nothing reads ${name}`);
  return found;
};

/** Every kind of thing that is exported. */
export const entities: readonly Entity[] = exportNames.map(entityNamed);
