import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NotFound } from "../ui/not-found.tsx";
import { OpsLayout } from "./ops-layout.tsx";

const OverviewPage = lazy(() => import("./pages/overview-page.tsx"));
const LiveSalePage = lazy(() => import("./pages/live-sale-page.tsx"));
const ServicesPage = lazy(() => import("./pages/services-page.tsx"));
const QueuesPage = lazy(() => import("./pages/queues-page.tsx"));
const FlowPage = lazy(() => import("./pages/flow-page.tsx"));
const TracesPage = lazy(() => import("./pages/traces-page.tsx"));
const TracePage = lazy(() => import("./pages/trace-page.tsx"));
const LedgerPage = lazy(() => import("./pages/ledger-page.tsx"));

/** The pages of operations. */
export function OpsRoutes() {
  return (
    <Routes>
      <Route path="/ops" element={<OpsLayout />}>
        <Route index element={<OverviewPage />} />
        <Route path="live-sale" element={<LiveSalePage />} />
        <Route path="services" element={<ServicesPage />} />
        <Route path="queues" element={<QueuesPage />} />
        <Route path="flow" element={<FlowPage />} />
        <Route path="traces" element={<TracesPage />} />
        <Route path="traces/:traceId" element={<TracePage />} />
        <Route path="ledger" element={<LedgerPage />} />
        <Route path="*" element={<NotFound home="/ops" />} />
      </Route>
    </Routes>
  );
}
