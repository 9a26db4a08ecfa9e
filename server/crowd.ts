import { clientOf } from "./limit";

/** Lets one in and returns what gives the place back; null where there is none. Giving back twice does no harm. */
export type Crowd = (address: string) => (() => void) | null;

/** So many at once in all, of them at most `perClient` for one client: nobody takes all the places alone. */
export function openCrowd({ atOnce, perClient }: { atOnce: number; perClient: number }): Crowd {
  const places = new Map<string, number>();
  let taken = 0;
  return (address) => {
    const client = clientOf(address);
    const own = places.get(client) ?? 0;
    if (taken >= atOnce || own >= perClient) return null;
    taken += 1;
    places.set(client, own + 1);
    let there = true;
    return () => {
      if (!there) return;
      there = false;
      taken -= 1;
      const left = (places.get(client) ?? 1) - 1;
      if (left > 0) places.set(client, left);
      else places.delete(client);
    };
  };
}

/**
 * Requests under way past the porch, by what they wait for. A download lasts as long as its reader likes: apart from the
 * rest it can crowd out only other downloads. Below the inner connections there are, so that none waits for one.
 */
export const openCrowds = () => ({
  downloads: openCrowd({ atOnce: 256, perClient: 32 }),
  // Each holds a file that is still arriving.
  uploads: openCrowd({ atOnce: 48, perClient: 12 }),
  others: openCrowd({ atOnce: 768, perClient: 128 }),
});
export type Crowds = ReturnType<typeof openCrowds>;
