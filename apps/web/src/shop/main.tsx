import { startTexts } from "../i18n/start.ts";
import { startPage } from "../ui/app-root.tsx";
import { account } from "./i18n/account.ts";
import { buying } from "./i18n/buying.ts";
import { catalogue } from "./i18n/catalogue.ts";
import { sale } from "./i18n/sale.ts";
import { ShopRoutes } from "./shop-routes.tsx";

startTexts({ account, catalogue, buying, sale });
startPage(<ShopRoutes />);
