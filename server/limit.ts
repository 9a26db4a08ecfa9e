/** Requests one client may send in one window, and how many clients are kept in mind: some 3 MB. */
const defaults = { quota: 600, windowSeconds: 60, clientsAtMost: 20_000 };

export type Taken = { allowed: boolean; headers: Record<string, string> };
export type Limit = (address: string) => Taken;

/** Whom an address stands for: one of IPv6 is one of many in its /64. */
export const clientOf = (address: string): string =>
  address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;

/**
 * Counts requests by client in windows of a minute, in this process alone. Past
 * `clientsAtMost` the client whose window began first is forgotten: memory is bounded, nobody is refused for it.
 */
export function openLimit(
  given: Partial<typeof defaults> = {},
  now: () => number = () => performance.now(),
): Limit {
  const { quota, windowSeconds, clientsAtMost } = { ...defaults, ...given };
  const windows = new Map<string, { began: number; used: number }>();
  const windowMs = windowSeconds * 1000;
  return (address) => {
    const client = clientOf(address);
    const at = now();
    let window = windows.get(client);
    if (!window || at - window.began >= windowMs) {
      windows.delete(client); // A Map keeps the order of insertion: the oldest window stands first.
      window = { began: at, used: 0 };
      windows.set(client, window);
      const oldest = windows.size > clientsAtMost ? windows.keys().next().value : undefined;
      if (oldest !== undefined) windows.delete(oldest);
    }
    window.used += 1;
    const left = Math.ceil((window.began + windowMs - at) / 1000);
    const seconds = Math.min(windowSeconds, Math.max(1, left));
    const allowed = window.used <= quota;
    return {
      allowed,
      // draft-ietf-httpapi-ratelimit-headers-10.
      headers: {
        "ratelimit-policy": `"api";q=${quota};w=${windowSeconds}`,
        ratelimit: `"api";r=${Math.max(0, quota - window.used)};t=${seconds}`,
        ...(allowed ? {} : { "retry-after": String(seconds) }),
      },
    };
  };
}
