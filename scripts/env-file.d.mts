export function loadEnvFile(path?: string, environment?: Record<string, string | undefined>): void;
