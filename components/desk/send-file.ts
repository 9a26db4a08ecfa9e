"use client";

export type Sent = {
  ok: boolean;
  /** The version the edition stands at now. */
  lockVersion?: number | undefined;
  /** Why it was not taken, in the board's words. */
  words?: string | undefined;
  cancelled?: boolean;
  /** Nothing after it would be taken either: somebody else wrote, the session is over, the line is gone. */
  stops: boolean;
};

type Given = {
  file: File;
  role: "file" | "image";
  lockVersion: number;
  signal: AbortSignal;
  onSent: (bytes: number) => void;
};

// What concerns this file alone: size, name, kind, content, and a scanner that does not know.
const ownFault: ReadonlySet<number> = new Set([413, 415, 422, 503]);

/** Sends one file and says how far it is: fetch tells nothing of that, so it is the older way. */
export function sendFile(address: string, given: Given): Promise<Sent> {
  const form = new FormData();
  form.set("lockVersion", String(given.lockVersion));
  form.set("role", given.role);
  form.set("file", given.file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    given.signal.addEventListener("abort", abort, { once: true });
    request.upload.onprogress = ({ loaded }) => given.onSent(Math.min(loaded, given.file.size));
    request.onabort = () => resolve({ ok: false, cancelled: true, stops: true });
    request.onerror = () => resolve({ ok: false, stops: true });
    request.onload = () => resolve(read(request));
    request.onloadend = () => given.signal.removeEventListener("abort", abort);
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.send(form);
  });
}

function read({ status, responseText }: XMLHttpRequest): Sent {
  const said = parsed(responseText);
  const { lockVersion, error } = said;
  return {
    ok: status === 201,
    lockVersion,
    words: error?.words,
    stops: status !== 201 && !(ownFault.has(status) && error !== undefined),
  };
}

function parsed(text: string): { lockVersion?: number; error?: { words?: string } } {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null ? said : {};
  } catch {
    return {}; // A page of the porch's.
  }
}
