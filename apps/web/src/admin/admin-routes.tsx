import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NotFound } from "../ui/not-found.tsx";
import { AdminLayout } from "./admin-layout.tsx";

const DashboardPage = lazy(() => import("./pages/dashboard-page.tsx"));
const ProductsPage = lazy(() => import("./pages/products-page.tsx"));
const ProductPage = lazy(() => import("./pages/product-page.tsx"));
const StockPage = lazy(() => import("./pages/stock-page.tsx"));
const SalesPage = lazy(() => import("./pages/sales-page.tsx"));
const OrdersPage = lazy(() => import("./pages/orders-page.tsx"));
const UsersPage = lazy(() => import("./pages/users-page.tsx"));
const ReviewsPage = lazy(() => import("./pages/reviews-page.tsx"));
const AuditPage = lazy(() => import("./pages/audit-page.tsx"));
const DeadLettersPage = lazy(() => import("./pages/dead-letters-page.tsx"));

/** The pages of the back office. */
export function AdminRoutes() {
  return (
    <Routes>
      <Route path="/admin" element={<AdminLayout />}>
        <Route index element={<DashboardPage />} />
        <Route path="products" element={<ProductsPage />} />
        <Route path="products/:productId" element={<ProductPage />} />
        <Route path="stock" element={<StockPage />} />
        <Route path="sales" element={<SalesPage />} />
        <Route path="orders" element={<OrdersPage />} />
        <Route path="users" element={<UsersPage />} />
        <Route path="reviews" element={<ReviewsPage />} />
        <Route path="audit" element={<AuditPage />} />
        <Route path="dead-letters" element={<DeadLettersPage />} />
        <Route path="*" element={<NotFound home="/admin" />} />
      </Route>
    </Routes>
  );
}
