import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";

const page = {
  name: "accessibility",
  words: ["page.accessibility.1", "page.accessibility.2", "page.accessibility.3"],
} as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

export default function Page(props: FixedProps) {
  return <FixedPage page={page} {...props} />;
}
