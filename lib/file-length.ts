/** How a route tells the porch how many bytes it sends: Next takes Content-Length out of every answer. */
export const lengthHeader = "gongji-length";
