import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { searchLink } from "../search/search-state.ts";
import { pictureOf } from "./category-picture.ts";
import { useCategories, useCategoryName } from "./use-categories.ts";
import "./category-tiles.css";

/** The categories side by side, each leading to what is in it. */
export function CategoryTiles() {
  const { t } = useTranslation("catalogue");
  const query = useCategories();
  const nameOf = useCategoryName();
  return (
    <Asked query={query} lines={1}>
      {(categories) => (
        <ul className="category-tiles">
          {categories.map((category) => (
            <li key={category.id}>
              <Link to={searchLink({ categoryId: category.id })}>
                <img src={pictureOf(category.id)} alt="" width="56" height="56" />
                <strong>{nameOf(category)}</strong>
                <span className="soft">{t("piecesInCategory", { count: category.count })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Asked>
  );
}
