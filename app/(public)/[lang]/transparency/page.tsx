import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";

const page = {
  name: "transparency",
  words: [
    "page.transparency.1",
    "page.transparency.2",
    "page.transparency.3",
    "page.transparency.4",
  ],
} as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

export default function Page(props: FixedProps) {
  return <FixedPage page={page} {...props} />;
}
