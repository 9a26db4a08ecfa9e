import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";

const page = { name: "licence", words: ["page.licence.1", "page.licence.2"] } as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

export default function Page(props: FixedProps) {
  return <FixedPage page={page} {...props} />;
}
