import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { useSession } from "../../session/session.ts";
import { toast } from "../../ui/toasts.tsx";
import { useAddToCart } from "../cart/use-cart-change.ts";
import { checkoutOfItems } from "../links/checkout-link.ts";
import { loginTo } from "../links/next-path.ts";
import { type Choice, choiceQuery } from "./choice.ts";

/** The two ways to buy a choice. Visitors log in first, and find their choice as they left it. */
export function useBuying(choice: Choice) {
  const { t } = useTranslation("catalogue");
  const session = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const productId = Number(useParams().productId);
  const { mutate, ...add } = useAddToCart();
  const logIn = () => void navigate(loginTo(`${pathname}?${new URLSearchParams(choiceQuery(choice))}`));
  return {
    add: {
      ...add,
      go: () => {
        if (!session) logIn();
        else if (!add.isPending) mutate(choice, { onSuccess: () => toast(t("added")) });
      },
    },
    buyNow: () => void navigate(checkoutOfItems([{ ...choice, productId }])),
  };
}
