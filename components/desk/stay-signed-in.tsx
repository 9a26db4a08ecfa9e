"use client";

import { useEffect } from "react";

const everyMs = 5 * 60 * 1000;

/**
 * A page cannot set a cookie while it is drawn: opening one, and typing in it, begins the idle time anew here.
 * Time alone does not, so a desk that is left does sign out.
 */
export function StaySignedIn() {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const renew = () => {
      const now = performance.now();
      if (now - last < everyMs) return;
      last = now;
      fetch("/api/auth/session").catch(() => undefined); // The next key stroke tries again.
    };
    renew();
    document.addEventListener("input", renew);
    return () => document.removeEventListener("input", renew);
  }, []);
  return null;
}
