import { House, LayoutGrid, ShoppingCart, User, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useSession } from "../../session/session.ts";
import { piecesOf } from "../cart/cart-lines.ts";
import { useCart } from "../cart/use-cart.ts";

/** The ways through the shop: in the bar above, on phones at the foot of the screen. */
export function ShopNav() {
  const { t } = useTranslation(["common", "catalogue"]);
  const session = useSession();
  return (
    <nav className="shop-nav" aria-label={t("shop")}>
      <NavLink to="/" end className="home">
        <House size={20} aria-hidden="true" /> {t("home")}
      </NavLink>
      <NavLink to="/sale">
        <Zap size={20} aria-hidden="true" /> {t("catalogue:flashSale")}
      </NavLink>
      <NavLink to="/categories">
        <LayoutGrid size={20} aria-hidden="true" /> {t("catalogue:categories")}
      </NavLink>
      <CartLink />
      <NavLink to={session ? "/account" : "/login"}>
        <User size={20} aria-hidden="true" /> {session ? t("account") : t("login")}
      </NavLink>
    </nav>
  );
}

/** To the cart, with how many pieces are in it. */
function CartLink() {
  const { t } = useTranslation("catalogue");
  const session = useSession();
  const { data = [] } = useCart();
  const count = session ? piecesOf(data) : 0;
  return (
    <NavLink to="/cart">
      <span className="cart-icon" aria-hidden="true">
        <ShoppingCart size={20} />
        {count > 0 ? <span className="count">{count > 99 ? "99+" : count}</span> : null}
      </span>
      {t("cart")}
      {count > 0 ? <span className="visually-hidden">{t("cartHolds", { count })}</span> : null}
    </NavLink>
  );
}
