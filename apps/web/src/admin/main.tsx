import { startTexts } from "../i18n/start.ts";
import { startPage } from "../ui/app-root.tsx";
import { AdminRoutes } from "./admin-routes.tsx";
import { admin } from "./i18n/admin.ts";
import { fulfilment } from "./i18n/fulfilment.ts";
import { goods } from "./i18n/goods.ts";
import { people } from "./i18n/people.ts";
import { records } from "./i18n/records.ts";
import { trade } from "./i18n/trade.ts";
import { warehouse } from "./i18n/warehouse.ts";
import "./parts/admin.css";

startTexts({ admin, goods, warehouse, trade, fulfilment, people, records });
startPage(<AdminRoutes />);
