import NextAuth from "next-auth";
import { refuse } from "@/app/api/v1/shape";
import { authOptions } from "@/app/auth";
import { paths } from "@/lib/paths";

type Segments = { params: Promise<{ nextauth: string[] }> };

/** What this house uses of next-auth. Its other pages and its log of what browsers say are nobody's business here. */
const answered = {
  GET: ["session", "csrf", "providers", "signin", "signout"],
  POST: ["callback/credentials", "signout"],
};

// The settings are read when somebody asks, not when the build looks at this file.
async function handler(request: Request, segments: Segments): Promise<Response> {
  const action = (await segments.params).nextauth.join("/");
  // Where next-auth sends a form that was declined; its own answer would put the address's words into a header.
  if (request.method === "GET" && action === "error")
    return new Response(null, { status: 302, headers: { location: paths.signIn } });
  const known = request.method === "POST" ? answered.POST : answered.GET;
  if (!known.includes(action))
    return refuse(request, { code: "not_found", words: "api.error.address" });
  return NextAuth(authOptions())(request, segments);
}

export { handler as GET, handler as POST };
