import type { NextConfig } from "next";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  compress: false, // The porch compresses once per finished page.
  images: { unoptimized: true }, // The optimizer is an attack surface nobody here needs: /_next/image answers 404.
  htmlLimitedBots: /.*/, // Or title, description and canonical are streamed into <body>.
  serverExternalPackages: ["postgres"],
  experimental: { serverActions: { bodySizeLimit: "8mb" } },
};

export default config;
