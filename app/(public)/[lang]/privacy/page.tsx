import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";

const page = {
  name: "privacy",
  words: ["page.privacy.1", "page.privacy.2", "page.privacy.3"],
} as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

export default function Page(props: FixedProps) {
  return <FixedPage page={page} {...props} />;
}
