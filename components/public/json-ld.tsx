import { scriptJson } from "@/lib/script-json";

/**
 * Structured data in a page: a block of data, which no browser runs and the policy does not ask about. With `reads` the
 * porch stamps the count of that notice into it, as it does into `Reads`.
 */
export const JsonLd = ({ data, reads }: { data: object; reads?: number }) => (
  <script
    type="application/ld+json"
    data-reads={reads}
    // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped for its context by scriptJson.
    dangerouslySetInnerHTML={{ __html: scriptJson(data) }}
  />
);
