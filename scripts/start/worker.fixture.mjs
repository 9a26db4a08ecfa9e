// One of several processes of a very small site: it answers with its own number, and breaks where it is asked to.
import { createServer } from "node:http";

if (process.env.FIXTURE_BREAKS === "yes") process.exit(1);
const server = createServer((_, response) => response.end(String(process.pid)));
process.on("SIGTERM", () => server.close(() => process.exit(0)));
server.keepAliveTimeout = 1;
server.listen(Number(process.env.FIXTURE_PORT), "127.0.0.1", () => process.send?.("serving"));
