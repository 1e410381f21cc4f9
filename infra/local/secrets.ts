import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Actions, ServiceError } from './services.ts';

interface Secret {
  readonly SecretId: string;
  readonly SecretString: string;
}

/** Secrets Manager, as far as it is used: one value for a name, in a file that only its owner reads. */
export const createSecrets = (file: string): Actions => {
  const read = (): Record<string, string> =>
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const write = (all: Record<string, string>) => {
    // a killed runner leaves the file of before, never half of one
    writeFileSync(`${file}.new`, JSON.stringify(all), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  /** still there for 30 days, and answers nothing but that */
  const deleted = new Set<string>();
  const existing = (name: string): string => {
    if (deleted.has(name))
      throw new ServiceError('InvalidRequestException', `${name} is marked for deletion`);
    const value = read()[name];
    if (value === undefined)
      throw new ServiceError('ResourceNotFoundException', `there is no secret ${name}`);
    return value;
  };
  return {
    'secretsmanager.GetSecretValue': async ({ SecretId }: Pick<Secret, 'SecretId'>) => ({
      Name: SecretId,
      SecretString: existing(SecretId),
    }),
    'secretsmanager.PutSecretValue': async ({ SecretId, SecretString }: Secret) => {
      existing(SecretId);
      write({ ...read(), [SecretId]: SecretString });
      return { Name: SecretId };
    },
    'secretsmanager.CreateSecret': async ({
      Name,
      SecretString,
    }: {
      readonly Name: string;
      readonly SecretString: string;
    }) => {
      const all = read();
      if (deleted.has(Name))
        throw new ServiceError('InvalidRequestException', `${Name} is marked for deletion`);
      if (Name in all) throw new ServiceError('ResourceExistsException', `${Name} exists`);
      write({ ...all, [Name]: SecretString });
      return { Name };
    },
    'secretsmanager.DeleteSecret': async ({ SecretId }: Pick<Secret, 'SecretId'>) => {
      existing(SecretId);
      const { [SecretId]: _, ...others } = read();
      write(others);
      deleted.add(SecretId);
      return { Name: SecretId };
    },
  };
};
