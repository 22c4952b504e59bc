import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NotFound } from "../ui/not-found.tsx";
import HomePage from "./pages/home-page.tsx";
import { ShopLayout } from "./shop-layout.tsx";

const CategoriesPage = lazy(() => import("./pages/categories-page.tsx"));
const SearchPage = lazy(() => import("./pages/search-page.tsx"));
const ProductPage = lazy(() => import("./pages/product-page.tsx"));
const CartPage = lazy(() => import("./pages/cart-page.tsx"));
const CheckoutPage = lazy(() => import("./pages/checkout-page.tsx"));
const PayPage = lazy(() => import("./pages/pay-page.tsx"));
const OrdersPage = lazy(() => import("./pages/orders-page.tsx"));
const OrderPage = lazy(() => import("./pages/order-page.tsx"));
const SalesPage = lazy(() => import("./pages/sales-page.tsx"));
const SalePage = lazy(() => import("./pages/sale-page.tsx"));
const AccountPage = lazy(() => import("./pages/account-page.tsx"));
const AddressesPage = lazy(() => import("./pages/addresses-page.tsx"));
const LoginPage = lazy(() => import("./pages/login-page.tsx"));
const RegisterPage = lazy(() => import("./pages/register-page.tsx"));
const MyReviewsPage = lazy(() => import("./pages/my-reviews-page.tsx"));

/** Which page of the shop front an address shows. Pages beyond the first are loaded when somebody goes there. */
export function ShopRoutes() {
  return (
    <Routes>
      <Route path="/" element={<ShopLayout />}>
        <Route index element={<HomePage />} />
        <Route path="categories" element={<CategoriesPage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="products/:productId" element={<ProductPage />} />
        <Route path="cart" element={<CartPage />} />
        <Route path="checkout" element={<CheckoutPage />} />
        <Route path="pay/:orderNo" element={<PayPage />} />
        <Route path="orders" element={<OrdersPage />} />
        <Route path="orders/:orderNo" element={<OrderPage />} />
        <Route path="sale" element={<SalesPage />} />
        <Route path="sale/:skuId" element={<SalePage />} />
        <Route path="account" element={<AccountPage />} />
        <Route path="addresses" element={<AddressesPage />} />
        <Route path="login" element={<LoginPage />} />
        <Route path="register" element={<RegisterPage />} />
        <Route path="reviews" element={<MyReviewsPage />} />
        <Route path="*" element={<NotFound home="/" />} />
      </Route>
    </Routes>
  );
}
