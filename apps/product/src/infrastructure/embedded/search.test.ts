import { productSearchContract } from "@mall/testkit";
import { createEmbeddedSearch } from "./search.ts";

productSearchContract("in memory", async () => ({ search: createEmbeddedSearch(), close: async () => {} }));
