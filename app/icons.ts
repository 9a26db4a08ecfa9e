/** The seal as browsers want it, in the head of every page; without these lines they ask for `/favicon.ico` alone. */
export const icons = {
  icon: [
    { url: "/favicon.ico", sizes: "48x48" },
    { url: "/icon.svg", type: "image/svg+xml" },
  ],
  apple: "/apple-touch-icon.png",
};
