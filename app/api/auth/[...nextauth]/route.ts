import NextAuth from "next-auth";
import { authOptions } from "@/app/auth";

type Segments = { params: Promise<{ nextauth: string[] }> };

// The settings are read when somebody asks, not when the build looks at this file.
const handler = (request: Request, segments: Segments): Promise<Response> =>
  NextAuth(authOptions())(request, segments);

export { handler as GET, handler as POST };
