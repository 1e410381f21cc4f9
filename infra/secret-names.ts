/** How the names of gateways' credentials begin: a secret for each connection. */
export const gatewaySecretsOf = (stage: string): string => `atrium-${stage}/gateways`;
