import { writeFile } from 'node:fs/promises';
import { clientTypes } from './client-types.ts';
import { openApi } from './openapi.ts';
import { operations } from './operations.ts';
import { permissionsPage } from './permissions-page.ts';

/** The committed files of the contract and what they must hold; the drift test compares them. */
export const contractFiles = async (): Promise<Record<string, string>> => {
  const document = openApi();
  return {
    'openapi.json': `${JSON.stringify(document, null, 1)}\n`,
    'client.gen.ts': await clientTypes(document),
    'permissions.md': permissionsPage(operations),
  };
};

if (import.meta.main) {
  for (const [name, content] of Object.entries(await contractFiles())) {
    await writeFile(new URL(name, import.meta.url), content);
    process.stderr.write(`wrote shared/contract/${name}\n`);
  }
}
