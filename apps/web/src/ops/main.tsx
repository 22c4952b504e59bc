import { startTexts } from "../i18n/start.ts";
import { startPage } from "../ui/app-root.tsx";
import { flow } from "./i18n/flow.ts";
import { ledger } from "./i18n/ledger.ts";
import { liveSale } from "./i18n/live-sale.ts";
import { ops } from "./i18n/ops.ts";
import { overview } from "./i18n/overview.ts";
import { queues } from "./i18n/queues.ts";
import { services } from "./i18n/services.ts";
import { traces } from "./i18n/traces.ts";
import { OpsRoutes } from "./ops-routes.tsx";

startTexts({ ops, overview, liveSale, services, queues, traces, ledger, flow });
startPage(<OpsRoutes />);
