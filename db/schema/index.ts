export * from "./mail";
export * from "./notices";
export * from "./people";
export * from "./places";
export * from "./records";
export * from "./search";
export * from "./site";
